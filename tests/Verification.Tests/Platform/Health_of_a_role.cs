using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Platform.Health;

namespace Verification.Tests.Platform;

[TestFixture]
public sealed class Health_of_a_role
{
    private readonly FakeTimeProvider _clock = new();

    [Test]
    public void Is_red_before_it_was_ever_good()
    {
        using var board = Board(_ => Task.FromResult(true));
        Assert.That(board.Green, Is.False);
    }

    [Test]
    public async Task Is_green_once_every_probe_was_good()
    {
        using var board = Board(_ => Task.FromResult(true));
        await board.Ask(CancellationToken.None);
        Assert.That(board.Green, Is.True);
    }

    [Test]
    public async Task Turns_red_with_the_third_miss_in_a_row_and_green_with_the_next_good_answer()
    {
        var answers = new Queue<bool>([true, false, false, true, false, false, false, true]);
        using var board = Board(_ => answers.Dequeue() ? Task.FromResult(true) : throw new IOException());
        var green = new List<bool>();
        while (answers.Count > 0)
        {
            await board.Ask(CancellationToken.None);
            green.Add(board.Green);
        }

        Assert.That(green, Is.EqualTo(new[] { true, true, true, true, true, true, false, true }));
    }

    [Test]
    public async Task Counts_a_probe_that_does_not_answer_as_a_miss()
    {
        var answer = new TaskCompletionSource<bool>();
        using var board = Board(_ => answer.Task);
        var asking = board.Ask(CancellationToken.None);
        _clock.Advance(HealthBoard.Patience);
        await asking;
        Assert.That(board.States.Single().Misses, Is.EqualTo(1));
    }

    private HealthBoard Board(Func<CancellationToken, Task<bool>> works) =>
        new([new("probe", works)], _clock, NullLogger<HealthBoard>.Instance);
}
