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

    /// <summary>Adapter name to factory.</summary>
    public static IReadOnlyDictionary<string, SourceFactory> Kinds(ISnapshotShelf shelf, TimeProvider clock) =>
        new Dictionary<string, SourceFactory>(StringComparer.Ordinal)
        {
            [SqlViewKind] = (id, settings, faults) => SqlView.SqlViewSource.Create(id, settings, faults, clock),
            [FileDropKind] = (id, settings, faults) => FileDrop.FileDropSource.Create(id, settings, faults, shelf),
            [InProcessKind] = (id, settings, faults) => InProcess.RegisterSource.Create(id, settings, faults, clock),
            [HttpJsonKind] = (id, settings, faults) => HttpJson.HttpJsonSource.Create(id, settings, faults, clock),
            [HttpXmlKind] = (id, settings, faults) => HttpXml.HttpXmlSource.Create(id, settings, faults, clock),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
