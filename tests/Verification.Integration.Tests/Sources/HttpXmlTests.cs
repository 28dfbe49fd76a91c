using NUnit.Framework;
using Verification.Sources.HttpXml;
using Verification.Sources.Kit;
using Verification.TestKit.Exchange;

namespace Verification.Integration.Tests.Sources;

/// <summary>An interface in XML: SOAP of both versions and plain, many questions in a call or one.</summary>
[TestFixture("soap-1.1", "http://schemas.xmlsoap.org/soap/envelope/", false)]
[TestFixture("soap-1.2", "http://www.w3.org/2003/05/soap-envelope", true)]
[TestFixture("none", "", false)]
[TestFixture("none", "", true)]
public sealed class HttpXmlTests(string envelope, string space, bool single) : HttpSuite
{
    private protected override IFakeWire Wire => new FakeXmlWire(single, space);

    private protected override ISource Asking(string url, params (string Key, string Value)[] other)
    {
        var faults = new List<string>();
        var settings = Settings(url, single, [("envelope", envelope), ("namespace", "urn:exchange"), .. other]);
        return HttpXmlSource.Create(Source, settings, faults, TimeProvider.System) ?? throw new AssertionException(string.Join("; ", faults));
    }
}
