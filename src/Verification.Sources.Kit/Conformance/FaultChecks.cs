using Verification.Vocabulary;
using static Verification.Sources.Kit.Conformance.TrialWorld;

namespace Verification.Sources.Kit.Conformance;

/// <summary>A source's fault fails the call or leaves the question open; it never becomes evidence or absence.</summary>
internal static class FaultChecks
{
    // These say something wrong of one person only; whoever notices may leave that one question open instead of failing the call.
    private static readonly SourceFault[] MayStayOpen =
        [SourceFault.Contradictory, SourceFault.AnotherPerson, SourceFault.AnotherQuestion, SourceFault.Truncated];

    public static IReadOnlyList<ConformanceCheck> All =>
    [
        .. Enum.GetValues<SourceFault>().Select(fault => new ConformanceCheck(
            $"fault.{Word(fault)}", new($"故障不成为依据:{Word(fault)}", $"a fault becomes no evidence: {Word(fault)}"), (trial, ct) => Fails(fault, trial, ct))),
    ];

    private static async Task<bool> Fails(SourceFault fault, SourceTrial trial, CancellationToken ct)
    {
        if (await trial.Failing(fault, Person(1)) is not { } source)
        {
            return false;
        }

        List<Answer> answers;
        try
        {
            answers = await Ask(source, ct, About(2), About(1));
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            CheckFailed.Unless(!failed.ToString().Contains(Person(1).Number!, StringComparison.Ordinal), "the message names the person");
            CheckFailed.Unless(fault != SourceFault.Oversize || failed is UnreadableAnswer, $"expected an {nameof(UnreadableAnswer)}, came {failed.GetType().Name}");
            return true;
        }

        CheckFailed.Unless(MayStayOpen.Contains(fault), $"expected the call to fail, came {Differences.Words(answers)}");
        CheckFailed.Unless(answers.All(a => a.MemberOrdinal != 1 || IsOpen(a)), $"expected member 1 to stay open, came {Differences.Words(answers)}");
        return true;
    }

    private static bool IsOpen(Answer answer) => answer is Answer.Later or Answer.Silent { Why: Silence.NoAnswer };

    private static string Word(SourceFault fault) => string.Concat(
        fault.ToString().Select((letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));
}
