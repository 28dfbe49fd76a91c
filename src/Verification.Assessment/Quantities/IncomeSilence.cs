using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Whether a mandatory source could not say all of a person's income, or of the expenses it bounds.</summary>
internal static class IncomeSilence
{
    /// <summary>The first such source, or −1.</summary>
    public static int Of(Frame frame, int heardAt) => Of(frame, heardAt, Matters.Income);

    public static int Of(Frame frame, int heardAt, Matters of) => Next(frame, heardAt, of, 0);

    public static void Note(Frame frame, int heardAt, Matters of)
    {
        for (var s = Of(frame, heardAt, of); s >= 0; s = Next(frame, heardAt, of, s + 1))
        {
            var widening = frame.Given.Hearing[s, heardAt].IsSilent ? Silenced.By(frame.Given, s, heardAt) : new(WideningCause.SourceSilent, heardAt, s);
            frame.Widenings.Add(widening with { Matters = of == Matters.Income ? IncomeLedger.MattersOf(frame, heardAt) : of });
        }
    }

    private static int Next(Frame frame, int heardAt, Matters of, int from)
    {
        var isObligor = heardAt >= frame.Facts.Members.Count;
        var bounded = isObligor && of == Matters.Income ? of | Matters.Obligors : of;
        for (var s = from; s < frame.Pack.Sources.Count; s++)
        {
            var source = frame.Pack.Sources[s];
            var heard = frame.Given.Hearing[s, heardAt];
            // An obligor nobody was asked about is not one without income.
            var silent = heard.IsSilent || (isObligor && heard.Silence is not Silence.NoRecord && heard.Items.Length == 0);
            if (source.Role == SourceRole.Mandatory && source.Bounds.Has(bounded) && (silent || !heard.CoversLookBack))
            {
                return s;
            }
        }

        return -1;
    }
}
