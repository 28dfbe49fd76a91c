using System.Globalization;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

/// <summary>The household whose bank never answers, with a deadline that can be waited for.</summary>
internal static class Silent
{
    // Long enough for a slow machine to read the request before it, as a deadline in less than a second is refused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static ARequest Bank(string requestId) => ARequest.Household("con-01-bank-silent", requestId)
        .With("deadline", (TimeProvider.System.GetUtcNow() + Patience).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
