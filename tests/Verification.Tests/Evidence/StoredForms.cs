using System.Text;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
internal sealed class When_answers_are_written_to_a_row
{
    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");

    private static readonly Answer[] Answers =
    [
        new Answer.Answered(
            Id, new("tax-wages"), 1,
            [
                new()
                {
                    Kind = EvidenceKind.Wage,
                    Source = new("tax-wages"),
                    RecordId = "w-1",
                    MemberOrdinal = 1,
                    Period = new(new(2026, 10, 1), new(2026, 10, 31)),
                    Amount = Money.Of(-12.340m),
                    Holders = [Holding.UnknownShare(1), new(null, Interval<decimal>.AtLeast(0.25m), true)],
                    ObjectId = "o-1",
                    Detail = "refund",
                    AsOf = new(2026, 11, 2),
                },
            ],
            new(2026, 11, 1), new(new(new(2025, 1, 1), null), [RegionCode.Parse("62")])),
        new Answer.Silent(Id, new("bank-deposits"), 2, Silence.NotMatched),
    ];

    // Rows outlive versions: when this text must change, old rows must still be read.
    private const string Kept = """
        [{"s":"tax-wages","m":1,"o":"answered","a":"2026-11-01","cf":"2025-01-01","cr":["62"],"i":[{"k":"Wage","id":"w-1","f":"2026-10-01","t":"2026-10-31","y":-12.340,"h":[{"m":1,"l":0,"u":1,"j":false},{"l":0.25,"j":true}],"ob":"o-1","d":"refund","a":"2026-11-02"}]},{"s":"bank-deposits","m":2,"o":"not-matched"}]
        """;

    [Test]
    public void The_bytes_stay_the_same() => Assert.That(Encoding.UTF8.GetString(StoredAnswers.Write(Answers)), Is.EqualTo(Kept));

    [Test]
    public void Reading_them_gives_them_back() =>
        Assert.That(StoredAnswers.Write([.. StoredAnswers.Read(Encoding.UTF8.GetBytes(Kept), Id)]), Is.EqualTo(Encoding.UTF8.GetBytes(Kept)));

    [Test]
    public void What_property_serves_for_is_kept_with_it()
    {
        var home = ((Answer.Answered)Answers[0]).Items[0] with { Use = "living", BoughtOn = new(2012, 4, 1), AreaSquareMetres = 58.5m };
        var kept = StoredAnswers.Write([((Answer.Answered)Answers[0]) with { Items = [home] }]);
        var back = ((Answer.Answered)StoredAnswers.Read(kept, Id).Single()).Items.Single();
        Assert.That((back.Use, back.BoughtOn, back.AreaSquareMetres), Is.EqualTo(("living", (DateOnly?)new DateOnly(2012, 4, 1), (decimal?)58.5m)));
    }

    [Test]
    public void Who_paid_is_kept_with_it()
    {
        var wage = ((Answer.Answered)Answers[0]).Items[0] with { Payer = "91620500MA00000000" };
        var kept = StoredAnswers.Write([((Answer.Answered)Answers[0]) with { Items = [wage] }]);
        Assert.That(((Answer.Answered)StoredAnswers.Read(kept, Id).Single()).Items.Single().Payer, Is.EqualTo("91620500MA00000000"));
    }

    [Test]
    public void The_paper_a_record_rests_on_is_kept_with_it()
    {
        var noted = new Noted("disability-card", "a1", "officer-17 officer-18", new(2026, 11, 3)) { Answers = new("question.stated_less", 2) };
        var card = ((Answer.Answered)Answers[0]).Items[0] with { Noted = noted };
        var kept = StoredAnswers.Write([((Answer.Answered)Answers[0]) with { Items = [card] }]);
        Assert.That(((Answer.Answered)StoredAnswers.Read(kept, Id).Single()).Items.Single().Noted, Is.EqualTo(noted));
    }

    [Test]
    public void A_record_that_may_be_another_told_again_and_the_days_without_a_record_are_kept()
    {
        var answered = (Answer.Answered)Answers[0];
        Answer[] said =
        [
            answered with { Items = [answered.Items[0] with { MayBeSame = true }] },
            new Answer.Silent(Id, new("bank-deposits"), 2, Silence.NoRecord, new(2026, 11, 1)) { Covered = new(new(2026, 10, 1), new(2026, 11, 1)) },
        ];
        Answer[] back = [.. StoredAnswers.Read(StoredAnswers.Write(said), Id)];
        Assert.That(((Answer.Answered)back[0]).Items.Single().MayBeSame);
        Assert.That(back[1], Is.EqualTo(said[1]));
    }

    [Test]
    public void What_the_source_sent_is_kept_byte_by_byte()
    {
        Answer[] received = [.. Answers.Select(a => a with { Received = "{ \"key\" : \"中\" }\0"u8.ToArray() })];
        var back = StoredAnswers.Read(StoredAnswers.Write(received), Id).Select(a => a.Received.ToArray());
        Assert.That(back, Has.All.EqualTo("{ \"key\" : \"中\" }\0"u8.ToArray()));
    }

    [Test]
    public void A_promise_is_never_kept_as_an_answer() => Assert.That(
        () => StoredAnswers.Write([new Answer.Later(Id, new("tax-wages"), 1, null, null)]), Throws.TypeOf<BrokenPromise>());
}
