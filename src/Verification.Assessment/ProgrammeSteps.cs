namespace Verification.Assessment;

/// <summary>The steps of one programme: each condition, then outcome and amount.</summary>
internal static class ProgrammeSteps
{
    public static Step Of(ProgrammeAssessment programme)
    {
        var parts = new List<Step>(programme.Conditions.Count + 1);
        foreach (var condition in programme.Conditions)
        {
            var limit = condition.Rule.Limit;
            parts.Add(new(
                "condition", condition.Rule.Article,
                limit.Times is { } times
                    ? [new(limit.Of.Name, Canonical.Text(limit.Of.Value)), new(times.Name, Canonical.Text(times.Value))]
                    : [new(limit.Of.Name, Canonical.Text(limit.Of.Value))],
                $"{condition.Rule.Id}: {Canonical.Text(condition.Holds)}", []));
        }

        if (programme.Amount is { } amount)
        {
            parts.Add(new(
                "amount", programme.Rule.Amount.Article, [new(programme.Rule.Standard.Name, Canonical.Text(programme.Rule.Standard.Value))],
                $"[{Text(amount.Low)}, {Text(amount.High)}] payable {Text(amount.Payable)}", []));
        }

        var causes = programme.MainCause is { } cause ? new StepInput[] { new("main_cause", cause.ToString()) } : [];
        return new(programme.Programme.Code, null, causes, programme.Outcome.ToString(), parts);
    }

    private static string Text(Vocabulary.Money? amount) => amount is { } known ? Canonical.Text(known) : "-";
}
