using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>What asking for an explanation came to.</summary>
internal abstract record Explained
{
    public sealed record Whole(Explanation Explanation) : Explained;

    /// <summary>There is no law for the place, day and programmes.</summary>
    public sealed record NoLaw(PackInForce.Refused Why) : Explained;

    /// <summary>The request is not one the service would take.</summary>
    public sealed record Faulty(IReadOnlyList<RequestFault> Faults) : Explained;

    public static Explained OfCase(PackLibrary library, PackCase given) =>
        Of(library, CaseHousehold.Facts(given), pack => CaseHousehold.Answers(given, pack));

    /// <summary>A submission as the doors take it, as if every source had answered that it holds no record of anybody.</summary>
    public static Explained OfRequest(PackLibrary library, ReadOnlyMemory<byte> body, TimeProvider clock) =>
        new RequestReader(clock).Read(body, RequestHeaders.None) switch
        {
            RequestReading.Readable readable => OfFacts(library, readable.Facts),
            RequestReading.Refused { IfKnown: { } known } => OfFacts(library, known.Facts),
            RequestReading.Refused refused => new Faulty(refused.Faults),
            _ => throw new BrokenPromise("a request is readable or refused"),
        };

    private static Explained OfFacts(PackLibrary library, HouseholdFacts facts) => Of(library, facts, pack => NoRecords(facts, pack));

    private static Explained Of(PackLibrary library, HouseholdFacts facts, Func<Pack, IEnumerable<Answer>> answers) =>
        library.InForce(facts.Region, facts.AcceptedOn, facts.Programmes) switch
        {
            PackInForce.Found { Pack: var pack } => new Whole(Assessor.Explain(library, pack, facts, EvidenceSet.Of(answers(pack)))),
            PackInForce.Refused refused => new NoLaw(refused),
            _ => throw new BrokenPromise("law is found or refused"),
        };

    private static IEnumerable<Answer> NoRecords(HouseholdFacts facts, Pack pack) =>
        from source in pack.Sources
        from person in facts.Members.Concat(facts.Obligors)
        select new Answer.Silent(facts.Id, source.Id, person.Ordinal, Silence.NoRecord, facts.AcceptedOn);
}
