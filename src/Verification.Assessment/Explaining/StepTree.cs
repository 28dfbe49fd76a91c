using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Explaining;

/// <summary>Builds the tree people read from the values an assessment was made of.</summary>
internal sealed class StepTree
{
    private readonly Case _given;
    private readonly QuantitySteps _quantities;

    private StepTree(Case given)
    {
        _given = given;
        _quantities = new(given);
    }

    public static Step Of(Case given, Composition composition, HouseholdAssessment assessment, Func<ProgrammeRule, IReadOnlyList<Frame>> framesOf) =>
        new StepTree(given).Root(composition, assessment, framesOf);

    private Step Root(Composition composition, HouseholdAssessment assessment, Func<ProgrammeRule, IReadOnlyList<Frame>> framesOf)
    {
        var parts = composition.Placings.Select(Placed).Concat(SettledSteps.Of(_given)).ToList();
        foreach (var programme in assessment.Programmes)
        {
            parts.Add(Programme(programme, framesOf(programme.Rule)));
        }

        return new(
            "verdict", StepSubject.Household, null,
            [
                new("pack", _given.Pack.Name), new("pack_digest", _given.Pack.Digest), new("accepted_on", Canonical.Text(_given.Facts.AcceptedOn)),
                new("as_of", Canonical.Text(_given.Facts.AsOf)), new("look_back", $"{assessment.FirstMonth}…{assessment.LastMonth}"),
                .. assessment.Sources.Where(s => s.Measured is not null).Select(Measured),
            ],
            "", parts);
    }

    private static StepInput Measured(SourceStanding standing)
    {
        var (measured, meets) = (standing.Measured!.Measured, standing.Measured.Meets);
        var share = measured?.Completeness is { } complete ? Canonical.Text(complete) : "-";
        var days = measured?.LagDays is { } lag ? Canonical.Text(lag) : "-";
        var on = measured is null ? "-" : Canonical.Text(measured.On);
        return new("measured", $"{standing.Source.Code} {on} completeness {share} lag {days}: {(meets ? "met" : "not met")}");
    }

    private Step Placed(Placing placing, int person) => new(
        "composition.member", StepSubject.Household, placing.Rule?.Article,
        placing.Rule is { } rule ? [new(rule.Reason, placing.IsProven ? "proven" : "stated")] : [],
        placing.Rule is null ? "counted" : "not counted", [])
    {
        MemberRef = _given.Facts.Members[person].MemberRef,
    };

    private Step Programme(ProgrammeAssessment programme, IReadOnlyList<Frame> frames)
    {
        var parts = new List<Step>();
        foreach (var condition in programme.Conditions)
        {
            parts.AddRange(frames.Select(frame => Truth(
                $"condition.{condition.Rule.Id}", StepSubject.Programme, condition.Rule.Article, condition.Rule.Holds, frame)));
        }

        foreach (var flag in programme.Flags)
        {
            parts.AddRange(frames.Select(frame => Truth(flag.Code, StepSubject.Flag, flag.Article, flag.Holds, frame)));
        }

        if (programme.Amount is { } amount && programme.Rule.Amount is { } rule)
        {
            parts.AddRange(frames.Select(frame => Amount(amount, rule, frame)));
        }

        var cause = programme.MainCause is { } main ? new StepInput[] { new("main_cause", MainCauses.CodeOf(main)) } : [];
        return new(programme.Programme.Code, StepSubject.Programme, null, cause, programme.Outcome.ToString(), parts) { Means = programme.Rule.Means };
    }

    private Step Amount(AmountFound amount, AmountRule rule, Frame frame) => new(
        "amount", StepSubject.Programme, rule.Article, _quantities.Names(frame, rule.Value, Position.Household),
        $"[{Canonical.Text(amount.Low)}, {Canonical.Text(amount.High)}] payable {Canonical.Text(amount.Payable)}", _quantities.Of(frame, rule.Value, Position.Household))
    {
        Formula = rule.Value.Text,
        Number = rule.Value.Number(frame, Position.Household),
        Unit = rule.OneOff ? Unit.OfYuan : Unit.YuanPerMonth,
    };

    private Step Truth(string rule, StepSubject subject, string? article, Formula formula, Frame frame)
    {
        var inputs = new List<StepInput>(_quantities.Names(frame, formula, Position.Household));
        foreach (var compared in formula.Comparisons(frame, Position.Household))
        {
            inputs.Add(new(compared.Text, $"{Canonical.Text(compared.Left)} {compared.Sign} {Canonical.Text(compared.Right)}: {Canonical.Text(compared.Holds)}"));
        }

        var holds = formula.Truth(frame, Position.Household);
        return new(rule, subject, article, inputs, Canonical.Text(holds), _quantities.Of(frame, formula, Position.Household))
        {
            Formula = formula.Text,
            Holds = holds,
        };
    }
}
