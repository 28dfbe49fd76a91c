using Verification.Vocabulary;

namespace Verification.Yardstick.Orders;

/// <summary>Says sentences in the reader's language, Chinese first when it is not known.</summary>
internal sealed record Voice(string Language, TextWriter Output, TextWriter Errors)
{
    public static Voice Of(Order order) => new(order.Language, Console.Out, Console.Error);

    public void Line(string zh, string en) => Output.WriteLine(Say(new(zh, en)));

    public void Line(Text text) => Output.WriteLine(Say(text));

    /// <summary>Figures, which need no language.</summary>
    public void Figures(string line) => Output.WriteLine(line);

    public void Refuse(Text why) => Errors.WriteLine(Say(why));

    private string Say(Text text) => Language switch
    {
        "zh" => text.Zh,
        "en" => text.En,
        _ => $"{text.Zh} · {text.En}",
    };
}
