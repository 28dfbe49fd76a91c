using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Vault;
using Verification.Vocabulary;
using static Verification.Tests.Platform.Vault_keys;

namespace Verification.Tests.Evidence;

[TestFixture]
public sealed class When_a_source_corrects_a_record
{
    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");
    private static readonly NamedRecord Record = new(new("bank-deposits"), "d-1");
    private static readonly RegionCode County = RegionCode.Parse("620502");

    private Vault _vault = null!;

    [SetUp]
    public void Open() => _vault = A_vault();

    [TearDown]
    public void Close() => _vault.Dispose();

    [TestCase("disputed")]
    [TestCase("sent")]
    [TestCase("unanswered")]
    public void It_is_disputed_until_the_source_has_spoken(string state) =>
        Assert.That(Items(On(state)).Single(i => i.RecordId == "d-1").Disputed, Is.True);

    [Test]
    public void It_counts_as_before_when_it_is_upheld() =>
        Assert.That(Items(On("upheld", Answers(disputed: true))).Select(i => (i.RecordId, i.Disputed)), Is.EqualTo(new[] { ("d-1", false), ("d-2", false) }));

    [Test]
    public void That_it_may_be_another_told_again_no_correction_settles()
    {
        Answer[] both = [((Answer.Answered)Answers(disputed: true)[0]) with { Items = [Item("d-1", true) with { MayBeSame = true }, Item("d-2", false)] }];
        Assert.That(Items(On("upheld", both)).Select(i => (i.Disputed, i.MayBeSame)), Is.EqualTo([(false, true), (false, false)]));
    }

    [Test]
    public void It_is_left_out_when_it_is_withdrawn() => Assert.That(Items(On("corrected")).Select(i => i.RecordId), Is.EqualTo(new[] { "d-2" }));

    [Test]
    public void A_source_whose_only_record_is_withdrawn_holds_none()
    {
        Answer[] only = [((Answer.Answered)Answers(disputed: false)[0]) with { Items = [Item("d-1", false)] }];
        Assert.That(On("corrected", only).Single(), Is.InstanceOf<Answer.Silent>().With.Property(nameof(Answer.Silent.Why)).EqualTo(Silence.NoRecord));
    }

    [Test]
    public void Another_amount_counts_instead()
    {
        var correction = Correction("corrected");
        var changed = correction with { SealedAmount = MarkedRecords.Seal(correction.CorrectionId, Money.Of(12.30m), _vault) };
        var item = Items(MarkedRecords.Of([changed], _vault).On(Answers(disputed: true), County)).Single(i => i.RecordId == "d-1");
        Assert.That((item.Amount, item.Disputed), Is.EqualTo(((Money?)Money.Of(12.30m), false)));
    }

    [Test]
    public void Answers_nothing_is_said_about_stay_the_very_same()
    {
        var answers = Answers(disputed: false);
        Assert.That(MarkedRecords.Of([Correction("disputed") with { RecordIndex = new byte[32] }], _vault).On(answers, County), Is.SameAs(answers));
    }

    [Test]
    public void Each_step_follows_only_on_the_one_before()
    {
        var all = Enum.GetValues<CorrectionState>();
        var allowed = all.SelectMany(from => all.Where(to => from.MayBecome(to)).Select(to => $"{from.Name()} → {to.Name()}"));
        Assert.That(allowed, Is.EqualTo(new[]
        {
            "disputed → sent", "sent → upheld", "sent → corrected", "sent → unanswered", "unanswered → upheld", "unanswered → corrected",
        }));
    }

    private IReadOnlyList<Answer> On(string state, IReadOnlyList<Answer>? answers = null) =>
        MarkedRecords.Of([Correction(state)], _vault).On(answers ?? Answers(disputed: false), County);

    private StoredCorrection Correction(string state) => new(
        new("6f0c2f0e-0000-4000-8000-000000000001"), "bank-deposits", Record.Index(County, _vault), state, Id.Value, "officer-17", default, 20, null, null,
        false, null, null, "tianshui-dibao");

    private static Answer[] Answers(bool disputed) =>
        [new Answer.Answered(Id, new("bank-deposits"), 1, [Item("d-1", disputed), Item("d-2", false)], new(2020, 6, 1), Coverage.Unstated)];

    private static IReadOnlyList<EvidenceItem> Items(IReadOnlyList<Answer> answers) => ((Answer.Answered)answers.Single()).Items;

    private static EvidenceItem Item(string record, bool disputed) => new()
    {
        Kind = EvidenceKind.Deposit, Source = new("bank-deposits"), RecordId = record, MemberOrdinal = 1, Period = new(null, null), Amount = Money.Of(100m),
        AsOf = new(2020, 6, 1), Disputed = disputed,
    };
}
