using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.TestKit;

namespace Verification.Tests.Sources;

public sealed class Comma_separated_files
{
    [Test]
    public async Task Are_read_as_the_published_vectors_say()
    {
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(Vectors.Folder("csv", "csv-spectrum.json")));
        foreach (var vector in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            var name = vector.GetProperty("name").GetString();
            var bytes = vector.GetProperty("csv_base64").GetBytesFromBase64();
            var faults = new List<DropFault>();
            var csv = new StrictCsv(new MemoryStream(bytes));
            var rows = new List<Dictionary<string, string>>();

            // The published vectors changed the line ends of some files but not of what is expected of them: they are not compared.
            await foreach (var row in csv.Rows(faults, CancellationToken.None))
            {
                rows.Add(csv.Heading.Zip(row.Fields).ToDictionary(pair => pair.First, pair => pair.Second.ReplaceLineEndings("\n")));
            }

            // The vector with a quote inside an unquoted field breaks RFC 4180: what was meant is not guessed.
            if (name == "csv-spectrum/location_coordinates")
            {
                Assert.That(faults.Select(f => (f.Code, f.Line)), Is.EqualTo([("drop.quote", (int?)2)]), name);
                continue;
            }

            // A file of one row is given as the row itself.
            var expected = vector.GetProperty("rows");
            var wanted = expected.ValueKind == JsonValueKind.Array
                ? expected.Deserialize<List<Dictionary<string, string>>>()
                : [expected.Deserialize<Dictionary<string, string>>()!];
            Assert.That(faults, Is.Empty, name);
            Assert.That(rows, Is.EqualTo(wanted!.Select(row => row.ToDictionary(pair => pair.Key, pair => pair.Value.ReplaceLineEndings("\n")))), name);
        }
    }

    [TestCase("\uFEFFa,b\n1,2\n", TestName = "May_begin_with_a_byte_order_mark")]
    [TestCase("a,b\r\n1,2\r\n", TestName = "May_end_lines_with_CR_LF")]
    [TestCase("a,b\n\n1,2", TestName = "May_have_blank_lines_and_no_last_line_end")]
    public async Task Are_read_all_the_same(string text)
    {
        var faults = new List<DropFault>();
        var csv = new StrictCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var fields = new List<string>();
        await foreach (var row in csv.Rows(faults, CancellationToken.None))
        {
            fields.AddRange(row.Fields);
        }

        Assert.That(string.Join(' ', [.. csv.Heading, .. fields, .. faults.Select(f => f.Code)]), Is.EqualTo("a b 1 2"));
    }

    [Test]
    public async Task Of_another_encoding_are_read_by_their_mark_and_refused_without([Values("utf-16", "utf-32")] string encoding, [Values] bool marked)
    {
        var faults = new List<DropFault>();
        var text = Encoding.GetEncoding(encoding);
        var rows = new List<string>();
        await foreach (var row in new StrictCsv(new MemoryStream([.. marked ? text.GetPreamble() : [], .. text.GetBytes("a,b\n1,2\n")])).Rows(faults, CancellationToken.None))
        {
            rows.AddRange(row.Fields);
        }

        Assert.That(rows, marked ? Is.EqualTo(["1", "2"]) : Is.Empty);
        Assert.That(faults.Select(f => f.Code), marked ? Is.Empty : Has.Member("drop.nul"));
    }

    [TestCase("a,b\r1,2\r", TestName = "Are_read_when_lines_end_with_CR_only")]
    [TestCase("\"a\",\"b\"\n\"1\",\"2\"\n", TestName = "Are_read_when_everything_is_quoted")]
    public async Task Are_read_however_lines_end(string text) => await Are_read_all_the_same(text);

    [TestCase("a,b\n1,2\n3\n", "drop.ragged", 3)]
    [TestCase("a,b\n1,2\n3,4,5\n", "drop.ragged", 3)]
    [TestCase("a,b\n1,\"2\n3,4\n", "drop.quote", 2)]
    [TestCase("a,b\n1,\"2\"x\n3,4\n", "drop.quote", 2)]
    [TestCase("a,b\n1,2\0\n3,4\n", "drop.nul", 2)]
    [TestCase("a,b\n\"1\n1\",2\n3\n", "drop.ragged", 4)]
    public async Task Name_the_line_of_what_is_wrong(string text, string code, int line)
    {
        var faults = new List<DropFault>();
        await foreach (var _ in new StrictCsv(new MemoryStream(Encoding.UTF8.GetBytes(text))).Rows(faults, CancellationToken.None))
        {
        }

        Assert.That(faults.Select(f => (f.Code, f.Line)), Is.EqualTo([(code, (int?)line)]));
    }

    [Test]
    public async Task Are_read_to_a_row_of_the_longest_length_and_no_further([Values(0, 65_536)] int more)
    {
        var faults = new List<DropFault>();
        var rows = 0;
        var text = "a,b\n" + new string('x', StrictCsv.RowBytesMax - 2 + more) + ",2\n";
        await foreach (var _ in new StrictCsv(new MemoryStream(Encoding.UTF8.GetBytes(text))).Rows(faults, CancellationToken.None))
        {
            rows++;
        }

        Assert.That((rows, faults.Count), Is.EqualTo(more == 0 ? (1, 0) : (0, 1)));
    }

    [Test]
    public void Keep_what_is_about_the_whole_in_front_of_any_number_of_bad_rows()
    {
        var faults = new FaultList();
        for (var i = 0; i < FaultList.FaultsMax + 5; i++)
        {
            faults.Add(new("row", i, new("", "")));
        }

        faults.Insert(0, new("whole", null, new("", "")));

        Assert.That((faults[0].Code, faults.Count, faults.Seen), Is.EqualTo(("whole", FaultList.FaultsMax, FaultList.FaultsMax + 6)));
    }
}
