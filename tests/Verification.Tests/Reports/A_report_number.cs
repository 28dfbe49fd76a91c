using CsCheck;
using NUnit.Framework;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed class A_report_number
{
    [TestCase(1, "620502-2020-000001")]
    [TestCase(999_999, "620502-2020-999999")]
    [TestCase(1_000_000, "620502-2020-1000000")]
    public void Names_county_year_and_place(int sequence, string text) =>
        Assert.That(ReportNumber.Of(RegionCode.Parse("620502"), 2020, sequence).ToString(), Is.EqualTo(text));

    [Test]
    public void Is_read_back_as_it_was_written() => Gen.Select(Gen.Int[1000, 9999], Gen.Int[1, 99_999_999]).Sample((year, sequence) =>
    {
        var number = ReportNumber.Of(RegionCode.Parse("620502"), year, sequence);
        return ReportNumber.TryParse(number.ToString(), out var read) && read == number;
    });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("620502-2020-1")]
    [TestCase("620502-2020-0000001")]
    [TestCase("620502-2020-000000")]
    [TestCase("620502-0020-000001")]
    [TestCase("992020-2020-000001")]
    [TestCase("620502-2020-00000１")]
    [TestCase("620502-2020--00001")]
    [TestCase("620502-2020-000001 ")]
    public void Is_nothing_else(string? text) => Assert.That(ReportNumber.TryParse(text, out _), Is.False);

    [Test]
    public void Is_given_by_a_county_only() =>
        Assert.That(() => ReportNumber.Of(RegionCode.Parse("6205"), 2020, 1), Throws.TypeOf<BrokenPromise>());
}
