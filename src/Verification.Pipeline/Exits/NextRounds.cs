using Verification.Assessment.Packs;
using Verification.Contracts.Intake;
using Verification.Evidence;
using Verification.Intake.Exits;
using Verification.Intake.Keeping;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Pipeline.Verifying;
using Verification.Platform.Exits;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Opens the round a supplement or an objection asks for: the old evidence with the new, the same assessment, the same group commit.</summary>
/// <remarks>
/// Two exits may open the same round at once, or one twice: the row <c>round</c> lets one of them write. The loser's row <c>exit</c> stays
/// received, its lease passes, and it opens the round after.
/// </remarks>
public sealed class NextRounds(
    ExitStore exits, StandingStore standings, HouseholdStore households, DataKeyStore keyStore, EvidenceStore evidence, Vault vault,
    PackLibrary packs, SourceCatalogue sources, SparedBefore spared, RecordMarks marks, CaseAssembly assembly, GroupCommit commit, TimeProvider clock)
{
    /// <summary>Hands the next round to the group commit, or leaves the exit until the verdict before it has left, which after a provisional one is the follow-up.</summary>
    /// <param name="settle">Called when the exit is in hand no more, whatever became of it.</param>
    public async Task Open(ClaimedExit exit, Settle settle, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("next-round");
        span?.SetTag("verification.id", exit.VerificationId);
        var brought = Brought.From(exit, vault);
        var standing = await standings.Find(exit.Submitter, exit.Verification, ct) ?? throw new BrokenPromise("a stored exit has a verification");
        if (standing.Leaving || standing.AwaitsFollowUp)
        {
            await settle();
            return;
        }

        var faults = brought.FaultsFor(standing);
        var next = faults.Count > 0 ? Refused(exit, brought, faults) : await Assessed(exit, brought, standing, ct);
        await commit.Enqueue(next with { Settle = settle }, ct);
    }

    private async Task<FinishedCase> Assessed(ClaimedExit exit, Brought brought, StandingVerification standing, CancellationToken ct)
    {
        var stored = (await households.Load([standing.Id], ct)).Single();
        using var keys = vault.Unwrap(standing.Id, (await keyStore.Load([standing.Id], ct))[standing.Id]);
        var facts = await Declared(stored.Facts(keys), ct);
        if (ExitFacts.UnknownPersons(facts, brought.Answers, brought.Visit, brought.Declared) is { Count: > 0 } places)
        {
            return Refused(exit, brought, [.. places.Select(place => StandingFaults.PersonUnknown with { Path = place })]);
        }

        if (packs.InForce(facts.Region, facts.AcceptedOn) is not PackInForce.Found { Pack: var pack })
        {
            throw new BrokenPromise("the law a verification was decided under is still loaded");
        }

        var last = new RoundKey(standing.Id, stored.ReceivedMonth, standing.Latest!.Round, stored.Scope);
        var law = LawApplied.To(facts, packs, pack);
        var before = await Before(facts, law, last, keys, ct);
        if (UnknownRecords(brought, before) is { Count: > 0 } unknown)
        {
            return Refused(exit, brought, unknown);
        }

        var given = ExitFacts.Given(facts, brought.Answers, brought.Visit, brought.AuthorRef, brought.GivenOn, ExitFacts.Mark(exit.BodyDigest));
        var open = OpenMattersOf.Verdict(standing.Latest!, pack, facts, before);
        return EvidenceTaken.Of(facts.Id, open, before, given, (document, kind) => PaperPlace.Of(law.Needs, Gives, document, kind)) switch
        {
            EvidenceTaken.Refused refused => Refused(exit, brought, [.. refused.Faults.Select(NotWeighed)]),
            EvidenceTaken.Together together => assembly.NextRound(
                brought.Declared is { } now ? facts with { Declared = RequestFacts.DeclaredBy(facts, now) } : facts,
                law, last with { Round = last.Round + 1 }, standing, MarkedRecords.Disputed(together.Answers, brought.Disputed), brought.Kind, keys,
                exit.Key, reason => Rest(exit, brought, reason)).With(Corrections(exit, brought, facts, pack, standing)),
            _ => throw new BrokenPromise("evidence given is weighed or refused"),
        };
    }

    private static RequestFault NotWeighed(TakingFault fault) => fault switch
    {
        TakingFault.SourceSilent => StandingFaults.SourceSilent,
        TakingFault.NothingStated => StandingFaults.NothingStated,
        TakingFault.NobodyKnows => StandingFaults.NobodyKnows,
        _ => throw new BrokenPromise("what cannot be weighed has a reason"),
    };

    /// <summary>Opens the round that follows when a source has spoken about a disputed record; <paramref name="settle"/> is called once it stands, or when there is nothing to change.</summary>
    /// <remarks>The row <c>round</c> lets one run write. A second run finds the answers as they count now and opens nothing.</remarks>
    /// <returns>False when the verification cannot go on yet: its last verdict has not left, or it has none.</returns>
    public async Task<bool> Reassess(string submitter, VerificationId id, Settle settle, CancellationToken ct)
    {
        var standing = await standings.Find(submitter, id, ct);
        if (standing is null or { IsClosed: true } || standing.Latest?.Round >= VerdictId.RoundsMax)
        {
            await settle();
            return true;
        }

        if (standing.Latest is null || standing.Leaving || standing.AwaitsFollowUp)
        {
            return false;
        }

        var stored = (await households.Load([id], ct)).Single();
        using var keys = vault.Unwrap(id, (await keyStore.Load([id], ct))[id]);
        var facts = await Declared(stored.Facts(keys), ct);
        var law = packs.InForce(facts.Region, facts.AcceptedOn) is PackInForce.Found { Pack: var pack }
            ? LawApplied.To(facts, packs, pack)
            : throw new BrokenPromise("the law a verification was decided under is still loaded");
        var last = new RoundKey(id, stored.ReceivedMonth, standing.Latest.Round, stored.Scope);
        var kept = await evidence.Load(last, keys, ct);
        if (ReferenceEquals((await marks.Refresh(ct)).On(kept, facts.Region), kept))
        {
            await settle();
            return true;
        }

        var answers = await Before(facts, law, last, keys, ct);
        await commit.Enqueue(assembly.Reassessed(facts, law, last with { Round = last.Round + 1 }, standing, answers, keys) with { Settle = settle }, ct);
        return true;
    }

    /// <summary>The evidence of the round before as it counts now.</summary>
    private async Task<IReadOnlyList<Answer>> Before(HouseholdFacts facts, LawApplied law, RoundKey last, HouseholdKeys keys, CancellationToken ct)
    {
        var asked = await spared.Asked(facts, law, await evidence.Load(last, keys, ct), ct);
        return (await marks.Refresh(ct)).On(asked, facts.Region);
    }

    private static List<RequestFault> UnknownRecords(Brought brought, IReadOnlyList<Answer> before)
    {
        var items = before.OfType<Answer.Answered>().SelectMany(a => a.Items).ToList();
        return [.. brought.Disputed.Index().Where(r => !items.Exists(r.Item.Is)).Select(r => StandingFaults.RecordUnknown with { Path = $"$.disputedRecords[{r.Index}]" })];
    }

    private IReadOnlyList<NewCorrection> Corrections(ClaimedExit exit, Brought brought, HouseholdFacts facts, Pack pack, StandingVerification standing) =>
    [
        .. brought.Disputed.Select(record => new NewCorrection(
            record.Source, record.Index(facts.Region, vault), facts.Id, exit.RequestId, brought.Disputing!.AuthorRef, brought.Disputing.DocumentDigest,
            exit.ReceivedAt, pack.AnswerWithin, standing.Scope)),
    ];

    /// <summary>The household with the declaration its last exit corrected.</summary>
    private async Task<HouseholdFacts> Declared(HouseholdFacts facts, CancellationToken ct) =>
        Brought.LastDeclared(await exits.OpenedRounds(facts.Id, ct), vault) is { } corrected
            ? facts with { Declared = RequestFacts.DeclaredBy(facts, corrected) }
            : facts;

    private bool Gives(SourceId source, EvidenceKind kind) => sources.Find(source)?.Source.Description.Gives.Contains(kind) == true;

    private RestingCase Refused(ClaimedExit exit, Brought brought, IReadOnlyList<RequestFault> faults) =>
        new(Settling.NobodyWaits, Refusals.Of(brought.Origin, exit.Submitter, exit.RequestId, faults, clock.GetUtcNow())) { Exit = exit.Key };

    private Rest Rest(ClaimedExit exit, Brought brought, string reason) =>
        Refusals.Unstorable(brought.Origin, exit.Submitter, reason, clock.GetUtcNow());
}
