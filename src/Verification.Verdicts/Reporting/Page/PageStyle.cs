namespace Verification.Verdicts.Reporting.Page;

/// <summary>How the page looks on paper (A4) and on a screen; no script, no font or picture from elsewhere.</summary>
internal static class PageStyle
{
    public const string Css = """
        @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
        * { box-sizing: border-box; }
        html { color: #1a1a1a; background: #e9e9e6; font: 10.5pt/1.45 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
        body { margin: 0; }
        main { width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 16mm 14mm; background: #fff; box-shadow: 0 1px 6px #0003; }
        h1 { margin: 0; text-align: center; font-size: 19pt; letter-spacing: .12em; }
        h1 .second { display: block; font-size: 10.5pt; letter-spacing: 0; }
        h2 { margin: 5.5mm 0 1.5mm; padding-bottom: .6mm; border-bottom: .4mm solid #1a1a1a; font-size: 11.5pt; break-after: avoid; }
        p { margin: 1.5mm 0; }
        .second { color: #595959; font-size: 82%; font-weight: normal; }
        .number { display: flex; justify-content: space-between; margin: 3mm 0; font-size: 10pt; }
        .state { font-weight: bold; }
        .banner { margin: 3mm 0; padding: 2mm 3mm; border: .6mm solid #a11; color: #a11; text-align: center; font-size: 13pt; font-weight: bold; }
        .banner .second { color: #a11; }
        .statement { margin: 4mm 0; padding: 2.5mm 3.5mm; border: .5mm solid #1a1a1a; }
        table { width: 100%; border-collapse: collapse; font-size: 9.2pt; }
        th, td { padding: .9mm 1.4mm; border: .2mm solid #8a8a8a; text-align: left; vertical-align: top; overflow-wrap: break-word; }
        th { background: #f2f2ef; font-weight: bold; }
        thead { display: table-header-group; }
        thead th .second { display: block; }
        tr { break-inside: avoid; }
        .head th { width: 17%; }
        .head td { width: 33%; }
        .amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        th.amount { white-space: normal; }
        .day, .whole { white-space: nowrap; }
        .items { table-layout: fixed; }
        .items th:nth-child(1) { width: 25%; }
        .items th:nth-child(2) { width: 10%; }
        .items th:nth-child(3) { width: 15%; }
        .items th:nth-child(4) { width: 13%; }
        .source td { color: #404040; font-size: 8.6pt; border-top-style: dotted; }
        .source td:first-child { padding-left: 6mm; }
        .item td { font-weight: bold; border-top: .4mm solid #5a5a5a; }
        .none { color: #595959; }
        ul { margin: 1mm 0; padding-left: 5.5mm; }
        a { color: inherit; }
        .signatures { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 6mm; margin-top: 9mm; break-inside: avoid; }
        .signatures div { min-height: 24mm; }
        .signatures .line { display: block; min-height: 8mm; margin-top: 1mm; border-bottom: .25mm solid #1a1a1a; overflow-wrap: anywhere; }
        .seal { margin-top: 5mm; text-align: right; break-inside: avoid; }
        .seal span.place { display: inline-block; width: 42mm; height: 42mm; margin-left: 4mm; border: .3mm dashed #9a9a9a; border-radius: 50%; vertical-align: middle; }
        footer { margin-top: 6mm; padding-top: 1.5mm; border-top: .2mm solid #8a8a8a; color: #595959; font-size: 8pt; overflow-wrap: anywhere; }
        @media print {
            html { background: none; }
            main { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
        }
        """;
}
