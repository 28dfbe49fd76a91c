using System.Security.Cryptography;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Verdicts;

namespace Verification.TestKit.Checking;

/// <summary>P4: same evidence and same pack give the same verdict digest; issue time and delivery attributes are not part of it.</summary>
public static class P04_verdicts_can_be_recomputed
{
    private const string Promise = "P4";

    public static IEnumerable<Violation> Check(RunRecord run)
    {
        foreach (var verdict in run.Stored.Verdicts.Where(v => v.Body.Length > 0))
        {
            var contract = JsonSerializer.Deserialize(verdict.Body, ContractJson.Wire.VerdictIssued)!;
            if (contract.VerdictDigest != Convert.ToHexStringLower(verdict.Digest))
                yield return new(Promise, $"verdict {verdict.VerdictId} is stored under another digest than it bears");
            if (!DigestOf(contract).AsSpan().SequenceEqual(verdict.Digest))
                yield return new(Promise, $"the digest of verdict {verdict.VerdictId} is not that of its content");
            if (run.Recomputed.TryGetValue(verdict.VerdictId, out var again) && !again.AsSpan().SequenceEqual(verdict.Digest))
                yield return new(Promise, $"a second assessment of the evidence of verdict {verdict.VerdictId} comes to another digest");
        }
    }

    /// <summary>The digest of what a verdict says, written down here a second time on purpose.</summary>
    public static byte[] DigestOf(VerdictIssued verdict) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        verdict with
        {
            IssuedAt = default,
            ReportUrl = "",
            VerdictDigest = "",
            Programmes = [.. verdict.Programmes.Select(p => p with { OpenQuestions = [.. p.OpenQuestions.Select(q => q with { Due = default })] })],
            HumanStep = verdict.HumanStep with { By = null },
        },
        ContractJson.Wire.VerdictIssued));
}
