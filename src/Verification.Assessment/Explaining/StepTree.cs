using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Explaining;

/// <summary>Builds the tree people read from the values an assessment was made of.</summary>
internal sealed class StepTree
{
    private readonly Case _given;
    private readonly HashSet<(Frame Frame, int Slot, int Person)> _shown = [];

    private StepTree(Case given) => _given = given;

    public static Step Of(Case given, Composition composition, HouseholdAssessment assessment, Func<ProgrammeRule, IReadOnlyList<Frame>> framesOf) =>
        new StepTree(given).Root(composition, assessment, framesOf);

    private Step Root(Composition composition, HouseholdAssessment assessment, Func<ProgrammeRule, IReadOnlyList<Frame>> framesOf)
    {
        var parts = new List<Step>(composition.Steps);
        foreach (var programme in assessment.Programmes)
        {
            parts.Add(Programme(programme, framesOf(programme.Rule)));
        }

        return new(
            "verdict", StepSubject.Household, null,
            [
                new("pack", _given.Pack.Name), new("pack_digest", _given.Pack.Digest), new("accepted_on", Canonical.Text(_given.Facts.AcceptedOn)),
                new("as_of", Canonical.Text(_given.Facts.AsOf)), new("look_back", $"{assessment.FirstMonth}…{assessment.LastMonth}"),
            ],
            "", parts);
    }

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
            parts.AddRange(frames.Select(frame => new Step(
                "amount", StepSubject.Programme, rule.Article, Names(frame, rule.Value, Position.Household),
                $"[{Canonical.Text(amount.Low)}, {Canonical.Text(amount.High)}] payable {Canonical.Text(amount.Payable)}", Parts(frame, rule.Value, Position.Household))
            {
                Formula = rule.Value.Text,
            }));
        }

        var cause = programme.MainCause is { } main ? new StepInput[] { new("main_cause", MainCauses.CodeOf(main)) } : [];
        return new(programme.Programme.Code, StepSubject.Programme, null, cause, programme.Outcome.ToString(), parts) { Means = programme.Rule.Means };
    }

    private Step Truth(string rule, StepSubject subject, string? article, Formula formula, Frame frame)
    {
        var inputs = new List<StepInput>(Names(frame, formula, Position.Household));
        foreach (var compared in formula.Comparisons(frame, Position.Household))
        {
            inputs.Add(new(compared.Text, $"{Canonical.Text(compared.Left)} {compared.Sign} {Canonical.Text(compared.Right)}: {Canonical.Text(compared.Holds)}"));
        }

        return new(rule, subject, article, inputs, Canonical.Text(formula.Truth(frame, Position.Household)), Parts(frame, formula, Position.Household)) { Formula = formula.Text };
    }

    /// <summary>The values of law and of the household the formula names.</summary>
    private static List<StepInput> Names(Frame frame, Formula formula, Position at)
    {
        var names = new List<StepInput>();
        foreach (var symbol in formula.References)
        {
            if (symbol.Constant is { } constant)
            {
                names.Add(new(symbol.Name, Canonical.Text(constant)));
            }
            else if (symbol.Level == Level.Household)
            {
                names.Add(new(symbol.Name, Worth(frame, symbol, at)));
            }
        }

        return names;
    }

    private List<Step> Parts(Frame frame, Formula formula, Position at)
    {
        var parts = new List<Step>();
        foreach (var symbol in formula.References)
        {
            if (symbol.Constant is not null || symbol.Level is Level.Item or Level.Month)
            {
                continue;
            }

            if (symbol.Level == Level.Household || at.Person >= 0)
            {
                AddOne(frame, symbol, symbol.Level == Level.Household ? Position.Household : at, parts);
                continue;
            }

            for (var i = 0; i < frame.Count(symbol.Level); i++)
            {
                AddOne(frame, symbol, new(i), parts);
            }
        }

        return parts;
    }

    private void AddOne(Frame frame, Symbol symbol, Position at, List<Step> into)
    {
        var quantity = _given.Pack.Symbols[symbol];
        if (!quantity.IsKept || !frame.IsKnown(symbol, at) || !_shown.Add((frame, symbol.Slot, symbol.Level == Level.Household ? -1 : at.Person)))
        {
            return;
        }

        var who = symbol.Level == Level.Household ? null : frame.Who(symbol.Level, at.Person)?.MemberRef;
        var subject = symbol.Level switch { Level.Member => StepSubject.Member, Level.Obligor => StepSubject.Obligor, _ => StepSubject.Household };
        into.Add(quantity is RuleQuantity rule
            ? new(symbol.Name, subject, rule.Article, Names(frame, rule.Formula, at), Worth(frame, symbol, at), Parts(frame, rule.Formula, at))
            {
                Means = rule.Means, MemberRef = who, Formula = rule.Formula.Text,
            }
            : new(symbol.Name, subject, null, [.. quantity.Inputs(frame, at)], Worth(frame, symbol, at), []) { MemberRef = who });
    }

    private static string Worth(Frame frame, Symbol symbol, Position at) => symbol.Kind == FormulaKind.Number
        ? Canonical.Text(frame.Number(symbol, at))
        : Canonical.Text(frame.Truth(symbol, at));
}
