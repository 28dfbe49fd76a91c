using NUnit.Framework;
using Verification.City.Loading;
using Verification.Evidence;
using Verification.Integration.Tests.Evidence;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Cities;

/// <summary>A demo that shows one city after another: the shelf keeps the latest day, and the next city's may be earlier.</summary>
[TestFixture]
internal sealed class The_shelf_of_another_city : EvidenceDatabase
{
    private const string Before = "20200630-000001-0123456789ab";
    private const string Now = "20200516-000001-ba9876543210";

    [Test]
    public async Task Is_cleared_and_that_of_this_city_and_of_real_registers_is_not()
    {
        var shelf = new SnapshotStore(Road, Vault, RegionCode.Parse("62"), TimeProvider.System);
        await Put(shelf, "real-estate", Before, new(2020, 6, 30));
        await Put(shelf, "securities", Now, new(2020, 5, 16));
        await Put(shelf, "vehicles", "2020-06-30", new(2020, 6, 30));
        Assert.That(await Put(shelf, "real-estate", Now, new(2020, 5, 16)), Is.EqualTo(ShelfOutcome.OlderThanCurrent), "what is to be mended");

        await SnapshotClearingStore.Clear(
            OwnerSource, new Dictionary<SourceId, string> { [new("real-estate")] = Now, [new("securities")] = Now, [new("vehicles")] = Now },
            CitySnapshotId.Pattern, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Put(shelf, "real-estate", Now, new(2020, 5, 16)), Is.EqualTo(ShelfOutcome.Put));
            Assert.That(await Put(shelf, "securities", Now, new(2020, 5, 16)), Is.EqualTo(ShelfOutcome.AlreadyThere));
            Assert.That(await shelf.Holds(new("vehicles"), "2020-06-30", CancellationToken.None), Is.True);
        }
    }

    private static Task<ShelfOutcome> Put(SnapshotStore shelf, string source, string id, DateOnly asOf) => shelf.Put(
        new() { Source = new(source), SnapshotId = id, AsOf = asOf, Coverage = Coverage.Unstated, RecordCount = 0, Digest = new byte[32] },
        AsyncEnumerable.Empty<SnapshotRow>(), CancellationToken.None);
}
