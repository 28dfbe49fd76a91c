using Verification.Platform.Database;

namespace Verification.Evidence;

/// <summary>The clear summaries: which source said what for whom, never a value.</summary>
public sealed class AnswerStore
{
    private const string CopyRows = """
        copy answer (verification_id, received_month, round, source, state, as_of, covered_from, covered_to, item_count, outcomes,
                     submitter, programmes, region, purpose) from stdin (format binary)
        """;

    /// <summary>Writes summaries in the batch of the round they belong to; its arbiter makes a second run write none.</summary>
    public Task CopyInto(Batch batch, IReadOnlyCollection<AnswerRow> rows, CancellationToken ct) =>
        batch.Copy(
            CopyRows, rows,
            static (row, answer) => row.Uuid(answer.Round.Verification.Value).Date(answer.Round.ReceivedMonth).Int(answer.Round.Round)
                .Text(answer.Source.Code).Text(answer.State).Date(answer.AsOf).Date(answer.CoveredFrom).Date(answer.CoveredTo)
                .Int(answer.ItemCount).Texts(answer.Outcomes).Scope(answer.Round.Scope),
            ct);
}
