using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>The ordinary help, followed by the examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction ordinary, Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ordinary.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not Verb { Examples.Count: > 0 } verb)
            return ExitCode.Done;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"{terminal.Say(new Text("示例", "Examples"))}:");
        foreach (var example in verb.Examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {terminal.Say(example.Meaning)}");
        }

        output.WriteLine();
        return ExitCode.Done;
    }
}
