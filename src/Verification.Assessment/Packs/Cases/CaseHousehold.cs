using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>Makes of a case what the engine takes: facts of a household, and the answers of every source.</summary>
public static class CaseHousehold
{
    private static readonly SubmitterId Submitter = new("policy-cases");

    public static HouseholdFacts Facts(PackCase given)
    {
        var people = given.Members.Count;
        return new()
        {
            Id = IdOf(given),
            Submitter = Submitter,
            RequestId = "case",
            CaseNo = "case",
            HouseholdRef = "h-1",
            Purpose = "assistance",
            Kind = "initial",
            Programmes = [.. given.Expect.Select(e => e.Programme).Distinct()],
            Region = RegionCode.Parse(given.County),
            Street = RegionCode.Parse(given.County + "001"),
            AcceptedOn = given.AcceptedOn,
            AsOf = given.AsOf ?? given.AcceptedOn,
            Members = [.. given.Members.Select((m, i) => Person(given, m, i + 1))],
            Obligors = [.. given.Obligors.Select((m, i) => Person(given, m, people + i + 1))],
            Circumstances = given.Circumstances,
            Declared = new([.. given.Members.SelectMany((m, i) => Declared(m, i + 1))], [], []),
        };
    }

    /// <summary>Every source of the pack answers about everybody, save the silent ones.</summary>
    public static IEnumerable<Answer> Answers(PackCase given, Pack pack)
    {
        var id = IdOf(given);
        var people = given.Members.Concat(given.Obligors).ToList();
        foreach (var source in pack.Sources)
        {
            var silence = given.Silent.Where(s => s.Source == source.Id.Code).Select(s => (Silence?)s.Why).FirstOrDefault();
            for (var ordinal = 1; ordinal <= people.Count; ordinal++)
            {
                var items = CaseEvidence.Of(given, people[ordinal - 1], ordinal, pack).Where(i => i.Source == source.Id).ToList();
                var signals = source == pack.Sources[0] ? CaseSignals.Of(given, people[ordinal - 1], ordinal, source.Id) : [];
                var notHere = source.OfProvince && Outside(given, people[ordinal - 1]) ? Silence.NotCovered : (Silence?)null;
                yield return (silence ?? notHere) is { } why ? new Answer.Silent(id, source.Id, ordinal, why)
                    : items.Count + signals.Count > 0 ? new Answer.Answered(id, source.Id, ordinal, items, given.AcceptedOn, Coverage.Unstated) { Signals = signals, Measured = Measured(given, source) }
                    : new Answer.Silent(id, source.Id, ordinal, Silence.NoRecord, given.AcceptedOn) { Measured = Measured(given, source) };
            }
        }
    }

    private static MeasuredSource? Measured(PackCase given, SourceRule source)
    {
        if (source.Quality is not { } limits)
        {
            return null;
        }

        foreach (var (code, completeness, lag) in given.Measured)
        {
            if (code == source.Id.Code)
            {
                return new(given.AcceptedOn, completeness, lag);
            }
        }

        return new(given.AcceptedOn, limits.CompletenessAtLeast, limits.LagAtMostDays);
    }

    private static bool Outside(PackCase given, CaseMember member) =>
        member.Registered is { } registered && registered.Province != RegionCode.Parse(given.County).Province;

    private static VerificationId IdOf(PackCase given) => VerificationId.Derive(Submitter.Code, given.Name);

    private static Person Person(PackCase given, CaseMember member, int ordinal) => new()
    {
        Ordinal = ordinal,
        MemberRef = $"m{ordinal}",
        Relation = member.Relation,
        Name = "某人",
        Document = member is { Sex: { } sex, Age: { } years } ? CaseIdentity.Of(given.AcceptedOn.AddYears(-years), sex, ordinal) : new(DocumentType.Passport, $"P{ordinal}"),
        BornOn = member.Age is { } age ? given.AcceptedOn.AddYears(-age) : null,
        RegisteredRegion = member.Registered,
        Consent = new("c-1", new string('0', 64), ["*"], new(given.AcceptedOn.AddDays(-30), given.AcceptedOn.AddYears(1))),
        Facts = [.. member.Facts.Select(f => new MemberFact(f.Kind, f.Value, new(given.AcceptedOn.AddYears(-5), null)))],
    };

    private static IEnumerable<DeclaredIncome> Declared(CaseMember member, int ordinal) =>
        member.Declared.Select(d => new DeclaredIncome($"m{ordinal}", d.Key, d.Value, new(null, null)));
}
