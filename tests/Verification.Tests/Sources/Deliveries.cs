using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>A folder a registry delivers wage records into, a shelf, and the source that reads them.</summary>
internal sealed class Deliveries : IDisposable
{
    public const string Heading = "document,record_id,kind,from,to,amount,share,joint,object_id,detail\n";
    public static readonly SourceId Source = new("registry");
    public static readonly DateOnly AsOf = new(2020, 6, 30);

    public string Folder { get; } = Directory.CreateTempSubdirectory("drop").FullName;

    public MemoryShelf Shelf { get; } = new();

    public FileDropSource Reading(params (string Key, string Value)[] settings)
    {
        var faults = new List<string>();
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["folder"] = Folder, ["name.zh"] = "登记", ["name.en"] = "registry", ["gives.0"] = "wage", ["share_min"] = "0",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return (FileDropSource)(FileDropSource.Create(Source, all, faults, Shelf) ?? throw new AssertionException(string.Join("; ", faults)));
    }

    public void Put(string id, string rows, int records, DateOnly? asOf = null, Encoding? encoding = null) =>
        Put(id, (encoding ?? new UTF8Encoding(false)).GetBytes(Heading + rows), records, asOf);

    public void Put(string id, byte[] bytes, int records, DateOnly? asOf = null)
    {
        File.WriteAllBytes(Path.Combine(Folder, id + ".csv"), bytes);
        var manifest = new FileDropManifest
        {
            Source = Source.Code, SnapshotId = id, File = id + ".csv", AsOf = asOf ?? AsOf, Records = records,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        File.WriteAllText(Path.Combine(Folder, id + FileDropManifest.Ending), JsonSerializer.Serialize(manifest, ManifestJson.Default.FileDropManifest));
    }

    public static string Row(int person, string record = "", string detail = "") => string.Create(
        CultureInfo.InvariantCulture, $"{Number(person)},w-{person}{record},wage,2020-03-01,2020-03-31,100.00,,,,{detail}\n");

    /// <summary>A resident id that is right and nobody's.</summary>
    public static string Number(int person)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"62059919700101{person:000}");
        return digits + ResidentId.CheckCharacter(digits);
    }

    public static Question About(int person) => new()
    {
        Verification = VerificationId.Derive("drops", "household"), Source = Source, MemberOrdinal = person, Name = "王小明",
        Document = new(DocumentType.ResidentId, Number(person)), Region = RegionCode.Parse("620502"),
        LookBack = new(new(2019, 6, 1), new(2020, 5, 31)), AsOf = new(2020, 6, 15), ConsentNo = "SQ-1",
    };

    /// <summary>What is answered about each person: the ids of the records, <c>later</c> or the silence.</summary>
    public static async Task<List<string>> Ask(ISource source, params int[] persons)
    {
        var said = new Dictionary<int, string>();
        await foreach (var answer in source.Ask([.. persons.Select(About)], CancellationToken.None))
        {
            said.Add(answer.MemberOrdinal, answer switch
            {
                Answer.Answered answered => string.Join(' ', answered.Items.Select(i => i.RecordId)),
                Answer.Silent silent => silent.Why.ToString(),
                _ => "later",
            });
        }

        return [.. persons.Select(p => said[p])];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
