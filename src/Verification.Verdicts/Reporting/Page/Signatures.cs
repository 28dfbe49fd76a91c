using Verification.Contracts.Api;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>Who prepared, checked and issued it, with room for signatures and the seal.</summary>
internal static class Signatures
{
    public static Markup Of(VerificationReport report, PageWords words) => $"""
        <section class="signatures">
        {Line("prepared-by", report.PreparedBy, words)}
        {Line("checked-by", report.CheckedBy, words)}
        {Line("issued-by", report.IssuedBy, words)}
        </section>
        <p class="seal">{words.Label("seal")} <span class="place"></span></p>
        """;

    private static Markup Line(string label, string? who, PageWords words) => $"""
        <div>{words.Label(label)}<span class="line">{who}</span>{words.Label("date")}<span class="line"></span></div>
        """;
}
