using System.Net.Http.Headers;

namespace Verification.Sources.Http;

/// <summary>The foreign shapes of one kind of interface: how questions are written and replies read.</summary>
internal interface IHttpWire
{
    /// <summary>The call that asks these questions, or for the next page of their answers.</summary>
    HttpRequestMessage Request(IReadOnlyList<AskedQuestion> questions, string? next);

    /// <summary>Whether a reply of this type can be read.</summary>
    bool Reads(MediaTypeHeaderValue type);

    /// <summary>Reads one page and gives what the next is asked by; null: it was the last.</summary>
    Task<string?> Read(Stream page, WireAnswers into, ReplyBudget budget, CancellationToken ct);
}
