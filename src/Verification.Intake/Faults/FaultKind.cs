using System.Globalization;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Intake.Faults;

/// <summary>One kind of fault of a request: a stable code, what a clerk reads, and what to do next.</summary>
/// <param name="Sentence">Sentences may hold <c>{0}</c>, <c>{1}</c> for bounds and positions; never for a value of the request.</param>
public sealed record FaultKind(string Code, string Name, Text Sentence, Text NextStep)
{
    /// <summary>The fault at a place of the body.</summary>
    public RequestFault At(string path, params ReadOnlySpan<object> bounds) => new()
    {
        Code = Code,
        Name = Name,
        Path = path,
        Sentence = new(Filled(Sentence.Zh, bounds), Filled(Sentence.En, bounds)),
        NextStep = new(NextStep.Zh, NextStep.En),
    };

    private static string Filled(string sentence, ReadOnlySpan<object> bounds) =>
        bounds.IsEmpty ? sentence : string.Format(CultureInfo.InvariantCulture, sentence, bounds);
}
