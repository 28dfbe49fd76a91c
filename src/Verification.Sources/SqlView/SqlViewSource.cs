using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.SqlView;

/// <summary>A view of a registry's own exchange database, asked set-wise: one query for all persons of a call.</summary>
/// <remarks>
/// Read-only, by document number, parameters only. Everything is read before the first answer is given: a connection that breaks
/// half-way must not leave persons looking as if the registry held nothing of them.
/// </remarks>
public sealed class SqlViewSource : ISource, IAsyncDisposable
{
    private readonly SqlViewOptions _options;
    private readonly SqlViewRow _row;
    private readonly TimeProvider _clock;
    private readonly NpgsqlDataSource _database;
    private readonly string _query;
    private readonly string? _state;

    public SqlViewSource(SourceDescription description, SqlViewOptions options, TimeProvider clock)
    {
        (Description, _options, _clock) = (description, options, clock);
        _row = new(options, description);
        _query = _row.Query;
        _state = options.StateView is { } view ? $"select as_of, covered_from, covered_to from {view} limit 1" : null;
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.Connection)
        {
            MaxPoolSize = options.ConnectionsMax,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 2,
            ApplicationName = "verification",
        });
    }

    public SourceDescription Description { get; }

    /// <summary>The factory of adapter <c>sql-view</c>.</summary>
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock)
    {
        var before = faults.Count;
        var read = new AdapterSettings(settings, faults);
        var options = SqlViewOptions.Of(read, faults);
        var description = read.Description(id, options.QuestionsAtOnceMax);
        if (options.Columns.Kind is null && description.Gives.Count != 1)
        {
            faults.Add("gives: a view without a column of kinds gives exactly one kind");
        }

        read.RefuseUnknown();
        return faults.Count == before ? new SqlViewSource(description, options, clock) : null;
    }

    public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
    {
        var documents = questions.Where(q => Replies.CanSearch(Description, q)).Select(q => q.Document.Number!).Distinct().ToArray();
        var found = await Read(documents, ct);
        foreach (var question in questions)
        {
            yield return Reply(question, found);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Answer Reply(Question question, SqlViewFinding found)
    {
        if (!Replies.CanSearch(Description, question))
        {
            return Replies.Silent(question, Silence.NotSearchable);
        }

        var person = found.ByDocument.GetValueOrDefault(question.Document.Number!);
        return person?.Status switch
        {
            SqlViewStatus.Pending => Replies.Later(question),
            SqlViewStatus.Refused => Replies.Silent(question, Silence.Refused, found.AsOf),
            SqlViewStatus.NotCovered => Replies.Silent(question, Silence.NotCovered, found.AsOf),
            _ => Replies.From(question, person?.Records, found.AsOf, found.Coverage, person?.Signals),
        };
    }

    private async Task<SqlViewFinding> Read(string[] documents, CancellationToken ct)
    {
        var found = new SqlViewFinding { AsOf = ChinaTime.Today(_clock) };
        if (documents.Length == 0)
        {
            return found;
        }

        await using var batch = _database.CreateBatch();
        var rows = new NpgsqlBatchCommand(_query);
        rows.Parameters.Add(new() { Value = documents, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        rows.Parameters.Add(new() { Value = _options.RowsMax + 1, NpgsqlDbType = NpgsqlDbType.Integer });
        batch.BatchCommands.Add(rows);
        if (_state is not null)
        {
            batch.BatchCommands.Add(new(_state));
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        await ReadRows(reader, found, ct);
        if (_state is not null && await reader.NextResultAsync(ct))
        {
            await ReadState(reader, found, ct);
        }

        return found;
    }

    private async Task ReadRows(NpgsqlDataReader reader, SqlViewFinding found, CancellationToken ct)
    {
        var count = 0;
        while (await reader.ReadAsync(ct))
        {
            if (++count > _options.RowsMax)
            {
                throw new UnreadableAnswer("more rows than rows_max");
            }

            _row.ReadInto(found, reader);
        }
    }

    private static async Task ReadState(NpgsqlDataReader reader, SqlViewFinding found, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct))
        {
            throw new UnreadableAnswer("the state view is empty");
        }

        found.AsOf = reader.GetFieldValue<DateOnly>(0);
        found.Coverage = new(
            new(reader.GetFieldValue<DateOnly?>(1), reader.GetFieldValue<DateOnly?>(2)), []);
    }
}
