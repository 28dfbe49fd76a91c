using System.Text;
using NUnit.Framework;
using Verification.Sources.Kit;
using static Verification.Tests.Sources.Deliveries;

namespace Verification.Tests.Sources;

/// <summary>A registry whose files are read row by row: a bad row makes its person unknown, never empty.</summary>
public sealed class Snapshots_with_bad_rows
{
    private Deliveries _drops = null!;

    [SetUp]
    public void Begin() => _drops = new();

    [TearDown]
    public void End() => _drops.Dispose();

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("exponent", Row(2).Replace("100.00", "1.10105E+17"), "record.amount");
        yield return Case("thousands", Row(2).Replace("100.00", "\"1,100.00\""), "record.amount");
        yield return Case("formula", Row(2).Replace("100.00", "=1+1"), "record.amount");
        yield return Case("ragged", $"{Number(2)},w-2,wage\n", "drop.ragged");
        yield return Case("one_field_more", Row(2).Replace("\n", ",more\n"), "drop.ragged");
        yield return Case("NUL", Row(2).Replace("w-2", "w\0"), "drop.nul");
        yield return Case("stray_quote", Row(2).Replace("w-2", "w\"2"), "drop.quote");
        yield return Case("another_kind", Row(2).Replace("wage", "deposit"), "record.kind");
        static TestCaseData Case(string name, string row, string code) => new TestCaseData(row, code).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bad))]
    public async Task Leave_the_person_of_the_row_unknown_and_the_others_known(string row, string code)
    {
        _drops.Put("s-1", Row(1) + row + Row(3), records: 3);
        var source = _drops.Reading(("rows", "row-wise"));

        var taken = (Drop.Taken)(await source.TakeDrops(CancellationToken.None)).Single();

        Assert.That((taken.RowsSetAside, taken.Faults[0].Code, taken.Faults[0].Line), Is.EqualTo((1, code, (int?)3)));
        Assert.That(await Ask(source, 1, 2, 3, 4), Is.EqualTo(["w-1", "later", "w-3", "NoRecord"]));
    }

    [TestCase("NUMBER,s-2,signal-large-outflow,2020-03-01,2020-03-31,1.1E+17,,,,\n")]
    [TestCase("NUMBER,,signal-large-outflow,2020-03-01,2020-03-31,1.00,,,,\n")]
    [TestCase("nobody,s-2,signal-large-outflow,2020-03-01,2020-03-31,1.00,,,,\n")]
    public async Task That_are_signals_leave_nobody_unknown(string signal)
    {
        _drops.Put("s-1", Row(1) + Row(2) + signal.Replace("NUMBER", Number(2), StringComparison.Ordinal), records: 3);
        var source = _drops.Reading(("rows", "row-wise"), ("raises.0", "signal-large-outflow"));

        var taken = (Drop.Taken)(await source.TakeDrops(CancellationToken.None)).Single();

        Assert.That(taken.RowsSetAside, Is.EqualTo(1));
        Assert.That(await Ask(source, 1, 2, 3), Is.EqualTo(["w-1", "w-2", "NoRecord"]));
    }

    [Test]
    public async Task Leave_a_person_unknown_who_has_a_good_row_beside_the_bad_one()
    {
        _drops.Put("s-1", Row(1) + Row(2).Replace("100.00", "x") + Row(1, "b").Replace("100.00", "x"), records: 3);
        var source = _drops.Reading(("rows", "row-wise"));
        await source.TakeDrops(CancellationToken.None);

        Assert.That(await Ask(source, 1, 2, 3), Is.EqualTo(["later", "later", "NoRecord"]));
    }

    [Test]
    public async Task With_an_unclosed_quote_leave_everybody_unknown_whose_row_it_swallows()
    {
        _drops.Put("s-1", Row(1) + Row(2).Replace("w-2", "\"w-2") + Row(3), records: 3);
        var source = _drops.Reading(("rows", "row-wise"));
        await source.TakeDrops(CancellationToken.None);

        Assert.That(await Ask(source, 1, 2, 3, 4), Is.EqualTo(["w-1", "later", "later", "NoRecord"]));
    }

    [TestCase("6.20599E+17,w-2,wage,2020-03-01,2020-03-31,100.00,,,,\n", TestName = "Are_refused_whole_when_a_spreadsheet_has_eaten_a_document")]
    [TestCase("x\n", TestName = "Are_refused_whole_when_a_row_is_nobodys")]
    [TestCase("w-2,wage,2020-03-01\n", TestName = "Are_refused_whole_when_a_ragged_row_does_not_begin_with_its_document")]
    public async Task Are_refused_whole_when_a_row_may_be_anybodys(string row)
    {
        _drops.Put("s-1", Row(1) + row, records: 2);
        var source = _drops.Reading(("rows", "row-wise"));

        var refused = (Drop.Refused)(await source.TakeDrops(CancellationToken.None)).Single();

        Assert.That(refused.Faults[0].Code, Is.EqualTo("drop.anybody"));
        Assert.That(await Ask(source, 1, 2), Is.All.EqualTo("later"));
    }

    [Test]
    public async Task Are_refused_whole_when_a_row_is_too_long_to_be_read()
    {
        _drops.Put("s-1", Row(1) + Row(2).Replace("w-2", "\"w-2") + string.Concat(Enumerable.Range(3, 900).Select(i => Row(i, new string('x', 300)))), records: 902);

        var drops = await _drops.Reading(("rows", "row-wise")).TakeDrops(CancellationToken.None);

        Assert.That(((Drop.Refused)drops.Single()).Faults.Select(f => f.Code), Has.Member("drop.row_too_long"));
    }

    [Test]
    public async Task Are_refused_whole_when_nobody_said_that_rows_may_be_set_aside()
    {
        _drops.Put("s-1", Row(1) + Row(2).Replace("100.00", "x"), records: 2);

        Assert.That((await _drops.Reading().TakeDrops(CancellationToken.None)).Single(), Is.InstanceOf<Drop.Refused>());
    }

    [Test]
    public async Task Are_refused_when_rows_are_missing_however_they_are_read()
    {
        _drops.Put("s-1", Row(1) + Row(2).Replace("100.00", "x"), records: 3);

        var refused = (Drop.Refused)(await _drops.Reading(("rows", "row-wise")).TakeDrops(CancellationToken.None)).Single();

        Assert.That(refused.Faults[0].Code, Is.EqualTo("drop.count"));
    }

    [Test]
    public async Task Tell_a_record_twice_as_one_and_a_record_told_in_two_ways_as_unknown()
    {
        _drops.Put("s-1", Row(1) + Row(2) + Row(3) + Row(1) + Row(2).Replace("100.00", "200.00"), records: 5);
        var source = _drops.Reading();
        await source.TakeDrops(CancellationToken.None);

        Assert.That(await Ask(source, 1, 2, 3), Is.EqualTo(["w-1", "later", "w-3"]));
    }

    [Test]
    public async Task Are_held_when_they_have_shrunk_and_the_old_one_stays([Values(0, 1, 4)] int rows)
    {
        _drops.Put("s-1", string.Concat(Enumerable.Range(1, 5).Select(i => Row(i))), 5, AsOf.AddDays(-30));
        _drops.Put("s-2", string.Concat(Enumerable.Range(1, rows).Select(i => Row(i, "new"))), rows);
        var source = _drops.Reading(("share_min", "0.8"));

        var drops = await source.TakeDrops(CancellationToken.None);

        Assert.That(drops[1], rows < 4 ? Is.EqualTo(new Drop.Suspicious(Source, "s-2", rows)) : Is.EqualTo(drops[1] as Drop.Taken));
        Assert.That(await Ask(source, 1), Is.EqualTo([rows < 4 ? "w-1" : "w-1new"]));
    }

    [Test]
    public async Task In_GB18030_are_read_as_such_and_by_no_other_setting()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        _drops.Put("s-1", Row(1, detail: "工资\uE5E5") + Row(2, detail: "奖金"), 2, encoding: gb18030);

        var read = _drops.Reading(("encoding", "gb18030"));
        var taken = await read.TakeDrops(CancellationToken.None);
        using var other = new Deliveries();
        other.Put("s-1", Row(1, detail: "工资") + Row(2, detail: "奖金"), 2, encoding: gb18030);
        var misread = await other.Reading().TakeDrops(CancellationToken.None);

        Assert.That(taken.Single(), Is.InstanceOf<Drop.Taken>());
        Assert.That(await Ask(read, 1, 2), Is.EqualTo(["w-1", "w-2"]));
        Assert.That(((Drop.Refused)misread.Single()).Faults.Select(f => (f.Code, f.Line)), Is.EqualTo([("drop.encoding", (int?)2), ("drop.encoding", (int?)3)]));
    }

    [Test]
    public async Task In_GB18030_name_the_line_that_is_no_GB18030()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        byte[] bytes = [.. gb18030.GetBytes(Heading + Row(1)), .. gb18030.GetBytes(Row(2, detail: "工资").TrimEnd('\n')), 0xFF, (byte)'\n', .. gb18030.GetBytes(Row(3))];
        _drops.Put("s-1", bytes, 3);
        var source = _drops.Reading(("encoding", "gb18030"), ("rows", "row-wise"));

        var taken = (Drop.Taken)(await source.TakeDrops(CancellationToken.None)).Single();

        Assert.That(taken.Faults.Select(f => (f.Code, f.Line)), Is.EqualTo([("drop.encoding", (int?)3)]));
        Assert.That(await Ask(source, 1, 2, 3), Is.EqualTo(["w-1", "later", "w-3"]));
    }
}
