using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Verification.Contracts.Api;
using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Contracts.Verdicts;

namespace Verification.Contracts;

/// <summary>The one serializer of contract records: strict when reading, pinned member order when writing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowTrailingCommas = false,
    ReadCommentHandling = JsonCommentHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict,
    MaxDepth = 32,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(SubmitVerification))]
[JsonSerializable(typeof(SubmitVerifications))]
[JsonSerializable(typeof(SubmitSupplement))]
[JsonSerializable(typeof(ContestVerdict))]
[JsonSerializable(typeof(WithdrawVerification))]
[JsonSerializable(typeof(VerificationAccepted))]
[JsonSerializable(typeof(VerificationRefused))]
[JsonSerializable(typeof(VerificationProgressed))]
[JsonSerializable(typeof(VerificationClosed))]
[JsonSerializable(typeof(BatchClosed))]
[JsonSerializable(typeof(VerdictIssued))]
[JsonSerializable(typeof(SubmissionReceipt))]
[JsonSerializable(typeof(ExitReceipt))]
[JsonSerializable(typeof(BatchReceipt))]
[JsonSerializable(typeof(VerificationStatus))]
[JsonSerializable(typeof(BatchStatus))]
[JsonSerializable(typeof(VerificationsPage))]
[JsonSerializable(typeof(DecisionNotified))]
[JsonSerializable(typeof(RecheckVerifications))]
[JsonSerializable(typeof(RecheckClosed))]
[JsonSerializable(typeof(RecheckStatus))]
[JsonSerializable(typeof(IReadOnlyList<RecheckChange>))]
[JsonSerializable(typeof(VerificationEvent))]
[JsonSerializable(typeof(VerificationReport))]
[JsonSerializable(typeof(VisitList))]
public sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>Chinese stays readable on the wire; the output is never embedded in HTML.</summary>
    public static ContractJson Wire => WireOptions.Instance;

    /// <summary>Writes a record as <see cref="Wire"/> writes it, byte for byte, by the generated code: for the one message every household gets.</summary>
    /// <remarks>The serializer leaves that code aside as soon as an encoder is set; here the writer sets it.</remarks>
    /// <param name="type">Of <see cref="ContractJson.Default"/>.</param>
    public static void Write<T>(IBufferWriter<byte> into, T value, JsonTypeInfo<T> type)
    {
        using var writer = new Utf8JsonWriter(into, Relaxed);
        (type.SerializeHandler ?? throw new NotSupportedException($"no code is generated to write {typeof(T).Name}"))(writer, value);
    }

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Built on first use: static members of a partial class have no order one may rely on.</summary>
    private static class WireOptions
    {
        public static readonly ContractJson Instance =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
