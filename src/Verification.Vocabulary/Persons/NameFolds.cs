using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Verification.Vocabulary;

/// <summary>Characters taken for one another when names are compared; the table with its sources is <c>Persons/name-folds.txt</c>.</summary>
internal static class NameFolds
{
    private const string File = "Verification.Vocabulary.Persons.name-folds.txt";

    private static readonly FrozenDictionary<char, char> Folds = Read();

    // Latin letters with marks, as passports and registers write them; without ICU the runtime does not take marks off.
    private const string Marked = "ÀÁÂÃÄÅĀĂĄÇĆĈĊČÈÉÊËĒĔĖĘĚÌÍÎÏĪĬÑŃŅŇÒÓÔÕÖØŌŎŐÙÚÛŪŬŮŰÝŸŚŜŞŠŹŻŽĜĞĠĢŁ";
    private const string Unmarked = "AAAAAAAAACCCCCEEEEEEEEEIIIIIINNNNOOOOOOOOOUUUUUUUYYSSSSZZZGGGGL";

    /// <summary>The character another one is taken for; itself when none is.</summary>
    public static char Of(char one)
    {
        one = one is >= '\uFF01' and <= '\uFF5E' ? (char)(one - 0xFEE0) : one;
        one = char.ToUpperInvariant(one);
        var marked = Marked.IndexOf(one, StringComparison.Ordinal);
        return marked >= 0 ? Unmarked[marked] : Folds.GetValueOrDefault(one, one);
    }

    private static FrozenDictionary<char, char> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(File)
            ?? throw new BrokenPromise("the table of name folds is part of the assembly");
        using var text = new StreamReader(stream, Encoding.UTF8);
        var folds = new Dictionary<char, char>();
        while (text.ReadLine() is { } line)
        {
            for (var i = 0; i + 1 < line.Length && !line.StartsWith('#'); i += 2)
            {
                folds[line[i]] = line[i + 1];
            }
        }

        return folds.ToFrozenDictionary();
    }
}
