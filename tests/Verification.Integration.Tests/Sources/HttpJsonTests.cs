using NUnit.Framework;
using Verification.Sources.HttpJson;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;

namespace Verification.Integration.Tests.Sources;

/// <summary>An interface in JSON that takes many questions in a call, or one.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HttpJsonTests(bool single) : HttpSuite
{
    private protected override IFakeWire Wire => new FakeJsonWire(single);

    private protected override ISource Asking(string url, params (string Key, string Value)[] other)
    {
        var faults = new List<string>();
        return HttpJsonSource.Create(Source, Settings(url, single, other), faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults));
    }
}
