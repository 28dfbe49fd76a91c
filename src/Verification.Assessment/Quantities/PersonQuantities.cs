using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Completed years of age on the verified day.</summary>
internal sealed record AgeQuantity(Symbol Symbol) : Quantity(Symbol)
{
    private const int AgeMax = 130;

    public override Matters Matters => Matters.Facts;

    public override Figure Number(Frame frame, in Position at)
    {
        if (frame.Who(Symbol.Level, at.Person) is { } person && Ages.On(person, frame.Facts.AsOf) is { } age)
        {
            return Figure.Point(age);
        }

        frame.Widenings.Add(new(WideningCause.FactUnknown, frame.HeardAt(Symbol.Level, at.Person)) { Matters = Matters.Facts });
        return Figure.Of(Extent.Between(0m, AgeMax));
    }
}

/// <summary>The place among the counted members, from 1: equivalence weights tell the first adult from the next.</summary>
internal sealed record PlaceQuantity(Symbol Symbol) : Quantity(Symbol, IsCheap: true)
{
    public override Figure Number(Frame frame, in Position at) => Figure.Point(at.Person + 1);
}

/// <summary>Whether the person is an able adult of working age.</summary>
internal sealed record AbleQuantity(Symbol Symbol) : Quantity(Symbol)
{
    public override Matters Matters => Matters.Facts;

    public override Truth Truth(Frame frame, in Position at) =>
        frame.HeardAt(Symbol.Level, at.Person) is >= 0 and var person && Labour.Ability(frame.Given, person) is not TruthValue.Unknown and var able
            ? Language.Truth.Of(able == TruthValue.True)
            : Language.Truth.Unknown;
}

/// <summary>Whether the person is of one sex, as the identity number tells it; unknown without one.</summary>
internal sealed record SexQuantity(Symbol Symbol, Sex Sex) : Quantity(Symbol)
{
    public override Matters Matters => Matters.Facts;

    public override Truth Truth(Frame frame, in Position at) =>
        frame.Who(Symbol.Level, at.Person) is { Document: { Type: DocumentType.ResidentId, Number: { } number } }
        && ResidentId.TryParse(number, out var id, out _)
            ? Language.Truth.Of(id.Sex == Sex)
            : Language.Truth.Unknown;
}

/// <summary>A class of facts the law names, e.g. severely disabled: stated, or shown by a registry.</summary>
internal sealed record MarkQuantity(Symbol Symbol, Mark Mark) : Quantity(Symbol)
{
    public override string? Basis => Mark.Article;

    public override Matters Matters => Symbol.Level == Level.Obligor ? Matters.Obligors : Matters.Facts;

    public override Truth Truth(Frame frame, in Position at)
    {
        var person = frame.HeardAt(Symbol.Level, at.Person);
        if (person < 0)
        {
            return Language.Truth.Unknown;
        }

        if (Marks.IsRegistered(frame.Given, Mark, person))
        {
            return Language.Truth.True;
        }

        if (!Marks.IsStated(frame.Given, Mark, person))
        {
            return Unshown(frame, person);
        }

        if (!Mark.NeedsEvidence)
        {
            return Language.Truth.True;
        }

        frame.Widenings.Add(new(WideningCause.FactUnknown, person) { Matters = Matters });
        return Language.Truth.Unknown;
    }

    // What a registry that must be asked could not say may be so.
    private Truth Unshown(Frame frame, int person)
    {
        if (Marks.SilenceOf(frame.Given, Mark, person) is not (>= 0 and var source))
        {
            return Language.Truth.False;
        }

        frame.Widenings.Add(Silenced.By(frame.Given, source, person) with { Matters = Matters });
        return Language.Truth.Unknown;
    }
}

/// <summary>A number stated as a fact, or how many facts of a kind were stated.</summary>
internal sealed record StatedNumberQuantity(Symbol Symbol, StatedNumber Rule) : Quantity(Symbol)
{
    public override string? Basis => Rule.Article;

    public override Matters Matters => Symbol.Level == Level.Obligor ? Matters.Obligors : Matters.Facts;

    public override Figure Number(Frame frame, in Position at)
    {
        var person = frame.HeardAt(Symbol.Level, at.Person);
        if (person >= 0 && Marks.NumberOf(frame.Given, Rule, person) is { } number)
        {
            return Figure.Point(number);
        }

        if (Rule.Otherwise is { } otherwise && person >= 0)
        {
            return Figure.Point(otherwise);
        }

        frame.Widenings.Add(new(WideningCause.FactUnknown, person) { Matters = Matters });
        return Figure.Of(Extent.AtLeast(0m));
    }
}

/// <summary>Whether a person was given a reasoned exception from a rule.</summary>
internal sealed record OverriddenQuantity(Symbol Symbol, string Rule) : Quantity(Symbol)
{
    public override Truth Truth(Frame frame, in Position at)
    {
        var who = frame.Who(Symbol.Level, at.Person)?.MemberRef;
        foreach (var given in frame.Facts.Circumstances.Overrides)
        {
            if (given.Rule == Rule && (given.MemberRef is null || given.MemberRef == who))
            {
                return Language.Truth.True;
            }
        }

        return Language.Truth.False;
    }
}
