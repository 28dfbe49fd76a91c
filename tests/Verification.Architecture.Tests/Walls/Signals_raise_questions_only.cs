using ArchUnitNET.Domain;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>A signal may raise a question and can never be an input of a verdict: what computes one cannot even name one.</summary>
[TestFixture]
internal sealed class Signals_raise_questions_only
{
    private const string Concealment = "Verification.Assessment.Concealment";
    private const string Cases = "Verification.Assessment.Packs.Cases";

    private static readonly string[] SignalTypes = ["Verification.Vocabulary.Signal", "Verification.Sources.Kit.SignalRecord"];

    // Cases may state signals, and the block is read and described like every other.
    private static readonly string[] ReadersAndShapes =
        ["CaseReader", "CaseMemberReader", "CaseShapes", "ConcealmentReader", "ConcealmentShapes", "ConcealmentRule", "TopicRule"];

    [Test]
    public void Nothing_that_computes_a_verdict_names_one() =>
        Assert.That(Compiled.Using(Computing(), [.. SignalTypes, "Verification.Vocabulary.Answer::get_SignalsBeside"]), Is.Empty);

    [Test]
    public void Nothing_that_computes_a_verdict_asks_what_a_visit_would_be_for() => Assert.That(
        Compiled.Using(Computing().Where(type => !ReadersAndShapes.Contains(Compiled.FileName(type))), Concealment), Is.Empty);

    // What has no evidence among its members cannot become evidence unseen.
    [Test]
    public void A_signal_knows_no_evidence_and_evidence_knows_no_signal()
    {
        var words = Compiled.In("Verification.Vocabulary").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Compiled.Using(words.Where(t => t.Name.StartsWith("Signal", StringComparison.Ordinal)), "Verification.Vocabulary.Evidence"), Is.Empty);
            Assert.That(Compiled.Using(words.Where(t => t.Name is "EvidenceItem" or "GivenEvidence" or "GivenRecord"), SignalTypes), Is.Empty);
            Assert.That(Compiled.Using(Compiled.In("Verification.Sources.Kit").Where(t => t.Name == "SignalRecord"), "Verification.Vocabulary.Evidence"), Is.Empty);
        }
    }

    [Test]
    public void There_is_something_to_keep_apart()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Computing().Select(t => t.Namespace.FullName), Does.Contain("Verification.Assessment.Quantities").And.Contain("Verification.Assessment.Language"));
            Assert.That(Compiled.Using(Engine().Where(t => t.Namespace.FullName == Concealment), SignalTypes), Is.Not.Empty);
        }
    }

    private static IEnumerable<IType> Engine() => Compiled.In("Verification.Assessment");

    private static IEnumerable<IType> Computing() => Engine().Where(type =>
        type.Namespace.FullName != Concealment && type.Namespace.FullName != Cases
        && !(ReadersAndShapes.Contains(Compiled.FileName(type)) && type.Namespace.FullName.StartsWith("Verification.Assessment.Packs", StringComparison.Ordinal)));
}
