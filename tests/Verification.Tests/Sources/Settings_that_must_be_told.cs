using NUnit.Framework;
using Verification.Sources.Kit;

namespace Verification.Tests.Sources;

/// <summary>What an adapter may ask of its settings (<c>AdapterSettings</c>).</summary>
public sealed class Settings_that_must_be_told
{
    [TestCase(null, null)]
    [TestCase("0", null)]
    [TestCase("65536", null)]
    [TestCase("1.5", null)]
    [TestCase("1", 1)]
    [TestCase("65535", 65_535)]
    public void A_number_is_taken_within_its_range_and_never_left_out(string? told, int? taken) =>
        Check(told, "port: a whole number between 1 and 65535 is expected", taken, settings => settings.Whole("port", 1, 65_535));

    [TestCase(null, null)]
    [TestCase("1.01", null)]
    [TestCase("-0.1", null)]
    [TestCase("0.12", 0.12)]
    [TestCase("1", 1)]
    public void A_share_is_taken_within_its_range_and_never_left_out(string? told, double? taken) =>
        Check(told, "port: a share between 0 and 1 is expected", taken is { } share ? (decimal)share : null, settings => settings.Share("port"));

    [TestCase(null)]
    [TestCase("yes")]
    [TestCase("allowed")]
    public void A_line_that_is_not_encrypted_is_allowed_by_name(string? told)
    {
        var faults = new List<string>();
        new AdapterSettings(Given(told), faults).Unencrypted("port");
        Assert.That(faults, told == "allowed" ? Is.Empty : Has.One.EqualTo("port: the line is not encrypted; write 'port: allowed' if it is protected otherwise"));
    }

    private static void Check<T>(string? told, string fault, T? taken, Func<AdapterSettings, T> read)
        where T : struct
    {
        var faults = new List<string>();
        var value = read(new(Given(told), faults));
        Assert.That(faults, taken is null ? Is.EqualTo(new[] { fault }) : Is.Empty);
        Assert.That(value, Is.EqualTo(taken ?? value));
    }

    private static Dictionary<string, string> Given(string? told) => told is null ? [] : new() { ["port"] = told };
}
