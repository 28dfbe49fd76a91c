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
/// household whose keys were destroyed gives nothing.
/// </remarks>
public sealed class ExitsHandedIn(HandedInStore store, HouseholdStore households, DataKeyStore keyStore, Vault vault) : IHandedIn
{
    public async Task<IReadOnlyList<IReadOnlyList<HandedIn>>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct)
    {
        // A paper may be dated the day after it is received: the sender's clock may be ahead.
        var received = ChinaTime.StartOfDay(since).AddDays(-1);
        var found = await store.Find(PersonIndex.Field, [.. questions.Select(Sought)], received, ct);
        var papers = questions.Select(_ => new List<HandedIn>()).ToArray();
        foreach (var (id, facts) in await Open([.. found.Select(f => new VerificationId(f.VerificationId)).Distinct()], ct))
        {
            foreach (var exit in found.Where(f => f.VerificationId == id.Value))
            {
                papers[exit.Place].AddRange(PapersOf(exit, facts).Where(p => p.Noted.On >= since));
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

    private async Task<IReadOnlyList<(VerificationId Id, HouseholdFacts Facts)>> Open(IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var keyRows = await keyStore.Load(ids, ct);
        var opened = new List<(VerificationId, HouseholdFacts)>();
        foreach (var household in await households.Load([.. keyRows.Keys], ct))
        {
            using var keys = vault.Unwrap(household.Id, keyRows[household.Id]);
            if (keys.Has(0))
            {
                opened.Add((household.Id, household.Facts(keys)));
            }
        }

        return opened;
    }

    private IEnumerable<HandedIn> PapersOf(FoundExit exit, HouseholdFacts facts)
    {
        var brought = Brought.From(exit, vault);
        return ExitFacts.Given(facts, brought.Answers, brought.Visit, brought.AuthorRef, brought.GivenOn, ExitFacts.Mark(exit.BodyDigest))
            .Where(given => given.MemberOrdinal == exit.MemberOrdinal)
            .Select(given => new HandedIn(given.Noted!, given.AsOf, [.. given.Records.Select(r => RecordOf(r, given.MemberOrdinal))]));
    }

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
}
