using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.FileDrop;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

/// <summary>A registry's file of two million records, from the folder to the sealed rows of a real database.</summary>
[TestFixture]
[LongSuite(Suite, Seed)]
internal sealed class A_large_snapshot : EvidenceDatabase
{
    private const string Suite = "snapshot";
    private const int Seed = 7;
    private const int Records = 2_000_000;
    private const double RecordsPerSecondMin = 100_000;
    private const double ExtraMegabytesMax = 64;

    private readonly string _folder = Directory.CreateTempSubdirectory("large").FullName;

    [OneTimeTearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Is_loaded_as_fast_as_a_registry_delivers_and_in_little_memory()
    {
        await Deliver("warm-up", 20_000, 4, new(2026, 8, 31));
        await Load("warm-up");
        var grouped = await Measure("s-1", recordsOfAPerson: 4, new(2026, 9, 30));
        var alone = await Measure("s-2", recordsOfAPerson: 1, new(2026, 10, 31));

        LongResults.Write(Suite, Seed, new { fourRecordsOfAPerson = grouped, oneRecordOfAPerson = alone });
        using (Assert.EnterMultipleScope())
        {
            // Alone: a row of the database for every record of the file, as slow as a file can be.
            Assert.That(new[] { grouped.RecordsPerSecond, alone.RecordsPerSecond }, Has.All.AtLeast(RecordsPerSecondMin));
            Assert.That(new[] { grouped.ExtraMegabytesOfTheProcess, alone.ExtraMegabytesOfTheProcess }, Has.All.AtMost(ExtraMegabytesMax));
        }
    }

    private async Task<Loading> Measure(string id, int recordsOfAPerson, DateOnly asOf)
    {
        var megabytes = await Deliver(id, Records, recordsOfAPerson, asOf);
        GC.Collect();
        using var watch = new MemoryWatch();
        var clock = Stopwatch.StartNew();
        var drop = await Load(id);
        var seconds = clock.Elapsed.TotalSeconds;
        var (extra, heap) = await watch.End();
        Assert.That(drop, Is.InstanceOf<Drop.Taken>().And.Property("Records").EqualTo(Records));
        return new(Records, megabytes, Math.Round(seconds, 1), Math.Round(Records / seconds), extra, heap);
    }

    private async Task<Drop> Load(string id)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = Path.Combine(_folder, id), ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "deposit", ["gives.1"] = "wage",
        };
        var shelf = new SnapshotStore(Road, Vault, RegionCode.Parse("62"), TimeProvider.System);
        var source = (FileDropSource)FileDropSource.Create(Bank, settings, faults, shelf)!;
        return (await source.TakeDrops(CancellationToken.None)).Single();
    }

    private async Task<long> Deliver(string id, int records, int recordsOfAPerson, DateOnly asOf)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, id)).FullName;
        var path = Path.Combine(folder, id + ".csv");
        await using (var file = new StreamWriter(path, append: false, new UTF8Encoding(false)))
        {
            await file.WriteAsync("document,record_id,kind,from,to,amount,share,joint,object_id,detail\n");
            for (var i = 0; i < records; i++)
            {
                var amount = ((i * 7919L) + Seed) % 10_000_000 / 100m;
                await file.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Person(i / recordsOfAPerson)},d-{i:00000000},deposit,2026-10-31,2026-10-31,{amount:0.00},,,account-{i:00000000},current\n"));
            }
        }

        await using var written = File.OpenRead(path);
        var manifest = new FileDropManifest
        {
            Source = Bank.Code, SnapshotId = id, File = id + ".csv", AsOf = asOf, Records = records,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(written)),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, id + FileDropManifest.Ending), JsonSerializer.Serialize(manifest, ManifestJson.Default.FileDropManifest));
        return written.Length >> 20;
    }

    private static string Person(int number)
    {
        var born = new DateOnly(1930, 1, 1).AddDays(number / 900 % 30_000);
        var digits = string.Create(CultureInfo.InvariantCulture, $"620599{born:yyyyMMdd}{(number % 900) + 1:000}");
        return digits + ResidentId.CheckCharacter(digits);
    }

    private sealed record Loading(
        int Records, long FileMegabytes, double Seconds, double RecordsPerSecond, long ExtraMegabytesOfTheProcess, long ExtraMegabytesOnTheHeap);
}

/// <summary>The most memory seen above what there was at the start, in megabytes.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly long _process = Process();
    private readonly long _heap = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Task _watching;
    private long _processMost;
    private long _heapMost;

    public MemoryWatch() => _watching = Task.Run(Watch);

    public async Task<(long Process, long Heap)> End()
    {
        await _end.CancelAsync();
        await _watching;
        return ((_processMost - _process) >> 20, (_heapMost - _heap) >> 20);
    }

    public void Dispose() => _end.Dispose();

    private async Task Watch()
    {
        while (!_end.IsCancellationRequested)
        {
            _processMost = Math.Max(_processMost, Process());
            _heapMost = Math.Max(_heapMost, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static long Process() => Environment.WorkingSet;
}
