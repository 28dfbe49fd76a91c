using Verification.Intake.Exits;
using Verification.Intake.Keeping;
using Verification.Platform.Exits;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>What supplements and objections brought about persons, read from the rows these lie in.</summary>
/// <remarks>
/// Nothing is written: the row <c>exit</c>, one for a submitter's request id, is the one copy, and only one that opened a round counts. A
/// household whose keys were destroyed gives nothing, and no person whose own key was.
/// </remarks>
public sealed class ExitsHandedIn(HandedInStore store, HouseholdStore households, DataKeyStore keyStore, Vault vault) : IHandedIn
{
    public async Task<IReadOnlyList<IReadOnlyList<HandedIn>?>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct)
    {
        // A paper may be dated the day after it is received: the sender's clock may be ahead.
        var received = ChinaTime.StartOfDay(since).AddDays(-1);
        var found = await store.Find(PersonIndex.Field, [.. questions.Select(Sought)], received, ct);
        var tooMany = found.CountBy(f => f.Place).Where(p => p.Value > HandedInStore.PersonMax).Select(p => p.Key).ToHashSet();
        var papers = questions.Select((_, place) => tooMany.Contains(place) ? null : new List<HandedIn>()).ToArray();
        FoundExit[] told = [.. found.Where(f => !tooMany.Contains(f.Place))];
        var opened = await Open([.. told.Select(f => new VerificationId(f.VerificationId)).Distinct()], ct);
        // One exit speaks of several persons: its body is read and opened once for all of them.
        var exits = told.Where(f => opened.TryGetValue(f.VerificationId, out var household) && household.Has(f.MemberOrdinal)).GroupBy(f => f.Key);
        foreach (var some in exits.Chunk(HandedInStore.BodiesMax))
        {
            var bodies = await store.Bodies([.. some.Select(e => e.Key)], ct);
            foreach (var exit in some.Where(e => bodies.ContainsKey(e.Key)))
            {
                var given = Given(exit.First(), bodies[exit.Key], opened[exit.First().VerificationId].Facts);
                foreach (var one in exit)
                {
                    papers[one.Place]!.AddRange(PapersOf(one.MemberOrdinal, given).Where(p => p.Noted.On >= since));
                }
            }
        }

        return papers;
    }

    private PersonSought Sought(Question question)
    {
        var asker = question.Asker ?? throw new BrokenPromise("what was handed in is asked for on somebody's behalf");
        return new(
            PersonIndex.ValueOf(question.Document, question.Region, vault), question.Verification.Value, asker.Submitter.Code,
            [.. asker.Programmes.Select(p => p.Code)], (question.Region.County ?? question.Region).Code, asker.Purpose);
    }

    private async Task<IReadOnlyDictionary<Guid, Opened>> Open(IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        var opened = new Dictionary<Guid, Opened>();
        if (ids.Count == 0)
        {
            return opened;
        }

        var keyRows = await keyStore.Load(ids, ct);
        foreach (var household in await households.Load([.. keyRows.Keys], ct))
        {
            using var keys = vault.Unwrap(household.Id, keyRows[household.Id]);
            if (keys.Has(0))
            {
                var facts = household.Facts(keys);
                opened.Add(household.Id.Value, new(facts, [.. facts.Everyone.Select(p => p.Ordinal).Where(keys.Has)]));
            }
        }

        return opened;
    }

    private IReadOnlyList<GivenEvidence> Given(FoundExit exit, byte[] sealedBody, HouseholdFacts facts)
    {
        var brought = Brought.From(exit, sealedBody, vault);
        return ExitFacts.Given(facts, brought.Answers, brought.Visit, brought.AuthorRef, brought.GivenOn, ExitFacts.Mark(exit.BodyDigest));
    }

    private static IEnumerable<HandedIn> PapersOf(int ordinal, IReadOnlyList<GivenEvidence> all) => all
        .Where(given => given.MemberOrdinal == ordinal)
        .Select(given => new HandedIn(given.Noted!, given.AsOf, [.. given.Records.Select(r => RecordOf(r, ordinal))]));

    /// <summary>The record as this person's: the other holders are numbered otherwise in the household that is asked about.</summary>
    private static SourceRecord RecordOf(GivenRecord given, int ordinal)
    {
        var own = given.Holders.FirstOrDefault(h => h.MemberOrdinal == ordinal);
        var share = given.Holders.Count == 0 ? null : own is null ? 0m : own.Share.Low == own.Share.High ? own.Share.Low : (decimal?)null;
        return new()
        {
            Kind = given.Kind,
            RecordId = given.RecordId,
            Period = given.Period,
            Amount = given.Amount,
            Share = share,
            Joint = given.Holders.Count > 0 && share is null,
            ObjectId = given.ObjectId,
            Detail = given.Detail,
            Use = given.Use,
            BoughtOn = given.BoughtOn,
            AreaSquareMetres = given.AreaSquareMetres,
        };
    }

    /// <summary>A household, and of whom in it the key is still there.</summary>
    private sealed record Opened(HouseholdFacts Facts, IReadOnlyCollection<int> Kept)
    {
        public bool Has(int ordinal) => Kept.Contains(ordinal);
    }
}
