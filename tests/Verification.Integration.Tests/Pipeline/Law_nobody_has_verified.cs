using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.TestKit;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

public sealed class Law_nobody_has_verified : RoadRoom
{
    private protected override PackLibrary LawOfIt =>
        PackLibrary.Load(Repository.PathOf("src", "packs"), LawMode.Production) is PackLibraryResult.Loaded loaded
            ? loaded.Library.Changed(pack => pack with { Programmes = [.. pack.Programmes.Select(p => p with { Assumed = ["dibao.standard"] })] })
            : throw new AssertionException("the packs of the checkout are faultless");

    [Test]
    public async Task Gives_no_verdict_in_production()
    {
        await Deliver("verification.intake", ARequest.Household("con-01", "assumed-01").Bytes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(VerificationId.Derive(Submitter, "assumed-01")), Is.Zero);
            Assert.That(await Ask<long>("select count(*) from failed_work where reason = 'law_not_verified'"), Is.EqualTo(1));
        }
    }
}
