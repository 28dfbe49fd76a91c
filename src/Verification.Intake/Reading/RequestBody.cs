using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Intake.Reading.Shapes;

namespace Verification.Intake.Reading;

/// <summary>Reads one request out of bytes: fast when it is right, thoroughly when it is not.</summary>
internal static class RequestBody
{
    private static readonly ObjectShape Shape = ContractShapes.Of(ContractJson.Default.SubmitVerification);

    private static readonly JsonTypeInfo<SubmitVerification> Forgiving = ForgivingRequest();

    /// <summary>
    /// The request with the faults of its shape added, or null when there is nothing to judge. A request with faults may lack required
    /// members and hold null in lists: only what has been checked may be relied on.
    /// </summary>
    public static SubmitVerification? Read(ReadOnlyMemory<byte> body, string path, FaultList faults)
    {
        if (!BodyBytes.Fit(body.Span, IntakeLimits.BodyBytesMax, path, faults))
        {
            return null;
        }

        if (Strictly(body.Span) is not { } request)
        {
            return Thoroughly(body, path, faults);
        }

        Shape.Check(request, new Trail(path), faults);
        return request;
    }

    private static SubmitVerification? Strictly(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ContractJson.Default.SubmitVerification);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SubmitVerification? Thoroughly(ReadOnlyMemory<byte> body, string path, FaultList faults)
    {
        using var document = BodyBytes.Document(body, path, faults);
        if (document is null)
        {
            return null;
        }

        var read = Shape.Read(document.RootElement, new Trail(path), faults);
        if (faults.IsEmpty)
        {
            // The serializer refused it and we found nothing: it stays refused.
            faults.Add(BodyFaults.Unreadable, path);
        }

        return read is JsonObject ? read.Deserialize(Forgiving) : null;
    }

    // What is left of a request with faults is judged too, so that all of them are told at once.
    private static JsonTypeInfo<SubmitVerification> ForgivingRequest()
    {
        var options = new JsonSerializerOptions(ContractJson.Default.Options)
        {
            RespectNullableAnnotations = false,
            RespectRequiredConstructorParameters = false,
            TypeInfoResolver = ContractJson.Default.WithAddedModifier(static type =>
            {
                foreach (var property in type.Properties)
                {
                    property.IsRequired = false;
                }
            }),
        };
        return (JsonTypeInfo<SubmitVerification>)options.GetTypeInfo(typeof(SubmitVerification));
    }
}
