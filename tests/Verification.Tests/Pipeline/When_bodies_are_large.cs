using NUnit.Framework;
using Verification.Pipeline.Doors;

namespace Verification.Tests.Pipeline;

/// <summary>Memory stays bounded however much of the window is large (P11).</summary>
[TestFixture]
internal sealed class When_bodies_are_large
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private int _settled;

    [Test]
    public async Task Only_so_many_bytes_are_worked_on_and_each_that_is_settled_makes_room()
    {
        using var large = new LargeBodies();
        var inHand = await large.Enter(LargeBodies.AtOnceBytesMax - LargeBodies.UsualBytesMax, Settle, CancellationToken.None);
        var next = large.Enter(LargeBodies.UsualBytesMax + 1, Settle, CancellationToken.None).AsTask();
        Assert.That(next.IsCompleted, Is.False);
        await inHand();
        await (await next.WaitAsync(Patience, TimeProvider.System))();
        Assert.That(_settled, Is.EqualTo(2));
    }

    [Test]
    public async Task One_of_the_usual_size_never_waits()
    {
        using var large = new LargeBodies();
        await large.Enter(LargeBodies.AtOnceBytesMax, Settle, CancellationToken.None);
        await (await large.Enter(LargeBodies.UsualBytesMax, Settle, CancellationToken.None))();
        Assert.That(_settled, Is.EqualTo(1));
    }

    [Test]
    public async Task One_larger_than_all_room_is_taken_alone()
    {
        using var large = new LargeBodies();
        await (await large.Enter(LargeBodies.AtOnceBytesMax + 1, Settle, CancellationToken.None))();
        Assert.That(_settled, Is.EqualTo(1));
    }

    [SetUp]
    public void Forget() => _settled = 0;

    private ValueTask Settle()
    {
        _settled++;
        return ValueTask.CompletedTask;
    }
}
