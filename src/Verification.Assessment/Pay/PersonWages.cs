using Verification.Vocabulary;

namespace Verification.Assessment.Pay;

/// <summary>One person's payments of wages, kept apart by item, source and payer; where the law reads them by their frequency.</summary>
internal sealed class PersonWages(Period lookBack)
{
    // What lies further off than a year tells nothing of the rhythm of these months.
    private const int DaysAround = 366;

    private readonly List<WagePayment> _payments = [];
    private IReadOnlyList<WagesOfPayer>? _byPayer;

    /// <summary>Payer by payer, in the order of items and sources; only what bears on the look-back.</summary>
    public IReadOnlyList<WagesOfPayer> ByPayer => _byPayer ??=
    [
        .. _payments.GroupBy(p => (p.Item.Index, p.Source, Payer: p.Record.Payer ?? ""))
            .OrderBy(g => g.Key.Index).ThenBy(g => g.Key.Source).ThenBy(g => g.Key.Payer, StringComparer.Ordinal)
            .Select(g => WagesOfPayer.Of(g, lookBack)).Where(w => !w.IsElsewhere(lookBack)),
    ];

    /// <summary>Whether a record is a payment that may show a rhythm of the look-back, or belong to it.</summary>
    public static bool LooksAt(EvidenceItem record, Period lookBack) =>
        WageTerms.IsPayment(record) && record.Period.To is { } paid
        && lookBack.From!.Value.DayNumber - paid.DayNumber <= DaysAround && paid.DayNumber - lookBack.To!.Value.DayNumber <= DaysAround;

    public void Add(WagePayment payment) => _payments.Add(payment);
}
