using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace Verification.Platform.Messaging;

/// <summary>Gives MassTransit a deserializer that parses nothing: every body becomes a <see cref="RawDelivery"/>.</summary>
/// <remarks>A body that cannot be read must reach our consumer, not an <c>_error</c> queue (design §3).</remarks>
public sealed class RawDeliverySerializerFactory : ISerializerFactory
{
    public ContentType ContentType { get; } = new("application/octet-stream");

    public IMessageSerializer CreateSerializer() => new SystemTextJsonRawMessageSerializer();

    public IMessageDeserializer CreateDeserializer() => new RawDeliveryDeserializer(ContentType);
}

internal sealed class RawDeliveryDeserializer(ContentType contentType) : IMessageDeserializer
{
    public ContentType ContentType => contentType;

    public void Probe(ProbeContext context) => context.CreateScope("raw-delivery");

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, new RawDeliveryContext(receiveContext.Body));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) => new RawDeliveryContext(body);

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);
}

internal sealed class RawDeliveryContext(MessageBody body)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, NoMessageContext.Instance, [MessageUrn.ForTypeString<RawDelivery>()])
{
    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
        where T : class
    {
        message = typeof(T) == typeof(RawDelivery) ? (T)(object)new RawDelivery(body) : null;
        return message is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = messageType == typeof(RawDelivery) ? new RawDelivery(body) : null;
        return message is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => new SystemTextJsonRawMessageSerializer();

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => GetMessageSerializer();

    public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => GetMessageSerializer();

    public override Dictionary<string, object> ToDictionary<T>(T? message)
        where T : class => [];
}

/// <summary>Foreign headers are read by us, never trusted by the bus: a forged reply address or id means nothing here.</summary>
internal sealed class NoMessageContext : MessageContext
{
    public static readonly NoMessageContext Instance = new();

    public Guid? MessageId => null;

    public Guid? RequestId => null;

    public Guid? CorrelationId => null;

    public Guid? ConversationId => null;

    public Guid? InitiatorId => null;

    public DateTime? ExpirationTime => null;

    public Uri? SourceAddress => null;

    public Uri? DestinationAddress => null;

    public Uri? ResponseAddress => null;

    public Uri? FaultAddress => null;

    public DateTime? SentTime => null;

    public Headers Headers => EmptyHeaders.Instance;

    public HostInfo Host => MassTransit.Metadata.HostMetadataCache.Empty;
}
