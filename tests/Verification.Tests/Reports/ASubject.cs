using System.Text.Json;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Tests.Assessment;
using Verification.Verdicts.Composing;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Tests.Reports;

/// <summary>Reports of the households the packs keep as cases; a test changes what matters.</summary>
internal static class ASubject
{
    public static readonly DateTimeOffset Issued = new(2020, 6, 20, 1, 0, 0, TimeSpan.Zero);

    public static ReportSubject Of(string name, Func<HouseholdFacts, HouseholdFacts>? facts = null, Func<Answer, Answer?>? answer = null, Pack? law = null)
    {
        var (given, pack) = (Cases.Named(name), law ?? Cases.Tianshui);
        var household = Cases.Facts(given) with { Id = VerificationId.Derive("tianshui-dibao", "r-1"), Submitter = new("tianshui-dibao"), RequestId = "r-1", CaseNo = "2020-000001" };
        household = facts is null ? household : facts(household);
        Answer[] answers = [.. Cases.Answers(given, pack).Select(a => answer is null ? a : answer(a)).OfType<Answer>()];
        var assessment = Assessor.Assess(pack, household, EvidenceSet.Of(answers));
        var verdict = VerdictComposer.Compose(household, pack, assessment, new(1, Partial: false), Issued, "https://here/v1").Contract;
        var explanation = Assessor.Explain(pack, household, EvidenceSet.Of(answers));
        return new()
        {
            Report = ReportOf(verdict),
            State = ReportDecision.Valid,
            Verdict = verdict,
            Facts = household,
            Answers = answers,
            Pack = pack,
            Indicators = ReportIndicators.Of(verdict.Programmes[0], explanation),
            Pay = ReportedPay.Of(explanation),
            SourceName = source => new($"{source.Code}(中文)", source.Code),
            RegionName = "甘肃省天水市秦州区",
        };
    }

    public static IssuedReport ReportOf(VerdictIssued verdict, int version = 1) => new(
        verdict.VerificationId, "dibao", verdict.Round, "620502-2020-000001", version, Issued, "verification 1.0.0");

    public static string Json(ReportSubject subject) =>
        JsonSerializer.Serialize(ReportComposer.Compose(subject), ContractJson.Wire.VerificationReport);

    public static Declaration Declares(IReadOnlyList<DeclaredIncome>? income = null, IReadOnlyList<DeclaredProperty>? property = null) =>
        new(income ?? [], property ?? [], []);
}
