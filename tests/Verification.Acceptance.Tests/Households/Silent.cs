using System.Globalization;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

/// <summary>The household whose bank never answers, with a deadline that can be waited for.</summary>
internal static class Silent
{
    // Long enough for a slow machine and a service just started: read later than a second before it, the request is refused, and asked
    // until after it, the household is decided at once instead of being parked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static ARequest Bank(string requestId) => ARequest.Household("con-01-bank-silent", requestId)
        .With("deadline", (TimeProvider.System.GetUtcNow() + Patience).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
