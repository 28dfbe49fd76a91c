using MassTransit;

namespace Verification.Platform.Messaging;

/// <summary>A message as the broker gave it: bytes and properties, nothing parsed.</summary>
/// <remarks>MassTransit hands this to our consumers whatever the content type says, so that reading stays our code at every door.</remarks>
public sealed class RawDelivery(MessageBody body)
{
    /// <summary>Known without a copy of the bytes.</summary>
    public long Length => body.Length ?? 0;

    /// <summary>A copy that is made with the first call; to be called while the delivery is being consumed, for the bytes below are lent.</summary>
    public ReadOnlyMemory<byte> Body => body.GetBytes();
}
