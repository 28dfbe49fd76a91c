using System.Security.Cryptography;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Contracts;
using Verification.Contracts.Verdicts;
using Verification.Platform.Buffers;
using Verification.Vocabulary;

namespace Verification.Verdicts.Composing;

/// <summary>Says an assessment in the words of the contract: household-level figures, codes and sentences, no person's amounts.</summary>
public static class VerdictComposer
{
    /// <summary>Composes the verdict of a round.</summary>
    /// <param name="round">Which round, what opened it, and the verdicts before.</param>
    /// <param name="issuedAt">Instant of issue; not part of the digest, nor are the dates that follow from it.</param>
    /// <param name="reportUrl">Where the verdict can be read; not part of the digest.</param>
    public static ComposedVerdict Compose(
        HouseholdFacts facts, Pack pack, HouseholdAssessment assessment, RoundOfVerdict round, DateTimeOffset issuedAt, string reportUrl)
    {
        Promise.That(round.Number >= 1, "the first verdict of a verification is round 1");
        var undated = Undated(facts, pack, assessment, round);
        using var json = new PooledBuffer();
        ContractJson.Write(json, undated, ContractJson.Default.VerdictIssued);
        var digest = SHA256.HashData(json.Written);
        var contract = Dated(undated, pack, issuedAt, reportUrl) with { VerdictDigest = Convert.ToHexStringLower(digest) };
        json.CutTo(0);
        ContractJson.Write(json, contract, ContractJson.Default.VerdictIssued);
        var keys = Keys(facts, contract);
        return new()
        {
            Contract = contract,
            Body = json.Written.ToArray(),
            Digest = digest,
            ExplanationDigest = assessment.ExplanationDigest,
            RoutingKey = keys[0],
            CopyTo = keys[1..],
        };
    }

    /// <summary>Everything that follows from facts, evidence and pack alone.</summary>
    private static VerdictIssued Undated(HouseholdFacts facts, Pack pack, HouseholdAssessment assessment, RoundOfVerdict round) => new()
    {
        VerdictId = VerdictId.Derive(facts.Id, round.Number).Value,
        VerificationId = facts.Id.Value,
        Submitter = facts.Submitter.Code,
        RequestId = facts.RequestId,
        CaseNo = facts.CaseNo,
        Round = round.Number,
        Kind = facts.Kind,
        IssuedAt = default,
        // One verdict carries all programmes: it holds as long as the shortest of them.
        ValidUntil = facts.AsOf.AddMonths(assessment.Programmes.Min(p => (p.Rule.ValidMonths ?? pack.Deadlines.ValidMonths).Value)),
        AsOf = facts.AsOf,
        LookBack = new(assessment.FirstMonth.ToString(), assessment.LastMonth.ToString(), pack.LookBack.Months.Value),
        Members = [.. assessment.Members.Select(Member)],
        Programmes = Programmes(facts, assessment, round),
        Sources = [.. assessment.Sources.Select(Source)],
        Discrepancies = [.. assessment.Discrepancies.Select(Different)],
        HumanStep = HumanStepOf(assessment, round),
        Remedy = new(Sentences.Of("remedy.where"), pack.Deadlines.RemedyDays.Value),
        NextProgrammes = [.. assessment.Programmes.SelectMany(p => p.Next).Select(p => p.Code).Distinct(StringComparer.Ordinal)],
        Pack = pack.Name,
        PackDigest = pack.Digest,
        VerdictDigest = "",
        ExplanationDigest = Convert.ToHexStringLower(assessment.ExplanationDigest),
        Supersedes = round.Number > 1 ? VerdictId.Derive(facts.Id, round.Number - 1).Value : null,
        Provinces = ProvincesOf(assessment),
        OpenedBy = round.OpenedBy,
        Partial = round.Partial,
        Provisional = round.Provisional,
        Advisory = true,
        ReportUrl = "",
    };

