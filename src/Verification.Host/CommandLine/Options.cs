using System.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Options and arguments several commands share.</summary>
internal static class Options
{
    public static Option<bool> Json(Surroundings around) =>
        new("--json") { Description = around.Terminal.Say(new Text("以 JSON 输出", "print JSON")) };

    /// <summary>A whole number within bounds; outside them is wrong use.</summary>
    public static Option<int> Number(Surroundings around, string name, Text meaning, int least, int most, int usual)
    {
        var option = new Option<int>(name)
        {
            Description = around.Terminal.Say(meaning),
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && (value < least || value > most))
                result.AddError(around.Terminal.Say(new Text(
                    $"{name} 须在 {least} 至 {most} 之间", $"{name} must be between {least} and {most}")));
        });
        return option;
    }

    /// <summary>The id of a row or verification.</summary>
    public static Argument<Guid> Id(Surroundings around, Text meaning) => new("ID") { Description = around.Terminal.Say(meaning) };
}
