using Verification.Platform.Database;

namespace Verification.Pipeline.Fencing;

/// <summary>Whether to try a delivery again makes sense after a fault.</summary>
public static class DeliveryFault
{
    /// <summary>Neither the database nor the broker is away, and nothing that they say will change: the fault lies with this delivery and our code.</summary>
    /// <remarks>Tried for ever it would keep every delivery behind it from being taken.</remarks>
    public static bool LiesWithIt(Exception fault) => DatabaseFault.Classify(fault) switch
    {
        FaultKind.BadRow => true,
        FaultKind.Ours => fault is not System.Data.Common.DbException,
        _ => false,
    };

    /// <summary>Whether a stored row is laid to rest after this fault; before that it is taken on again, in case it was the moment's.</summary>
    /// <param name="seenBefore">How often it was taken on before.</param>
    public static bool EndsARow(Exception fault, int seenBefore) => seenBefore >= SuspectDecision.SweepsMax && LiesWithIt(fault);
}
