using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Whether a thing is of a class of property; unknown where nobody can say that any of it is theirs.</summary>
internal sealed record ThingClassQuantity(Symbol Symbol, PropertyClass Class) : Quantity(Symbol)
{
    public override Matters Matters => Matters.OfClass(Class.Index);

    public override Truth Truth(Frame frame, in Position at)
    {
        var thing = frame.Property.Things[at.Item];
        return !thing.Classes.Has(Matters) ? Language.Truth.False
            : thing.Held == TruthValue.True ? Language.Truth.True
            : Language.Truth.Unknown;
    }
}

/// <summary>What of a thing a formula may ask.</summary>
internal enum ThingPart
{
    /// <summary>Yuan of the counted members' share.</summary>
    Value,

    /// <summary>The share itself, 0 to 1.</summary>
    Share,

    /// <summary>Square metres.</summary>
    Area,

    /// <summary>Full months since it was bought.</summary>
    MonthsSinceBought,
}

/// <summary>A number of a thing; what nobody said may be anything.</summary>
internal sealed record ThingNumberQuantity(Symbol Symbol, ThingPart Part) : Quantity(Symbol)
{
    public override Figure Number(Frame frame, in Position at)
    {
        var thing = frame.Property.Things[at.Item];
        return Part switch
        {
            ThingPart.Value => thing.Value,
            ThingPart.Share => Figure.Of(thing.Share),
            ThingPart.Area => thing.Area is { } area ? Figure.Point(area) : Figure.Of(Extent.AtLeast(0m)),
            ThingPart.MonthsSinceBought => thing.BoughtOn is { } day ? Figure.Point(Months.Full(day, frame.Facts.AcceptedOn)) : Figure.Of(Extent.AtLeast(0m)),
            _ => throw new BrokenPromise($"no such part {Part}"),
        };
    }
}

/// <summary>Whether a thing is used in one way; unknown when nobody said.</summary>
internal sealed record ThingUseQuantity(Symbol Symbol, string Use) : Quantity(Symbol)
{
    public override Truth Truth(Frame frame, in Position at) =>
        frame.Property.Things[at.Item].Use is { } use ? Language.Truth.Of(use == Use) : Language.Truth.Unknown;
}
