using Npgsql;

namespace Verification.Platform.Database;

/// <summary>The stable reason under which a row that cannot be stored rests.</summary>
public static class FaultReason
{
    /// <summary><c>unstorable_</c> and the SQLSTATE, or the type of an error the driver found itself; never a value.</summary>
    public static string Of(Exception error) =>
        $"unstorable_{(error is PostgresException server ? server.SqlState : error.GetType().Name)}";
}
