namespace Verification.Host.CommandLine;

/// <summary>What a command may touch of the outside: terminal, clock, environment.</summary>
public sealed record Surroundings(Terminal Terminal, TimeProvider Clock, Func<string, string?> Variable)
{
    /// <summary>The same with variables laid over the environment.</summary>
    public Surroundings With(IReadOnlyDictionary<string, string> variables)
    {
        var below = Variable;
        return this with { Variable = name => variables.TryGetValue(name, out var value) ? value : below(name) };
    }
}

/// <summary>What a command answers to the shell.</summary>
public static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The work failed, or some of it.</summary>
    public const int Failed = 1;

    /// <summary>The command was used wrongly, or its environment lacks something.</summary>
    public const int WrongUse = 2;
}
