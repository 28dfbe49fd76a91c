using Npgsql;
using Verification.Vocabulary;

namespace Verification.Platform.Database;

/// <summary>The stable reason under which a row that cannot be stored rests.</summary>
public static class FaultReason
{
    /// <summary><c>unstorable_</c> and the SQLSTATE, or the type of an error the driver found itself; never a value.</summary>
    public static string Of(Exception error) => error switch
    {
        BrokenPromise => OwnFault,
        PostgresException server => $"unstorable_{server.SqlState}",
        _ => $"unstorable_{error.GetType().Name}",
    };

    /// <summary>Nothing is wrong with the row; this code broke a promise of its own over it.</summary>
    public const string OwnFault = "internal_fault";
}
