using System.Security.Cryptography;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Reports;
using Verification.Pipeline.Telling;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Verdicts.Composing;
using Verification.Verdicts.Exits;
using Verification.Verdicts.Rounds;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>Turns facts and answers into the rows and messages of a round; no I/O.</summary>
public sealed class CaseAssembly(Vault vault, ReportAddress reports, TimeProvider clock)
{
    /// <summary>A decided case when the gate is open, a parked one otherwise.</summary>
    public TakenCase Finish(Arrival arrival, LawApplied law, Gate gate, GatheredAnswers gathered, CountedDeadline deadline, Settle settle)
    {
        var facts = arrival.Facts;
        using var span = Telemetry.Traces.StartActivity("assemble");
        using var keys = vault.NewKeys(facts.Id, facts.Members.Count + facts.Obligors.Count);
        var round = new RoundKey(facts.Id, arrival.ReceivedMonth, VerdictId.FirstRound, arrival.Scope);
        var household = new CaseRows
        {
            Household = HouseholdRow.Of(facts, arrival.Body, keys, arrival.ReceivedMonth, arrival.ReceivedAt, arrival.Scope),
            Keys = keys.Rows,
            Index = PersonIndex.Of(facts, vault),
        };
        var (rows, state) = gate switch
        {
            Gate.Opened opened => (
                Decided(household, facts, law, round, opened, First(opened), KeptAnswers.Of(round, opened.Answers, keys), keys), SubmissionState.Decided),
            Gate.Parked parked => (Parked(household, facts, round, parked, gathered, deadline, keys), SubmissionState.Gathering),
            _ => throw new BrokenPromise("a gate is open or not"),
        };
        var submission = new NewSubmission(
            facts.RequestId, facts.Id, arrival.BodyDigest, arrival.ReceivedMonth, arrival.ReceivedAt, state, arrival.Door, arrival.Scope);
        return Taken(settle, submission, arrival.Origin, rows);
    }

    /// <remarks>Apart from where the case is worked on: what its refusals need is all of it that waits for the commit.</remarks>
    private TakenCase Taken(Settle settle, NewSubmission submission, Delivery origin, CaseRows rows)
    {
        var (submitter, requestId) = (submission.Scope.Submitter, submission.RequestId);
        return new(
            settle, submission, SHA256.HashData(origin.Body.Span), rows,
            () => Refusals.Of(origin, submitter, requestId, [RoadFaults.OtherBody], clock.GetUtcNow()),
            () => Refusals.Of(origin, submitter, requestId, [RoadFaults.Closed], clock.GetUtcNow()),
            reason => Refusals.Unstorable(origin, submitter, reason, clock.GetUtcNow()));
    }

    /// <summary>The verdict of a parked round whose gate has opened, for good or provisionally.</summary>
    public CompletedCase Complete(
        HouseholdFacts facts, LawApplied law, RoundKey round, ParkedRound waiting, Gate.Opened opened, HouseholdKeys keys) =>
        Completed(facts, round, Decided(new CaseRows(), facts, law, round, opened, First(opened), waiting.ToKeep(round, opened, keys), keys)) with
        {
            GoesOn = opened.Provisional,
        };

    /// <summary>The verdict that follows on a provisional one, once its gate has opened for good.</summary>
    /// <param name="before">The provisional verdict.</param>
    public CompletedCase FollowUp(
        HouseholdFacts facts, LawApplied law, RoundKey asked, IReadOnlyList<VerdictIssued> before, ParkedRound waiting, Gate.Opened opened,
        HouseholdKeys keys)
    {
        Promise.That(before is [{ Provisional: true }], "nothing comes between a provisional verdict and its follow-up");
        var round = asked with { Round = asked.Round + 1 };
        var context = new RoundOfVerdict(round.Round, opened.Partial) { OpenedBy = RoundOfVerdict.FollowUp, Before = before };
        return Completed(facts, round, Decided(new CaseRows(), facts, law, round, opened, context, waiting.ToFollowUp(round, opened, keys), keys));
    }

    /// <summary>The verdict of a later round: the evidence of the round before with what was brought since.</summary>
    /// <param name="facts">With the declaration as it now stands.</param>
    /// <param name="exit">What asked for the round; its row moves in the same transaction.</param>
    public CompletedCase NextRound(
        HouseholdFacts facts, LawApplied law, RoundKey round, StandingVerification standing, IReadOnlyList<Answer> answers, ExitKind opener,
        HouseholdKeys keys, ExitKey exit, Func<string, Rest> ifBad) =>
        new(Settling.NobodyWaits, round.Verification, round.Round, Later(facts, law, round, standing, answers, opener.Name(), keys), ifBad) { Exit = exit };

