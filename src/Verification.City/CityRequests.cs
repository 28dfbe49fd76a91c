using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.City.Files;

namespace Verification.City;

/// <summary>The requests of a city, ready to be submitted.</summary>
public static class CityRequests
{
    /// <summary>The same with every deadline as the city has it.</summary>
    public static Task<string> Prepare(string folder, DateTimeOffset now, CancellationToken ct) => Prepare(folder, now, deadlineMax: null, ct);

    /// <summary>Writes <c>submit.jsonl</c>: every request, those with a deadline first and counted from <paramref name="now"/>; answers its path.</summary>
    /// <param name="deadlineMax">A later deadline is brought forward to this, for whoever will not wait; null: each as the city has it.</param>
    /// <remarks>A file that is there already stays: the same request id must keep its body, also on the second start.</remarks>
    public static async Task<string> Prepare(string folder, DateTimeOffset now, TimeSpan? deadlineMax, CancellationToken ct)
    {
        var path = Path.Combine(folder, CityFiles.Submit);
        if (File.Exists(path))
        {
            return path;
        }

        var seconds = await Deadlines(folder, ct);
        var unfinished = path + ".unfinished";
        await using (var submit = new StreamWriter(unfinished, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            // Short deadlines run from now: what carries one must not wait behind thousands that do not.
            await Copy(folder, submit, line => seconds.TryGetValue(IdOf(line), out var wait) ? WithDeadline(line, now + Sooner(wait, deadlineMax)) : null, ct);
            await Copy(folder, submit, line => seconds.ContainsKey(IdOf(line)) ? null : line, ct);
        }

        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    private static TimeSpan Sooner(int seconds, TimeSpan? most) => TimeSpan.FromSeconds(Math.Min(seconds, most?.TotalSeconds ?? seconds));

    private static async Task<Dictionary<string, int>> Deadlines(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, CityFiles.Deadlines);
        var lines = File.Exists(path) ? await File.ReadAllLinesAsync(path, ct) : [];
        return lines.Skip(1).Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => int.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static async Task Copy(string folder, StreamWriter submit, Func<string, string?> choose, CancellationToken ct)
    {
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, CityFiles.Requests), ct))
        {
            if (line.Length > 0 && choose(line) is { } chosen)
            {
                await submit.WriteLineAsync(chosen.AsMemory(), ct);
            }
        }
    }

    // Compact JSON, as we write it, is not parsed for its id alone; another maker's may hold blanks.
    private static string IdOf(string line)
    {
        const string Member = "\"requestId\":\"";
        var from = line.IndexOf(Member, StringComparison.Ordinal) + Member.Length;
        if (from >= Member.Length)
        {
            return line[from..line.IndexOf('"', from)];
        }

        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("requestId").GetString() ?? "";
    }

    private static string WithDeadline(string line, DateTimeOffset deadline)
    {
        var request = JsonNode.Parse(line)!.AsObject();
        request["deadline"] = deadline.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return request.ToJsonString(Readable);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
