using Verification.Sources;

namespace Verification.City.Loading;

/// <summary>How a register may be served: the adapter that asks it.</summary>
public static class ServedBy
{
    public const string SqlView = SourcesModule.SqlViewKind;
    public const string FileDrop = SourcesModule.FileDropKind;
    public const string InProcess = SourcesModule.InProcessKind;
    public const string HttpJson = SourcesModule.HttpJsonKind;
    public const string HttpXml = SourcesModule.HttpXmlKind;
    public const string AmqpRpc = SourcesModule.AmqpRpcKind;
    public const string FileExchange = SourcesModule.FileExchangeKind;

    /// <summary>Registers that answer over an interface of their own, which <c>city serve</c> plays.</summary>
    public static IReadOnlyList<string> Itself { get; } = [HttpJson, HttpXml, AmqpRpc, FileExchange];

    public static IReadOnlyList<string> All { get; } = [SqlView, FileDrop, InProcess, .. Itself];
}
