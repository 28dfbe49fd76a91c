using System.Collections.Frozen;
using Verification.Sources.Kit;

namespace Verification.Sources;

/// <summary>Every adapter this house ships, by the name <c>sources.yaml</c> gives it.</summary>
public static class SourcesModule
{
    public const string SqlViewKind = "sql-view";
    public const string FileDropKind = "file-drop";
    public const string InProcessKind = "in-process";
    public const string HttpJsonKind = "http-json";
    public const string HttpXmlKind = "http-xml";
    public const string AmqpRpcKind = "amqp-rpc";
    public const string FileExchangeKind = "file-exchange";
    public const string DeclaredKind = "declared";

    /// <summary>Adapter name to factory.</summary>
    public static IReadOnlyDictionary<string, SourceFactory> Kinds(ISnapshotShelf shelf, IHandedIn handedIn, TimeProvider clock) =>
        new Dictionary<string, SourceFactory>(StringComparer.Ordinal)
        {
            [SqlViewKind] = (id, settings, faults) => SqlView.SqlViewSource.Create(id, settings, faults, clock),
            [FileDropKind] = (id, settings, faults) => FileDrop.FileDropSource.Create(id, settings, faults, shelf),
            [AmqpRpcKind] = (id, settings, faults) => AmqpRpc.AmqpRpcSource.Create(id, settings, faults, clock),
            [FileExchangeKind] = (id, settings, faults) => FileExchange.FileExchangeSource.Create(id, settings, faults, clock),
            [InProcessKind] = (id, settings, faults) => InProcess.RegisterSource.Create(id, settings, faults, clock),
            [HttpJsonKind] = (id, settings, faults) => HttpJson.HttpJsonSource.Create(id, settings, faults, clock),
            [HttpXmlKind] = (id, settings, faults) => HttpXml.HttpXmlSource.Create(id, settings, faults, clock),
            [DeclaredKind] = (id, settings, faults) => Declared.DeclaredSource.Create(id, settings, faults, handedIn, clock),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
