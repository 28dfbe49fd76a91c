using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.TestKit.Running;
using Verification.Verdicts.Composing;
using Verification.Vocabulary;

namespace Verification.TestKit.Checking;

/// <summary>Assesses stored evidence again under the stored law, as an auditor would, and answers the digests it comes to.</summary>
/// <remarks>First rounds only: what later rounds add to the request is not evidence alone.</remarks>
public static class SecondAssessment
{
    /// <summary>The law the tests run under.</summary>
    public static PackLibrary Law() => PackLibrary.Load(Repository.PathOf("src", "packs")) is PackLibraryResult.Loaded { Library: var library }
        ? library
        : throw new AssertionException("the packs of the checkout do not load");

    /// <summary>The sources whose silence no pack passes over.</summary>
    public static IReadOnlySet<string> MandatorySources() => Law().Packs
        .SelectMany(pack => pack.Sources).Where(source => source.Role == SourceRole.Mandatory).Select(source => source.Id.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Digests by verdict for up to so many first rounds.</summary>
    public static async Task<IReadOnlyDictionary<Guid, byte[]>> Of(LoadedStage stage, IReadOnlyList<StoredVerdict> verdicts, int roundsMax)
    {
        await using var road = RoadDatabase.Open(stage.Database.Road);
        var (vault, law) = (new Vault(KeyFile.Load(Servers.Keys)), Law());
        var chosen = verdicts.Where(v => v.Round == VerdictId.FirstRound).OrderBy(v => v.VerificationId).Take(roundsMax).ToDictionary(v => v.VerificationId);
        VerificationId[] ids = [.. chosen.Keys.Select(id => new VerificationId(id))];
        var keyRows = await new DataKeyStore(road).Load(ids, CancellationToken.None);
        var evidence = new EvidenceStore(road);
        var digests = new Dictionary<Guid, byte[]>();
        foreach (var household in await new HouseholdStore(road).Load(ids, CancellationToken.None))
        {
            using var keys = vault.Unwrap(household.Id, keyRows[household.Id]);
            var answers = await evidence.Load(
                new(household.Id, household.ReceivedMonth, VerdictId.FirstRound, household.Scope), keys, CancellationToken.None);
            var first = chosen[household.Id.Value];
            digests.Add(first.VerdictId, DigestOf(household.Facts(keys), law, answers, first));
        }

        return digests;
    }

    private static byte[] DigestOf(HouseholdFacts facts, PackLibrary law, IReadOnlyList<Answer> answers, StoredVerdict first)
    {
        var pack = ((PackInForce.Found)law.InForce(facts.Region, facts.AcceptedOn)).Pack;
        var assessment = Assessor.Assess(law, pack, facts, EvidenceSet.Of(answers));
        return VerdictComposer.Compose(facts, pack, assessment, ContextOf(first), first.IssuedAt, "").Digest;
    }

    private static RoundOfVerdict ContextOf(StoredVerdict verdict)
    {
        using var json = System.Text.Json.JsonDocument.Parse(verdict.Body);
        return new(VerdictId.FirstRound, Says(json, "partial")) { Provisional = Says(json, "provisional") };
    }

    private static bool Says(System.Text.Json.JsonDocument verdict, string name) =>
        verdict.RootElement.TryGetProperty(name, out var flag) && flag.GetBoolean();
}
