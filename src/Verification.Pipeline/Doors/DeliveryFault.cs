using Verification.Platform.Database;

namespace Verification.Pipeline.Doors;

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
}
