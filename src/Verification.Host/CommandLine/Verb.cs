using System.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>One line a reader may type, and what comes of it.</summary>
public sealed record Example(string Line, Text Meaning);

/// <summary>A command of ours: described in the reader's language, with examples its help shows.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, Surroundings around, Text meaning, params IReadOnlyList<Example> examples)
        : base(name, around.Terminal.Say(meaning)) => Examples = examples;

    public IReadOnlyList<Example> Examples { get; }
}
