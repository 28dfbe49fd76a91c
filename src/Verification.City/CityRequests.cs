namespace Verification.City;

/// <summary>The requests of a city, ready to be submitted.</summary>
public static class CityRequests
{
    /// <summary>Writes <c>submit.jsonl</c>: every request, those with a deadline first and counted from <paramref name="now"/>; answers its path.</summary>
    /// <remarks>A file that is there already stays: the same request id must keep its body, also on the second start.</remarks>
    public static Task<string> Prepare(string folder, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();
}
