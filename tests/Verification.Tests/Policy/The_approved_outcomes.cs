using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.TestKit;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Policy;

public sealed class The_approved_outcomes
{
    [Test]
    public async Task Are_those_of_the_packs_in_the_checkout()
    {
        var packs = Repository.PathOf("src", "packs");
        var typed = await Typed.Run(Language.English, "policy", "test", packs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Path.Combine(packs, "outcomes.approved.txt"), Does.Exist);
            Assert.That(typed.ExitCode, Is.Zero, $"read the difference, then: verification policy test src/packs --approve\n{typed.Errors}");
        }
    }
}
