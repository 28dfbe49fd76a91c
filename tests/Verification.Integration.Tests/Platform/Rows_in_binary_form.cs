using NUnit.Framework;
using Verification.Platform.Database;

namespace Verification.Integration.Tests.Platform;

/// <summary>What we write into COPY is what the server reads out of it, for every kind of column.</summary>
[TestFixture]
public sealed class Rows_in_binary_form : MigratedDatabase
{
    private const string Table = """
        create temp table every_kind (n int, id uuid, word text, bytes bytea, large bigint, small smallint, flag boolean, day date, instant timestamptz,
                                      words text[], numbers int[], submitter text, programmes text[], region text, purpose text) on commit drop
        """;

    private const string Copy = """
        copy every_kind (n, id, word, bytes, large, small, flag, day, instant, words, numbers, submitter, programmes, region, purpose)
        from stdin (format binary)
        """;

    private const string Written = """
        select concat_ws('|', n, id, word, encode(bytes, 'hex'), large, small, flag, day, instant at time zone 'UTC', words::text, numbers::text,
                         submitter, programmes::text, region, purpose)
        from every_kind order by n
        """;

    private static readonly Guid Id = new("0f4b5c1e-0000-8000-8000-00000000abcd");
    private static readonly RowScope Scope = new("tianshui-dibao", ["dibao", "tekun"], "620503", "assistance");

    [Test]
    public async Task Are_read_as_they_were_written()
    {
        var read = await RoundTrip(
            row => row.Int(1).Uuid(Id).Text("案卷 1").Bytes([0xde, 0xad]).Long(-5_000_000_000).SmallInt(-2).Bool(true).Date(new(1999, 12, 31))
                .Instant(new DateTimeOffset(2026, 11, 26, 8, 0, 0, 123, TimeSpan.FromHours(8))).Texts(["甲", "b,c"]).Ints([3, -4]).Scope(Scope),
            row => row.Int(2).Uuid(null).Text(null).Bytes((byte[]?)null).Long(0).SmallInt(0).Bool(false).Date(null).Instant(null).Texts([]).Ints([]).Scope(Scope));

        Assert.That(read, Is.EqualTo(new[]
        {
            $"1|{Id}|案卷 1|dead|-5000000000|-2|t|1999-12-31|2026-11-26 00:00:00.123|{{甲,\"b,c\"}}|{{3,-4}}|tianshui-dibao|{{dibao,tekun}}|620503|assistance",
            "2|0|0|f|{}|{}|tianshui-dibao|{dibao,tekun}|620503|assistance",
        }));
    }

    [Test]
    public async Task Are_whole_when_they_are_many_and_larger_than_any_buffer()
    {
        var long_ = new string('长', 300_000);
        var read = await Road.InBatch(
            async batch =>
            {
                await batch.Execute(Table, null, CancellationToken.None);
                await batch.Copy(Copy, Enumerable.Range(0, 40).ToArray(), (row, n) => Fill(row, n, n % 10 == 0 ? long_ : "short"), CancellationToken.None);
                return await batch.Query<long>("select sum(length(word))::bigint from every_kind", null, CancellationToken.None);
            },
            CancellationToken.None);

        Assert.That(read.Single(), Is.EqualTo((4 * 300_000) + (36 * 5)));
    }

    private static void Fill(RowWriter row, int n, string word) =>
        row.Int(n).Uuid(Id).Text(word).Bytes([1]).Long(1).SmallInt(1).Bool(true).Date(null).Instant(null).Texts([word]).Ints([n]).Scope(Scope);

    private Task<IReadOnlyList<string>> RoundTrip(params Action<RowWriter>[] rows) => Road.InBatch(
        async batch =>
        {
            await batch.Execute(Table, null, CancellationToken.None);
            await batch.Copy(Copy, rows, static (row, write) => write(row), CancellationToken.None);
            return await batch.Query<string>(Written, null, CancellationToken.None);
        },
        CancellationToken.None);
}
