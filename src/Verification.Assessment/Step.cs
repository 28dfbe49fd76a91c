namespace Verification.Assessment;

/// <summary>One step of an explanation: a rule applied to inputs under an article, and what came out.</summary>
/// <param name="Rule">Name of the rule, e.g. <c>income.per_head</c>.</param>
/// <param name="Article">Document and article; null: no article was found or none is needed.</param>
/// <param name="Inputs">What went in.</param>
/// <param name="Result">What came out, in canonical text.</param>
/// <param name="Parts">The steps it was made of.</param>
public sealed record Step(string Rule, string? Article, IReadOnlyList<StepInput> Inputs, string Result, IReadOnlyList<Step> Parts);

/// <summary>An input of a step: a value of law, a fact or a record of a source.</summary>
/// <param name="Name">Name of the value, or the source's record id.</param>
/// <param name="Value">In canonical text.</param>
/// <param name="Source">The source, when it is a record.</param>
/// <param name="AsOf">The day the record speaks for.</param>
public sealed record StepInput(string Name, string Value, string? Source = null, DateOnly? AsOf = null);