    private static IReadOnlyList<ProgrammeVerdict> Programmes(HouseholdFacts facts, HouseholdAssessment assessment, RoundOfVerdict round)
    {
        var ids = new QuestionIds(round.Before);
        return [.. InOrderAsked(facts, assessment).Select(p => ProgrammePart.Of(p, ids))];
    }

    /// <summary>
    /// An objection is handled by a person, whatever the assessment says (复核), also when a supplement follows on it; so is an urgent need
    /// that did not wait for the sources. Its ground and the officer who states it lie in the sealed request of the household.
    /// </summary>
    private static HumanStep HumanStepOf(HouseholdAssessment assessment, RoundOfVerdict round)
    {
        var why = assessment.HumanStepWhy;
        why = round.IsOverriddenByUrgency ? [.. why, "urgent_override"] : why;
        why = round.IsObjectedTo ? [.. why, "objection"] : why;
        return new() { Required = why.Count > 0, Why = why };
    }

    private static VerdictIssued Dated(VerdictIssued undated, Pack pack, DateTimeOffset issuedAt, string reportUrl)
    {
        var issuedOn = ChinaTime.DayOf(issuedAt);
        var due = issuedOn.AddDays(pack.Deadlines.QuestionDays.Value);
        return undated with
        {
            IssuedAt = issuedAt,
            ReportUrl = reportUrl,
            Provinces = undated.Provinces is { } provinces ? provinces with { Asked = [.. provinces.Asked.Select(a => a with { Due = due })] } : null,
            Programmes = [.. undated.Programmes.Select(p => ProgrammePart.Due(p, due))],
            HumanStep = undated.HumanStep.Required
                ? undated.HumanStep with { By = issuedOn.AddDays(pack.Deadlines.HumanStepDays.Value) }
                : undated.HumanStep,
        };
    }

    /// <summary>Null where only the verification's own province is concerned.</summary>
    private static ProvinceCoverage? ProvincesOf(HouseholdAssessment assessment) =>
        assessment.Assistance.Count == 0 && assessment.ProvincesCovered.Count <= 1 ? null : new()
        {
            Covered = [.. assessment.ProvincesCovered.Select(p => p.Code)],
            Asked =
            [
                .. assessment.Assistance.Select(a => new AssistanceAsk
                {
                    Province = a.Province.Code,
                    MemberRefs = a.MemberRefs,
                    Sources = [.. a.Sources.Select(s => s.Code)],
                    NextStep = Sentences.Of("question.assistance"),
                    AcceptedAnswers = ["assistance-letter", "assistance-file"],
                    Due = default,
                }),
            ],
        };

    // The submitter's order gives the first routing key; the pack's order only says what is tested first.
    private static IEnumerable<ProgrammeAssessment> InOrderAsked(HouseholdFacts facts, HouseholdAssessment assessment) =>
        facts.Programmes.Distinct().SelectMany(asked => assessment.Programmes.Where(p => p.Programme == asked));

    private static CountedMember Member(MemberStanding standing) =>
        new() { MemberRef = standing.MemberRef, Counted = standing.Counted, Reason = standing.Reason };

    private static SourceStatus Source(SourceStanding standing) =>
        new() { Source = standing.Source.Code, State = Codes.Of(standing.Silence), AsOf = standing.AsOf, Measured = Measured(standing.Measured) };

    private static SourceMeasured? Measured(MeasuredStanding? standing) => standing is null ? null : new()
    {
        Meets = standing.Meets, On = standing.Measured?.On, Completeness = standing.Measured?.Completeness, LagDays = standing.Measured?.LagDays,
    };

    private static Discrepancy Different(DiscrepancyFound found) => new()
    {
        MemberRef = found.MemberRef, Item = found.Item, Direction = Codes.Of(found.Direction), Band = Codes.Of(found.Band),
    };

    private static string[] Keys(HouseholdFacts facts, VerdictIssued contract)
    {
        var region = facts.Region.Code;
        var place = $"{facts.Submitter.Code}.{region[..2]}.{region[2..4]}.{region[4..6]}";
        return [.. contract.Programmes.Select(p => $"{place}.{p.Programme}.{p.Outcome}")];
    }
}
