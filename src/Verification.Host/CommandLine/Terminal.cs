using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Text = Verification.Vocabulary.Text;

namespace Verification.Host.CommandLine;

/// <summary>Where a command speaks: sentences in the reader's language, tables, JSON when asked for.</summary>
/// <param name="Output">What was asked for; may be redirected into a file.</param>
/// <param name="Errors">Why something was not done.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Interactive">A person watches: bars and colours are welcome.</param>
public sealed partial record Terminal(TextWriter Output, TextWriter Errors, Language Language, bool Interactive)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess(Language language) =>
        new(Console.Out, Console.Error, language, !Console.IsOutputRedirected && !Console.IsErrorRedirected);

    /// <summary>The same without a word on the output: for commands whose output is JSON.</summary>
    public Terminal Quiet() => this with { Output = TextWriter.Null, Interactive = false };

    public string Say(Text text) => Language.Say(text);

    public void Line(Text text) => Output.WriteLine(Say(text));

    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>Says why it cannot be done and what would help; the exit code is the caller's answer.</summary>
    public int Refuse(int exitCode, Text why)
    {
        Errors.WriteLine(Say(why));
        return exitCode;
    }

    /// <summary>The value as JSON, Chinese left readable.</summary>
    public void Json<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, Readable));

    /// <summary>A table; cells are plain text, never markup.</summary>
    public void Table(Text title, IReadOnlyList<Text> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Title(new TableTitle(Markup.Escape(Say(title)))).Border(Interactive ? TableBorder.Rounded : TableBorder.Ascii);
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(Say(column)));
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        Styled().Write(table);
    }

    private IAnsiConsole Styled()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = Interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Output),
        });
        if (!Interactive)
            console.Profile.Width = 140; // a file has no width; 140 keeps bilingual columns on one line
        return console;
    }
}