    /// <summary>The verdict of a later round that nobody brought: a source has spoken about a disputed record.</summary>
    public CompletedCase Reassessed(
        HouseholdFacts facts, LawApplied law, RoundKey round, StandingVerification standing, IReadOnlyList<Answer> answers, HouseholdKeys keys) =>
        new(
            Settling.NobodyWaits, round.Verification, round.Round, Later(facts, law, round, standing, answers, RoundOfVerdict.Correction, keys),
            reason => Refusals.Unstorable(
                new() { Queue = FailedQueues.Complete, Body = round.Verification.Value.ToByteArray(bigEndian: true) },
                facts.Submitter.Code, reason, clock.GetUtcNow()));

    private CaseRows Later(
        HouseholdFacts facts, LawApplied law, RoundKey round, StandingVerification standing, IReadOnlyList<Answer> answers, string openedBy, HouseholdKeys keys)
    {
        var opened = new Gate.Opened(answers, Partial: false, []);
        var context = new RoundOfVerdict(round.Round, Partial: false) { OpenedBy = openedBy, Before = standing.Verdicts };
        return Decided(new CaseRows(), facts, law, round, opened, context, KeptAnswers.OfLaterRound(round, answers, keys), keys);
    }

    private CompletedCase Completed(HouseholdFacts facts, RoundKey round, CaseRows rows) => new(
        static () => ValueTask.CompletedTask, round.Verification, round.Round, rows,
        reason => Refusals.Unstorable(
            new() { Queue = FailedQueues.Complete, Body = round.Verification.Value.ToByteArray(bigEndian: true) },
            facts.Submitter.Code, reason, clock.GetUtcNow(), Acknowledgements.Voided(facts, clock.GetUtcNow())));

    private CaseRows Decided(
        CaseRows household, HouseholdFacts facts, LawApplied law, RoundKey round, Gate.Opened opened, RoundOfVerdict context, KeptAnswers kept,
        HouseholdKeys keys)
    {
        var (verdict, visit, rank) = Assess(facts, law, opened, context);
        var opening = new NewRound(
            facts.Id, round.Round, round.ReceivedMonth, verdict.Contract.IssuedAt, context.OpenedBy ?? CauseOf(opened), round.Scope);
        return household with
        {
            Answers = kept.Answers,
            Evidence = kept.Evidence,
            Uses = kept.Uses,
            Round = opening,
            Verdict = verdict.ToRow(round.ReceivedMonth, round.Scope),
            Alert = AlertRow.Of(opening, facts.Street, visit, rank, keys),
            Messages = [verdict.ToMessage()],
        };
    }

    /// <remarks>What a visit would be for is found once the verdict stands: it is kept beside it and changes nothing of it.</remarks>
    private (ComposedVerdict Verdict, VisitReasons Visit, VisitRank Rank) Assess(
        HouseholdFacts facts, LawApplied law, Gate.Opened opened, RoundOfVerdict context)
    {
        using var span = Telemetry.Traces.StartActivity("assess");
        var evidence = EvidenceSet.Of(opened.Answers);
        var assessment = Assessor.Assess(law.Library, law.Pack, facts, evidence);
        var verdict = VerdictComposer.Compose(
            facts, law.Pack, assessment, context, clock.GetUtcNow(), reports.Of(facts.Id));
        RoadMetrics.Decided(verdict);
        var visit = Suspicions.Of(facts, opened.Answers, evidence, assessment);
        return (verdict, visit, VisitRank.Of(facts, assessment, visit.Yield));
    }

    private static string CauseOf(Gate.Opened opened) => opened.Provisional ? "provisional" : opened.Partial ? "deadline" : "answered";

    private static RoundOfVerdict First(Gate.Opened opened) => new(VerdictId.FirstRound, opened.Partial) { Provisional = opened.Provisional };

    private CaseRows Parked(
        CaseRows household, HouseholdFacts facts, RoundKey round, Gate.Parked parked, GatheredAnswers gathered, CountedDeadline deadline, HouseholdKeys keys)
    {
        var now = clock.GetUtcNow();
        RoadMetrics.Parked();
        var kept = KeptAnswers.WhenParked(round, gathered, keys);
        return household with
        {
            Evidence = kept.Evidence,
            Uses = kept.Uses,
            Asks = AskRow.Of(round, parked, now),
            Messages = [Acknowledgements.Accepted(facts, parked, deadline, now)],
        };
    }
}
