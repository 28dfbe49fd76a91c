using Verification.Assessment.Household;
using Verification.Assessment.Packs;

namespace Verification.Assessment.Quantities;

/// <summary>Whether a mandatory source could not say all of a person's income.</summary>
internal static class IncomeSilence
{
    /// <summary>The first such source, or −1.</summary>
    public static int Of(Frame frame, int heardAt) => Next(frame, heardAt, 0);

    public static void Note(Frame frame, int heardAt)
    {
        for (var s = Of(frame, heardAt); s >= 0; s = Next(frame, heardAt, s + 1))
        {
            var widening = frame.Given.Hearing[s, heardAt].IsSilent ? Silenced.By(frame.Given, s, heardAt) : new(WideningCause.SourceSilent, heardAt, s);
            frame.Widenings.Add(widening with { Matters = IncomeLedger.MattersOf(frame, heardAt) });
        }
    }

    private static int Next(Frame frame, int heardAt, int from)
    {
        for (var s = from; s < frame.Pack.Sources.Count; s++)
        {
            var source = frame.Pack.Sources[s];
            var heard = frame.Given.Hearing[s, heardAt];
            // An obligor nobody was asked about is not one without income.
            var silent = heard.IsSilent || (heardAt >= frame.Facts.Members.Count && heard.Silence is null && heard.Items.Length == 0);
            if (source.Role == SourceRole.Mandatory && source.Bounds.Has(Matters.Income) && (silent || !heard.CoversLookBack))
            {
                return s;
            }
        }

        return -1;
    }
}
