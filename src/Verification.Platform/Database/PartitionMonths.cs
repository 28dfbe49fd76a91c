using Npgsql;
using Verification.Vocabulary;

namespace Verification.Platform.Database;

/// <summary>Makes the partitions of the coming months before anything is received in them.</summary>
public static class PartitionMonths
{
    private const string Create = "select create_month(month) from unnest($1) as month";

    /// <summary>The present month of China and the months after it; what exists stays as it is.</summary>
    public static Task CreateAhead(NpgsqlDataSource source, TimeProvider clock, int monthsAhead, CancellationToken ct)
    {
        var present = YearMonth.Of(ChinaTime.Today(clock));
        return CreateMonths(source, [.. Enumerable.Range(0, monthsAhead + 1).Select(i => present.Plus(i))], ct);
    }

    /// <summary>The partitions of the months given.</summary>
    public static async Task CreateMonths(NpgsqlDataSource source, IReadOnlyList<YearMonth> months, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Create);
        command.Parameters.Add(new() { Value = months.Select(m => m.FirstDay).ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
