using System.Text.RegularExpressions;
using NUnit.Framework;
using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>What adapter authors are told of each kind of evidence (<c>src/Verification.Sources/KINDS.md</c>), held against law and engine.</summary>
public sealed partial class The_table_of_kinds
{
    private static readonly IReadOnlyList<Row> Rows = Read();

    private static readonly IReadOnlyList<Pack> Packs =
        [.. ((PackLibraryResult.Loaded)PackLibrary.Load(Repository.PathOf("src", "packs"))).Library.Packs];

    // Words that methods of estimating know themselves, whatever a pack names.
    private static readonly string Methods =
        string.Concat(Directory.EnumerateFiles(Repository.PathOf("src", "Verification.Assessment", "Flexible"), "*.cs").Select(File.ReadAllText));

    [Test]
    public void Has_every_kind_once_in_the_order_of_the_code() =>
        Assert.That(Rows.Select(r => r.Kind), Is.EqualTo(Enum.GetValues<EvidenceKind>().Select(EvidenceWords.Of)));

    [Test]
    public void Gives_an_amount_to_exactly_the_kinds_whose_amount_law_or_engine_counts()
    {
        var counted = Packs.SelectMany(p => p.Income.Items.Concat(p.Income.Expenses).SelectMany(i => i.Kinds)
                .Concat(p.Income.Classes.SelectMany(c => c.Kinds)).Concat(p.Estimates.Rules.SelectMany(r => r.Use.Evidence.Select(e => e.Kind))))
            .Select(EvidenceWords.Of).Distinct();
        Assert.That(Rows.Where(r => r.HasAmount).Select(r => r.Kind), Is.EquivalentTo(counted));
    }

    [Test]
    public void Has_a_word_for_every_detail_a_pack_asks_for()
    {
        var lacking = Asked().Where(a => !Of(a.Kind).Words.Any(word => WordPattern.AnyMatches([a.Pattern], word))).Select(a => $"{a.Kind} {a.Pattern}");
        Assert.That(lacking.Distinct(), Is.Empty);
    }

    [Test]
    public void Has_no_word_that_neither_a_pack_nor_a_method_knows()
    {
        var asked = Asked().ToLookup(a => a.Kind, a => a.Pattern);
        var idle = from row in Rows
                   from word in row.Words
                   where !asked[row.Kind].Any(pattern => WordPattern.AnyMatches([pattern], word)) && !Methods.Contains($"\"{word}\"", StringComparison.Ordinal)
                   select $"{row.Kind} {word}";
        Assert.That(idle, Is.Empty);
    }

    [Test]
    public void Is_what_the_page_on_connecting_sources_leads_to() =>
        Assert.That(File.ReadAllText(Repository.PathOf("src", "Verification.Sources", "README.md")), Does.Contain("KINDS.md"));

    private static IEnumerable<(string Kind, string Pattern)> Asked() => Packs.SelectMany(pack =>
        pack.Income.Items.Concat(pack.Income.Expenses).SelectMany(i => Each(i.Kinds, i.Details))
            .Concat(pack.Income.Classes.SelectMany(c => Each(c.Kinds, [.. c.Details, .. c.Except])))
            .Concat(pack.NotCounted.Where(n => n.Evidence is not null).SelectMany(n => Each([n.Evidence!.Value], n.Details)))
            .Concat(pack.Estimates.Rules.SelectMany(r => r.Use.Evidence.Concat(r.Use.Without).SelectMany(e => Each([e.Kind], e.Details))))
            .Concat(pack.Estimates.Rules.SelectMany(r => Each([EvidenceKind.PaymentInflow], r.Terms.Netted)))
            .Concat(Facts(pack).SelectMany(f => Each([.. Enum.GetValues<EvidenceKind>().Where(kind => Marks.FactOf(kind) == f.Kind)], f.Values))));

    private static IEnumerable<FactPattern> Facts(Pack pack) =>
        pack.Symbols.Quantities.OfType<MarkQuantity>().SelectMany(m => m.Mark.Facts).Concat(pack.Labour.NotAble);

    private static IEnumerable<(string Kind, string Pattern)> Each(IReadOnlyList<EvidenceKind> kinds, IReadOnlyList<string> patterns) =>
        from kind in kinds from pattern in patterns select (EvidenceWords.Of(kind), pattern);

    private static Row Of(string kind) => Rows.Single(r => r.Kind == kind);

    private static IReadOnlyList<Row> Read() =>
    [
        .. File.ReadLines(Repository.PathOf("src", "Verification.Sources", "KINDS.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')).Select(cells => new Row(Words(cells[1])[0], cells[2].Trim() != "—", Words(cells[4]))),
    ];

    private static string[] Words(string cell) => [.. Word().Matches(cell).Select(m => m.Groups["word"].Value)];

    [GeneratedRegex("`(?<word>[a-z0-9-]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    private sealed record Row(string Kind, bool HasAmount, IReadOnlyList<string> Words);
}
