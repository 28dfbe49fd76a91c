using System.Text;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Verification.Sources.HttpJson;
using Verification.Sources.HttpXml;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.TestKit.Exchange;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>Sources over interfaces that say exactly what a test wants, byte by byte.</summary>
internal static class AnInterface
{
    /// <summary>A reply to the questions asked, written by their keys and documents.</summary>
    public static RequestDelegate Saying(Func<IReadOnlyList<Reached>, string> reply, string type = "application/json", IFakeWire? wire = null) =>
        async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply((wire ?? new FakeJsonWire(single: false)).Read(body.ToArray()))));
        };

    public static HttpJsonSource Json(string url, params IEnumerable<(string Key, string Value)> other) =>
        (HttpJsonSource)Built((settings, faults) => HttpJsonSource.Create(TrialWorld.Source, settings, faults, TimeProvider.System), Settings(url, other));

    public static HttpJsonSource Json(string url, TimeProvider clock, params IEnumerable<(string Key, string Value)> other) =>
        (HttpJsonSource)Built((settings, faults) => HttpJsonSource.Create(TrialWorld.Source, settings, faults, clock), Settings(url, other));

    public static HttpXmlSource Xml(string url, params IEnumerable<(string Key, string Value)> other) =>
        (HttpXmlSource)Built((settings, faults) => HttpXmlSource.Create(TrialWorld.Source, settings, faults, TimeProvider.System), Settings(url, [("namespace", "urn:exchange"), .. other]));

    public static Task<List<Answer>> Ask(ISource source, params int[] persons) => Ask(source, CancellationToken.None, persons);

    public static Task<List<Answer>> Ask(ISource source, CancellationToken ct, params int[] persons) =>
        TrialWorld.Ask(source, ct, [.. persons.Select(TrialWorld.About)]);

    /// <summary>One answer in JSON, without its braces.</summary>
    public static string Answer(Reached asked, string records = "") =>
        $$"""
        "key":"{{asked.Key}}","document":"{{asked.Document}}","status":"answered","records":[{{records}}]
        """;

    public static string Wage(string id, string amount = "\"1.00\"") =>
        $$"""
        {"record_id":"{{id}}","kind":"wage","from":"2020-03-01","to":"2020-03-31","amount":{{amount}}}
        """;

    public static Dictionary<string, string> Settings(string url, params IEnumerable<(string Key, string Value)> other)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["url"] = url, ["plain_http"] = "allowed", ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "wage",
        };
        foreach (var (key, value) in other)
            settings[key] = value;
        return settings;
    }

    private static ISource Built(Func<Dictionary<string, string>, List<string>, ISource?> create, Dictionary<string, string> settings)
    {
        var faults = new List<string>();
        return create(settings, faults) ?? throw new AssertionException(string.Join("; ", faults));
    }
}
