namespace Verification.Platform.Messaging;

/// <summary>A message as the broker gave it: bytes and properties, nothing parsed.</summary>
/// <remarks>MassTransit hands this to our consumers whatever the content type says, so that reading stays our code at every door.</remarks>
public sealed class RawDelivery(ReadOnlyMemory<byte> body)
{
    public ReadOnlyMemory<byte> Body { get; } = body;
}
