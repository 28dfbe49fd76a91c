using Verification.Contracts.Intake;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>Coded faults as a person reads them: code, place, sentence, next step.</summary>
internal static class FaultsPage
{
    /// <summary>Tells every fault and refuses the command as used wrongly.</summary>
    public static int Refuse(Terminal terminal, IReadOnlyList<RequestFault> faults)
    {
        foreach (var fault in faults)
            terminal.Refuse(ExitCode.WrongUse, Line(fault));
        return ExitCode.WrongUse;
    }

    private static Text Line(RequestFault fault) => new(
        $"{fault.Code} {fault.Path} {fault.Sentence.Zh}{(fault.NextStep is null ? "" : $":{fault.NextStep.Zh}")}",
        $"{fault.Code} {fault.Path} {fault.Sentence.En}{(fault.NextStep is null ? "" : $": {fault.NextStep.En}")}");
}
