using System.Diagnostics;
using System.Security.Cryptography;

namespace Verification.Platform.Crashes;

/// <summary>Ends this process at one named place, as SIGKILL would, when its environment says so; otherwise passing one costs a comparison.</summary>
/// <remarks>
/// Read once for the whole process, because the whole process is what ends: no role can carry another setting. A process so armed says it
/// in its log and at <c>/readyz</c>.
/// </remarks>
public static class CrashPoints
{
    /// <summary>
    /// <c>after-commit</c>, <c>after-commit:3</c> (the third passage) or <c>after-receive:1:9f86d0</c> (only bodies whose SHA-256 begins so).
    /// </summary>
    public const string Variable = "VERIFICATION_CRASH";

    /// <summary>What the environment asks for; null where it asks for nothing.</summary>
    public static ArmedCrash? Armed { get; } = ArmedCrash.Parse(Environment.GetEnvironmentVariable(Variable), out _);

    /// <summary>The process passes a point.</summary>
    public static void Pass(CrashPoint point)
    {
        if (Armed is { } armed && armed.Strikes(point))
        {
            Die();
        }
    }

    /// <summary>The process passes a point with a body in hand.</summary>
    public static void Pass(CrashPoint point, ReadOnlyMemory<byte> body)
    {
        if (Armed is { } armed && armed.Strikes(point, body))
        {
            Die();
        }
    }

    /// <summary>No finally block runs, no buffer is flushed, no connection is closed.</summary>
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        throw new UnreachableException();
    }
}

/// <summary>One crash that waits for its passage.</summary>
/// <param name="point">Where.</param>
/// <param name="passage">At the how many-th passage of this process.</param>
/// <param name="bodyDigest">Beginning of the SHA-256 of the bodies that count, in lower-case hex; empty: every passage counts.</param>
public sealed class ArmedCrash(CrashPoint point, int passage, string bodyDigest)
{
    private int _passed;

    /// <summary>Whether the process ends here and now.</summary>
    public bool Strikes(CrashPoint passed) => passed == point && Interlocked.Increment(ref _passed) == passage;

    /// <summary>Whether the process ends here and now over this body.</summary>
    public bool Strikes(CrashPoint passed, ReadOnlyMemory<byte> body) =>
        passed == point
        && (bodyDigest.Length == 0 || Convert.ToHexStringLower(SHA256.HashData(body.Span)).StartsWith(bodyDigest, StringComparison.Ordinal))
        && Strikes(passed);

    public override string ToString() => bodyDigest.Length == 0 ? $"{point.Name}:{passage}" : $"{point.Name}:{passage}:{bodyDigest}";

    /// <summary>Reads what the environment says; null with a fault when it names no crash we know, null without one when it says nothing.</summary>
    public static ArmedCrash? Parse(string? text, out string? fault)
    {
        fault = null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parts = text.Split(':');
        var point = CrashPoint.All.FirstOrDefault(p => p.Name == parts[0]);
        var passage = 1;
        var digest = parts.Length > 2 ? parts[2] : "";
        if (point is null || parts.Length > 3 || (parts.Length > 1 && !int.TryParse(parts[1], out passage)) || passage < 1
            || !digest.All(char.IsAsciiHexDigitLower) || (digest.Length > 0 && !point.KnowsBody))
        {
            fault = $"{CrashPoints.Variable}: 应为 处[:第几次[:正文摘要开头]] · point[:passage[:body digest]]: {string.Join(' ', CrashPoint.All.Select(p => p.Name))}";
            return null;
        }

        return new(point, passage, digest);
    }
}
