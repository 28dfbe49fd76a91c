using System.Reflection;
using Dapper;
using Npgsql;

namespace Verification.Platform.Database;

/// <summary>The database as a person's request sees it: role verification_door, row security forced.</summary>
/// <remarks>
/// The scope is set in the same batch as the query, which the server runs as one implicit transaction: a pooled connection can
/// neither keep the scope of the caller before nor answer without one.
/// </remarks>
public sealed class DoorDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    private const string SetScope = """
        select set_config('verification.submitter', $1, true), set_config('verification.programmes', $2, true),
               set_config('verification.region', $3, true), set_config('verification.purposes', $4, true)
        """;

    // What the planner is told to shun it counts as dear, and would compile the dear plan first.
    private const string KeepOrder = "select set_config('enable_sort', 'off', true), set_config('jit', 'off', true)";

    static DoorDatabase() => TypeHandlers.Register();

    /// <summary>The database behind a connection string of role verification_door.</summary>
    public static DoorDatabase Open(string connectionString) => new(Connections.Create(connectionString, "verification door"));

    public NpgsqlDataSource Source { get; } = source;

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>Asks one question within a scope; rows outside it do not exist for the caller.</summary>
    /// <param name="args">An object whose properties are the statement's <c>@parameters</c>, or null.</param>
    public Task<IReadOnlyList<T>> Query<T>(Scope scope, string sql, object? args, CancellationToken ct) =>
        Run<T>([ScopeCommand(scope), QueryCommand(sql, args)], ct);

    /// <summary>Asks for the first rows in the order of an index, which is then read no further than they reach.</summary>
    /// <remarks>
    /// The planner cannot know how many rows a scope lets through and expects next to none: left alone it would collect every row of the
    /// submitter and sort them.
    /// </remarks>
    public Task<IReadOnlyList<T>> QueryInOrder<T>(Scope scope, string sql, object? args, CancellationToken ct) =>
        Run<T>([ScopeCommand(scope), new(KeepOrder), QueryCommand(sql, args)], ct);

    private async Task<IReadOnlyList<T>> Run<T>(NpgsqlBatchCommand[] commands, CancellationToken ct)
    {
        await using var batch = Source.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        for (var before = 1; before < commands.Length; before++)
        {
            await reader.NextResultAsync(ct);
        }

        var rows = new List<T>();
        if (!await reader.ReadAsync(ct))
        {
            return rows;
        }

        var parse = reader.GetRowParser(typeof(T));
        do
        {
            rows.Add((T)parse(reader));
        }
        while (await reader.ReadAsync(ct));
        return rows;
    }

    private static NpgsqlBatchCommand ScopeCommand(Scope scope)
    {
        var command = new NpgsqlBatchCommand(SetScope);
        command.Parameters.Add(new() { Value = scope.Submitter ?? Scope.Any });
        command.Parameters.Add(new() { Value = string.Join(',', scope.Programmes) });
        command.Parameters.Add(new() { Value = scope.RegionPrefix.Length == 0 ? Scope.Any : scope.RegionPrefix });
        command.Parameters.Add(new() { Value = string.Join(',', scope.Purposes) });
        return command;
    }

    private static NpgsqlBatchCommand QueryCommand(string sql, object? args)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var property in args?.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? [])
        {
            var value = property.GetValue(args) switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.ToUniversalTime(),
                var known => known,
            };
            command.Parameters.Add(new(property.Name, value));
        }

        return command;
    }
}
