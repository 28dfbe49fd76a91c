using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.Assessment.Packs;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Intake.Reading;
using Verification.Pipeline.Exits;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Pipeline.Reports;

/// <summary>Brings together what a report is composed of, within the scope of whoever asks.</summary>
public sealed class ReportContents(EvidenceQueries evidence, ExitQueries exits, SourceCatalogue sources, RegionRegister regions, Vault vault)
{
    public async Task<ReportSubject> Of(
        Scope caller, ReportChoice.Known known, StoredHousehold household, HouseholdFacts facts, string? officerRef, Pack pack, HouseholdKeys keys,
        CancellationToken ct)
    {
        var round = new RoundKey(household.Id, household.ReceivedMonth, known.Verdict.Round, household.Scope);
        var corrected = Brought.LastDeclared(await exits.OpenedRounds(caller, household.Id, round.Round, ct), vault);
        var assessed = corrected is null ? facts : facts with { Declared = RequestFacts.DeclaredBy(facts, corrected) };
        // The report goes to the household too: what only raises a question is not in it.
        IReadOnlyList<Answer> answers = [.. (await evidence.Load(caller, round, keys, ct)).Select(a => a.AsEvidence())];
        var explanation = Explained(pack, assessed, answers, known.Verdict);
        return new()
        {
            Report = known.Report,
            State = known.State,
            Verdict = known.Verdict,
            Facts = assessed,
            Answers = answers,
            Pack = pack,
            Indicators = ReportIndicators.Of(known.Verdict.Programmes.Single(p => p.Programme == known.Report.Programme), explanation),
            Pay = ReportedPay.Of(explanation),
            SourceName = NameOf,
            RegionName = regions.FullNameZh(facts.Region),
            Provisional = known.Verdict.Provisional,
            OfficerRef = officerRef,
        };
    }

    /// <summary>The explanation of the round; null when law or evidence are not the verdict's any more, as after a change of law or an erasure.</summary>
    private static Explanation? Explained(Pack pack, HouseholdFacts facts, IReadOnlyList<Answer> answers, VerdictIssued verdict)
    {
        var explanation = Assessor.Explain(pack, facts, EvidenceSet.Of(answers));
        return Convert.ToHexStringLower(explanation.Digest) == verdict.ExplanationDigest ? explanation : null;
    }

    private Text NameOf(SourceId source) => sources.Find(source)?.Source.Description.Name ?? new(source.Code, source.Code);
}
