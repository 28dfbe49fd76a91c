using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>A numeric case of law kept beside the rules it tests (cases: in a pack file).</summary>
/// <remarks>Amounts are monthly; every source of the pack has answered unless named in <see cref="Silent"/>.</remarks>
public sealed record PackCase
{
    public required string Name { get; init; }

    public required string County { get; init; }

    public required DateOnly AcceptedOn { get; init; }

    public required IReadOnlyList<CaseMember> Members { get; init; }

    /// <summary>Sources that gave no answer, with their kind of silence.</summary>
    public required IReadOnlyList<(string Source, Silence Why)> Silent { get; init; }

    public required CaseExpectation Expect { get; init; }
}

/// <summary>One person of a case.</summary>
public sealed record CaseMember(
    string Relation, int Age, Money? WageMonthly, Money? PensionMonthly, Money? Deposit, string? Disability, bool ServingSentence, bool Custody);

/// <summary>What a case expects; an absent member is not compared.</summary>
public sealed record CaseExpectation(
    Programme Programme, string Outcome, int? Counted, Money? PerHead, Money? Payable, string? FirstReason, string? MainCause, string? FirstQuestion);
