using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts;
using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Faults;
using Verification.Intake.Reading.Shapes;

namespace Verification.Intake.Reading;

/// <summary>The bodies the doors take one record from.</summary>
internal static class RequestBody
{
    public static readonly ContractBody<SubmitVerification> Request = new(ContractJson.Default.SubmitVerification);

    public static readonly ContractBody<SubmitSupplement> Supplement = new(ContractJson.Default.SubmitSupplement);

    public static readonly ContractBody<ContestVerdict> Objection = new(ContractJson.Default.ContestVerdict);

    public static readonly ContractBody<WithdrawVerification> Withdrawal = new(ContractJson.Default.WithdrawVerification);

    public static readonly ContractBody<DecisionNotified> Decision = new(ContractJson.Default.DecisionNotified);

    public static readonly ContractBody<RecheckVerifications> Recheck = new(ContractJson.Default.RecheckVerifications, IntakeLimits.RecheckBytesMax);
}

/// <summary>Reads one contract record out of bytes: fast when it is right, thoroughly when it is not.</summary>
internal sealed class ContractBody<T>(JsonTypeInfo<T> record, int bytesMax = IntakeLimits.BodyBytesMax)
    where T : class
{
    private readonly ObjectShape _shape = ContractShapes.Of(record);

    private readonly JsonTypeInfo<T> _forgiving = Forgiving();

    /// <summary>
    /// The record with the faults of its shape added, or null when there is nothing to judge. A record with faults may lack required
    /// members and hold null in lists: only what has been checked may be relied on.
    /// </summary>
    public T? Read(ReadOnlyMemory<byte> body, string path, FaultList faults)
    {
        if (!BodyBytes.Fit(body.Span, bytesMax, path, faults))
        {
            return null;
        }

        if (Strictly(body.Span) is not { } request)
        {
            return Thoroughly(body, path, faults);
        }

        _shape.Check(request, new Trail(path), faults);
        return request;
    }

    private T? Strictly(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, record);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private T? Thoroughly(ReadOnlyMemory<byte> body, string path, FaultList faults)
    {
        using var document = BodyBytes.Document(body, path, faults);
        if (document is null)
        {
            return null;
        }

        var read = _shape.Read(document.RootElement, new Trail(path), faults);
        if (faults.IsEmpty)
        {
            // The serializer refused it and we found nothing: it stays refused.
            faults.Add(BodyFaults.Unreadable, path);
        }

        return read is JsonObject ? read.Deserialize(_forgiving) : null;
    }

    // What is left of a record with faults is judged too, so that all of them are told at once.
    private static JsonTypeInfo<T> Forgiving()
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
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
