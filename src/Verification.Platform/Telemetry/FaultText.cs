namespace Verification.Platform.Telemetry;

/// <summary>Names a fault without quoting it: types and the place it came from, never a message.</summary>
public static class FaultText
{
    public static string Of(Exception fault)
    {
        var place = fault.StackTrace?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("Verification.", StringComparison.Ordinal));
        var code = fault is Npgsql.PostgresException server ? $" {server.SqlState}" : "";
        var cause = fault.InnerException is { } inner ? $" < {inner.GetType().Name}" : "";
        return $"{fault.GetType().Name}{code}{cause} {place}";
    }
}
