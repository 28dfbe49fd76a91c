using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

/// <summary>A migrated database with the stores of this step, for one fixture.</summary>
internal abstract class EvidenceDatabase
{
    private FreshDatabase? _database;
    private int _next;

    protected static readonly SourceId Tax = new("tax-wages");
    protected static readonly SourceId Bank = new("bank-deposits");

    protected RoadDatabase Road { get; private set; } = null!;

    protected NpgsqlDataSource OwnerSource { get; private set; } = null!;

    protected Vault Vault { get; private set; } = null!;

    protected AskStore Asks => new(Road);

    protected EvidenceStore Kept => new(Road);

    [OneTimeSetUp]
    public async Task Migrate()
    {
        _database = await Servers.FreshDatabase();
        var outcome = await Migrator.Migrate(_database.Owner, _database.Road, _database.Door, TimeProvider.System, CancellationToken.None);
        Assert.That(outcome, Is.TypeOf<MigrationOutcome.Migrated>());
        OwnerSource = NpgsqlDataSource.Create(_database.Owner);
        Road = OpenRoad();
        Vault = NewVault();
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        Vault.Dispose();
        await OwnerSource.DisposeAsync();
        await Road.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>The database as one more process sees it.</summary>
    protected RoadDatabase OpenRoad() => RoadDatabase.Open(_database!.Road);

    /// <summary>A household nobody else in this fixture has.</summary>
    protected (HouseholdFacts Facts, HouseholdKeys Keys, RoundKey Round) Household(int members = 2)
    {
        var facts = Households.Of($"r-{Interlocked.Increment(ref _next)}", members);
        var month = YearMonth.Of(ChinaTime.Today(TimeProvider.System)).FirstDay;
        return (facts, Vault.NewKeys(facts.Id, members), new(facts.Id, month, 1, Households.Scope));
    }

    protected async Task Park(RoundKey round, params (SourceId Source, int[] Members)[] asks) =>
        await Park(round, TimeProvider.System.GetUtcNow().AddHours(1), asks);

    protected async Task Park(RoundKey round, DateTimeOffset deadline, params (SourceId Source, int[] Members)[] asks)
    {
        var parked = new Gate.Parked([.. asks.Select(a => new OpenAsk(a.Source, a.Members, null, null, LaterCause.TimedOut))], deadline);
        var rows = AskRow.Of(round, parked, TimeProvider.System.GetUtcNow().AddSeconds(-1)).Select(r => r with { DueAt = Due });
        await Road.InBatch(
            async batch =>
            {
                await Asks.CopyInto(batch, [.. rows], CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }

    protected SlowLane Lane(SlowLaneSeams seams, Waker waker, params ISource[] sources)
    {
        var catalogue = new SourceCatalogue([.. sources.Select(s => new CataloguedSource(s, new()
        {
            Id = s.Description.Id,
            Adapter = "test",
            Slow = new() { RetriesMax = 1, RetryDelay = TimeSpan.FromMilliseconds(20), AskAgainAfter = TimeSpan.FromMilliseconds(50), AttemptTimeout = TimeSpan.FromSeconds(2) },
        }))]);
        return new(catalogue, Asks, seams, waker, TimeProvider.System, new(new Meter("test")), NullLogger<SlowLane>.Instance);
    }

    protected async Task<T> Ask<T>(string sql)
    {
        await using var command = OwnerSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static DateTimeOffset Due => TimeProvider.System.GetUtcNow().AddMinutes(-1);

    private static Vault NewVault()
    {
        var path = Path.Combine(Path.GetTempPath(), $"keys-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
        KeyFile.Create(path);
        try
        {
            return new(KeyFile.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>Households and answers by intent.</summary>
internal static class Households
{
    public static readonly RowScope Scope = new("tianshui-dibao", ["dibao"], "620502", "dibao");

    public static readonly Period LookBack = new(new(2025, 11, 1), new(2026, 10, 31));

    public static HouseholdFacts Of(string request, int members) => new()
    {
        Id = VerificationId.Derive("tianshui-dibao", request),
        Submitter = new("tianshui-dibao"),
        RequestId = request,
        CaseNo = "case",
        HouseholdRef = "h",
        Purpose = "dibao",
        Kind = "initial",
        Programmes = [new("dibao")],
        Region = RegionCode.Parse("620502"),
        Street = RegionCode.Parse("620502001"),
        AcceptedOn = new(2026, 11, 20),
        AsOf = new(2026, 11, 20),
        Members = [.. Enumerable.Range(1, members).Select(Adult)],
    };

    public static Person Adult(int ordinal) => new()
    {
        Ordinal = ordinal,
        MemberRef = $"m-{ordinal}",
        Relation = "other",
        Name = "某人",
        Document = new(DocumentType.ResidentId, $"62059919800101{ordinal:000}X"),
        Consent = new("A-1", new string('0', 64), ["*"], new(new(2020, 1, 1), null)),
    };

    public static Answer.Answered Known(VerificationId id, SourceId source, int member) => new(
        id, source, member,
        [
            new()
            {
                Kind = EvidenceKind.Wage,
                Source = source,
                RecordId = $"w-{member}",
                MemberOrdinal = member,
                Period = new(new(2026, 10, 1), new(2026, 10, 31)),
                Amount = Money.Of(-12.345m),
                Holders = [Holding.UnknownShare(member), new(null, Interval<decimal>.Point(0.25m), true)],
                ObjectId = "o-1",
                Detail = "refund",
                AsOf = new(2026, 11, 2),
            },
        ],
        new(2026, 11, 1), new(new(new(2025, 1, 1), null), [RegionCode.Parse("62")]));

    public static Answer.Silent Silent(VerificationId id, SourceId source, int member, Silence why) => new(id, source, member, why, new(2026, 11, 1));

    /// <summary>Every item in words, because records with lists inside compare by reference.</summary>
    public static string Words(Answer answer) => answer switch
    {
        Answer.Answered a => $"{a.Source} {a.MemberOrdinal} {a.AsOf:O} {a.Coverage.Days} {string.Join(',', a.Coverage.Regions)} "
            + string.Join(';', a.Items.Select(i => $"{i with { Holders = [] }} {string.Join('+', i.Holders)}".Replace("System.Collections.Generic.", "", StringComparison.Ordinal))),
        _ => answer.ToString(),
    };
}
