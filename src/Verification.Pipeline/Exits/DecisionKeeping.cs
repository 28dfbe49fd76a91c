using Verification.Contracts;
using Verification.Contracts.Exits;
using Verification.Evidence;
using Verification.Intake.Exits;
using Verification.Intake.Keeping;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Verdicts.Decisions;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Keeps what offices decided, and makes it known to the source <c>enrolment</c>.</summary>
/// <remarks>
/// The row <c>exit</c> makes a second run do nothing. Enrolments are reckoned anew from all decisions about a person in the order in which
/// they were decided: a notice that comes late changes what it would have changed in time.
/// </remarks>
public sealed class DecisionKeeping(
    RoadDatabase road, ExitStore exits, StandingStore standings, HouseholdStore households, DataKeyStore keyStore, DecisionStore decisions,
    EnrolmentStore enrolments, Vault vault)
{
    public async Task Apply(ClaimedExit exit, CancellationToken ct)
    {
        var id = exit.Verification;
        var body = vault.OpenBody(exit.Key.SealRow, ExitDesk.SealName, exit.SealedBody);
        var notice = ExitReader.Stored(body, ContractJson.Wire.DecisionNotified);
        var standing = await standings.Find(exit.Submitter, id, ct) ?? throw new BrokenPromise("a stored exit has a verification");
        var stored = (await households.Load([id], ct)).Single();
        using var keys = vault.Unwrap(id, (await keyStore.Load([id], ct))[id]);
        var row = RowOf(exit, notice, standing, stored.Facts(keys), keys.Seal(0, $"decision/{exit.Key.SealRow:N}", body));
        await road.InBatch(
            async batch =>
            {
                var first = await exits.Applied(batch, exit.Key, round: null, ct);
                if (first)
                {
                    await decisions.Add(batch, row, ct);
                    await Enrol(batch, row, ct);
                }

                return first;
            },
            ct);
    }

    private async Task Enrol(Batch batch, DecisionRow row, CancellationToken ct)
    {
        byte[][] persons = [.. row.Receiving, .. row.Ending];
        if (persons.Length == 0)
        {
            return;
        }

        var past = await decisions.Of(batch, row.Scope.Submitter, row.Programme, persons, ct);
        foreach (var person in persons)
        {
            var spans = EnrolmentSpans.After(past.Select(p => ChangeOf(p, person)).OfType<EnrolmentChange>());
            await enrolments.Record(batch, new(person, row.Programme, row.Verification, row.Scope), spans, ct);
        }
    }

    private static EnrolmentChange? ChangeOf(PastDecision decision, byte[] person) =>
        Names(decision.Receiving, person) ? new EnrolmentChange.Receives(Month(decision.MonthFrom)!.Value, Month(decision.MonthTo))
        : !Names(decision.Ending, person) ? null
        : decision.Decided == "stopped" ? new EnrolmentChange.EndsAfter(Month(decision.MonthTo)!.Value)
        : new EnrolmentChange.EndsAfter(Month(decision.MonthFrom)!.Value.Plus(-1));

    private static bool Names(byte[][] persons, byte[] person) => persons.Any(p => p.AsSpan().SequenceEqual(person));

    private static YearMonth? Month(DateOnly? day) => day is { } known ? YearMonth.Of(known) : null;

    private DecisionRow RowOf(
        ClaimedExit exit, DecisionNotified notice, StandingVerification standing, HouseholdFacts facts, byte[] sealedBody)
    {
        var verdict = NoticeDecision.VerdictOf(notice, standing) ?? throw new BrokenPromise("a stored decision names a verdict");
        var programme = verdict.Programmes.Single(p => p.Programme == notice.Programme);
        var named = (notice.Members ?? []).ToHashSet(StringComparer.Ordinal);
        var (receiving, ending) = notice.Decision switch
        {
            "granted" => (Indexes(facts, p => named.Contains(p.MemberRef)), []),
            "changed" => (Indexes(facts, p => named.Contains(p.MemberRef)), Indexes(facts, p => !named.Contains(p.MemberRef))),
            "stopped" => ([], Indexes(facts, p => named.Count == 0 || named.Contains(p.MemberRef))),
            _ => ((IReadOnlyList<byte[]>)[], (IReadOnlyList<byte[]>)[]),
        };
        return new(
            exit.RequestId, standing.Id, new(verdict.VerdictId), verdict.Round, notice.Decision, new(notice.Programme), notice.DecidedOn,
            Month(notice.From), Month(notice.To), notice.Deviates || NoticeDecision.Deviates(notice, programme), exit.ReceivedAt, sealedBody,
            receiving, ending, standing.Scope);
    }

    /// <summary>Who has no document cannot be found again and is not kept.</summary>
    private IReadOnlyList<byte[]> Indexes(HouseholdFacts facts, Func<Person, bool> which) =>
        [.. facts.Members.Where(p => p.Document.Number is not null && which(p)).Select(p => EnrolmentIndex.Of(p.Document, facts.Region, vault))];
}
