using NUnit.Framework;
using Verification.Platform.Messaging;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Delivery_windows
{
    [Test]
    public void Of_the_intake_fit_into_memory() =>
        Assert.That(DeliveryWindow.Faults([DeliveryWindow.Intake, DeliveryWindow.IntakeBatch]), Is.Empty);

    [TestCase((ushort)1024, 256 * 1024, true)]
    [TestCase((ushort)1025, 256 * 1024, false)]
    [TestCase((ushort)0, 256 * 1024, false)]
    [TestCase((ushort)1, 0, false)]
    public void Hold_256_mebibytes_at_most(ushort prefetch, int bodyBytesMax, bool fits) =>
        Assert.That(DeliveryWindow.Faults([new("q", prefetch, bodyBytesMax)]), fits ? Is.Empty : Has.Exactly(1).StartsWith("q:"));
}
