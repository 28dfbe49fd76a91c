using Verification.Contracts.Intake;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>Both languages side by side, the reader's own first and larger.</summary>
internal sealed record PageWords(bool EnglishFirst)
{
    public Markup Of(BilingualText text)
    {
        var (zh, en) = ((Markup)$"""<span lang="zh-CN">{text.Zh}</span>""", (Markup)$"""<span lang="en">{text.En}</span>""");
        return text.Zh == text.En ? zh
            : EnglishFirst ? (Markup)$"""<span class="first">{en}</span> <span class="second">{zh}</span>"""
            : $"""<span class="first">{zh}</span> <span class="second">{en}</span>""";
    }

    /// <summary>A heading or label of the page.</summary>
    public Markup Label(string code) => Of(ReportWords.Label(code));

    /// <summary>The heading row of a table; a label whose code ends in <c>!</c> stands over amounts.</summary>
    public Markup Heads(params ReadOnlySpan<string> codes)
    {
        var heads = new List<Markup>(codes.Length);
        foreach (var code in codes)
        {
            heads.Add(code[^1] == '!'
                ? $"""<th class="amount" scope="col">{Label(code[..^1])}</th>"""
                : (Markup)$"""<th scope="col">{Label(code)}</th>""");
        }

        return $"<thead><tr>{heads}</tr></thead>";
    }
}
