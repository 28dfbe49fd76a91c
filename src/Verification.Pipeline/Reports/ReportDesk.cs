using System.Reflection;
using System.Text.Json;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Intake.Keeping;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Platform.Vault;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Pipeline.Reports;

/// <summary>What came of asking for a report.</summary>
public abstract record ReportGiven
{
    private ReportGiven()
    {
    }

    /// <summary>Its read is recorded.</summary>
    public sealed record Given(VerificationReport Report) : ReportGiven;

    public sealed record Refused(RequestFault Fault) : ReportGiven;

    /// <summary>For this caller there is no such verification.</summary>
    public sealed record NotThere : ReportGiven;
}

/// <summary>Gives reports to those who may read them: issues what nobody has issued, composes, records the read, and only then answers.</summary>
/// <remarks>
/// Everything a person's request reads comes through the door, within the caller's scope. The road only writes: the row of a first issue and
/// the row of a read. When the read cannot be recorded the fault goes up and nothing is given.
/// </remarks>
public sealed class ReportDesk(
    VerdictQueries verdicts, ReportQueries reports, HouseholdQueries households, DataKeyQueries keyRows, ReportContents contents, ReportStore store,
    Vault vault, PackLibrary packs, TimeProvider clock)
{
    /// <summary>Another caller or a new round may come between choosing and issuing; twice in a row is rare, more often a fault.</summary>
    private const int TriesMax = 5;

    private static readonly string Service = $"verification {VersionOfIt}";

    private static string VersionOfIt =>
        typeof(ReportDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <param name="form">json or html.</param>
    public async Task<ReportGiven> Give(Scope caller, VerificationId id, ReportQuestion question, string form, CancellationToken ct)
    {
        if (await verdicts.Find(caller, id, ct) is null)
        {
            return new ReportGiven.NotThere();
        }

        if (await households.Find(caller, id, ct) is not { } household)
        {
            return new ReportGiven.Refused(ReportFaults.NoVerdictYet);
        }

        var rows = await keyRows.Of(caller, id, ct);
        using var keys = vault.Unwrap(id, rows);
        if (!keys.Has(0))
        {
            return new ReportGiven.Refused(ReportFaults.Erased);
        }

        var request = household.Request(keys);
        var facts = household.Facts(keys);
        if (!facts.Everyone.All(p => keys.Has(p.Ordinal)))
        {
            return new ReportGiven.Refused(ReportFaults.Erased);
        }

        var pack = PackOf(facts);
        var choice = await Chosen(caller, household, facts, question with { Programme = ReportDecision.Serving(pack, facts.Programmes, question.Programme) }, ct);
        if (choice is not ReportChoice.Known known)
        {
            return new ReportGiven.Refused(((ReportChoice.Refused)choice).Fault);
        }

        var report = ReportComposer.Compose(await contents.Of(caller, known, household, facts, request.OfficerRef, pack, keys, ct));
        await store.Record(new(known.Report, clock.GetUtcNow(), caller.Submitter, question.ReadFor ?? facts.Purpose, form, household.Scope), ct);
        return new ReportGiven.Given(report);
    }

    /// <summary>The report asked for, issued now if nobody has; or why there is none.</summary>
    private async Task<ReportChoice> Chosen(
        Scope caller, StoredHousehold household, HouseholdFacts facts, ReportQuestion question, CancellationToken ct)
    {
        for (var tries = 1; tries <= TriesMax; tries++)
        {
            var choice = await Choose(caller, household.Id, question, ct);
            if (choice is not ReportChoice.ToIssue next)
            {
                return choice;
            }

            var report = new NewReport(
                household.Id, new(next.Programme), next.Verdict.Round, facts.Region, clock.GetUtcNow(), Service, household.Scope);
            if (await store.Issue(report, ct) is { } issued)
            {
                return new ReportChoice.Known(issued, next.Verdict, ReportDecision.Valid);
            }
        }

        throw new BrokenPromise("a report is issued by somebody after a few tries");
    }

    private async Task<ReportChoice> Choose(Scope caller, VerificationId id, ReportQuestion question, CancellationToken ct)
    {
        // Reports before verdicts: what is read last is newest, so that no report stands there without its round.
        var issued = await reports.Of(caller, id, ct);
        if (await verdicts.Find(caller, id, ct) is not { } state)
        {
            return new ReportChoice.Refused(ReportFaults.NoVerdictYet);
        }

        return ReportDecision.Choose(
            [.. state.Verdicts.Select(v => JsonSerializer.Deserialize(v.Body, ContractJson.Wire.VerdictIssued)!)],
            state.State == SubmissionState.Closed.Name(), issued, question.Programme, question.Version,
            programme => caller.Programmes.Contains(Scope.Any, StringComparer.Ordinal) || caller.Programmes.Contains(programme, StringComparer.Ordinal));
    }

    private Pack PackOf(HouseholdFacts facts) =>
        packs.InForce(facts.Region, facts.AcceptedOn) is PackInForce.Found { Pack: var pack }
            ? pack
            : throw new BrokenPromise("the law a verification was decided under is still loaded");
}
