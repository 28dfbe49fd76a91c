using System.Text.Json.Serialization;

namespace Verification.Sources.AmqpRpc;

/// <summary>The foreign shape of a request: one message, many questions.</summary>
public sealed record RpcRequest(string Source, IReadOnlyList<RpcQuestion> Questions);

/// <summary>One question; <paramref name="Question"/> is the key its answer names.</summary>
public sealed record RpcQuestion(
    string Question, string Name, string DocumentType, string? Document, string Region, DateOnly? From, DateOnly? To, DateOnly AsOf, string Consent,
    string? Purpose);

/// <summary>The foreign shape of a reply.</summary>
public sealed record RpcReply
{
    public required IReadOnlyList<RpcAnswer> Answers { get; init; }
}

/// <summary>What the source says to one question.</summary>
public sealed record RpcAnswer
{
    public required string Question { get; init; }

    /// <summary>The document asked about, so that a source that mixes up persons is found out.</summary>
    public required string Document { get; init; }

    /// <summary>One of <c>answered</c>, <c>no-record</c>, <c>not-matched</c>, <c>refused</c>, <c>not-covered</c>, <c>pending</c>.</summary>
    public required string Status { get; init; }

    public DateOnly? AsOf { get; init; }

    public DateOnly? CoveredFrom { get; init; }

    public DateOnly? CoveredTo { get; init; }

    public IReadOnlyList<RpcRecord>? Records { get; init; }
}

/// <summary>One record, its values written as in a file of records.</summary>
public sealed record RpcRecord
{
    public required string RecordId { get; init; }

    public required string Kind { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Yuan with two decimals.</summary>
    public string? Amount { get; init; }

    /// <summary>0…1, as text.</summary>
    public string? Share { get; init; }

    public bool Joint { get; init; }

    public string? ObjectId { get; init; }

    public string? Detail { get; init; }

    /// <summary>The source's number of who paid.</summary>
    public string? Payer { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RpcRequest))]
[JsonSerializable(typeof(RpcReply))]
public sealed partial class RpcJson : JsonSerializerContext;
