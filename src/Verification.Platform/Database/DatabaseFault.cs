using Npgsql;

namespace Verification.Platform.Database;

/// <summary>Whose fault a database error is, and so what is done about it (design §3).</summary>
public enum FaultKind
{
    /// <summary>Server or network away, a conflict between transactions: the same batch again, with back-off.</summary>
    Transient,

    /// <summary>A row the database cannot hold: halve until it is alone.</summary>
    BadRow,

    /// <summary>Our own fault, such as a missing partition or table: hold, stop, red.</summary>
    Ours,

    /// <summary>Done and not done are both possible: the same batch again, the arbiters drop what was done.</summary>
    CommitUnknown,
}

/// <summary>Sorts database errors by SQLSTATE.</summary>
public static class DatabaseFault
{
    public static FaultKind Classify(Exception error) => error switch
    {
        CommitUnknown => FaultKind.CommitUnknown,
        PostgresException server => OfServer(server),
        // A lone surrogate cannot be sent at all; the driver says so before the server sees it.
        System.Text.EncoderFallbackException => FaultKind.BadRow,
        NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException => FaultKind.Transient,
        _ => FaultKind.Ours,
    };

    /// <summary>Whether a COMMIT that ended with this SQLSTATE may nevertheless have been done.</summary>
    internal static bool LeavesCommitUnknown(string sqlState) => sqlState[..2] is "08" or "57" or "58" or "XX";

    private static FaultKind OfServer(PostgresException server) => server.SqlState[..2] switch
    {
        // Connected to a server that has become a standby since: the primary is elsewhere by now.
        "25" when server.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction => FaultKind.Transient,
        // This process stood still for so long that the server ended its session, and with it the transaction.
        "25" when server.SqlState == "25P03" => FaultKind.Transient,
        "08" or "40" or "53" or "55" or "57" => FaultKind.Transient,
        "22" => FaultKind.BadRow,
        // A missing partition is a 23514 that names no constraint, a forgotten column a 23502 that never names one.
        "23" when !string.IsNullOrEmpty(server.ConstraintName) => FaultKind.BadRow,
        _ => FaultKind.Ours,
    };
}
