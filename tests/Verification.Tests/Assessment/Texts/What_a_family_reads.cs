using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.Assessment.Explaining.Texts;

namespace Verification.Tests.Assessment.Texts;

public sealed partial class What_a_family_reads
{
    [Test]
    public void Holds_nothing_of_an_obligor_but_the_assessed_maintenance() => LeakyHouseholds.Any.Sample(leaky =>
    {
        var explained = leaky.Explained();
        var (text, numbers) = Read(explained);
        var obligors = explained.Root.All().Where(s => s.Subject == StepSubject.Obligor || s.Rule == "obligors.income").ToList();
        var theirs = obligors.Select(s => s.Number).Where(n => n is { Best.IsPoint: true }).Select(n => Cut(n!.Value.Best.Low)).Where(n => n > 600m).ToHashSet();
        theirs.ExceptWith(Own(explained));
        return obligors.Count > 0 && !text.Contains("OBLIGOR", StringComparison.Ordinal) && !text.Contains("欧布利", StringComparison.Ordinal)
            && !text.Contains("义务人", StringComparison.Ordinal) && !numbers.Overlaps(theirs)
            && leaky.Given.Obligors.All(o => !numbers.Contains(o.Income["wage"].Yuan));
    }, iter: 2_000);

    [Test]
    public void Holds_the_assessed_maintenance() => LeakyHouseholds.Any.Sample(leaky =>
    {
        var explained = leaky.Explained();
        var assessed = explained.Root.All().First(s => s.Rule == "maintenance.assessed").Number!.Value.Best;
        return !assessed.IsPoint || Read(explained).Text.Contains($"认定赡养费 {Cut(assessed.Low).ToString("0.00", CultureInfo.InvariantCulture)} 元/月", StringComparison.Ordinal);
    }, iter: 500);

    [Test]
    public void Tells_of_no_flag_no_mark_and_no_signal() => LeakyHouseholds.Any.Sample(leaky =>
    {
        var text = Read(leaky.Explained()).Text;
        string[] hidden =
        [
            ObligorLaw.FlagCode, ObligorLaw.FlagZh, ObligorLaw.FlagEn, "wuyou", "须入户", "looked at", "举报", "reported", "近亲属", "kin of", "Kin of",
            "经办人员", "question.", "composition.", "线索", "signal", "77777.41", "入户核实", "大额", "visit.", MainCauses.SentenceOf("flag")!.Zh, MainCauses.SentenceOf("flag")!.En,
        ];
        return !hidden.Any(h => text.Contains(h, StringComparison.Ordinal));
    }, iter: 2_000);

    [Test]
    public void Holds_no_distance_to_a_limit() => LeakyHouseholds.Any.Sample(leaky =>
    {
        var explained = leaky.Explained();
        var flips = explained.Flips.Select(f => Math.Abs(Cut(f.Change))).Where(c => c != 0m).ToHashSet();
        // One person's amount is the gap itself, and an own item may be as large by chance.
        flips.ExceptWith(Own(explained));
        return !Read(explained).Numbers.Overlaps(flips);
    }, iter: 2_000);

    [Test]
    public void Is_not_tested_in_vain()
    {
        var seen = new bool[4];
        LeakyHouseholds.Any.Sample(leaky =>
        {
            var explained = leaky.Explained();
            lock (seen)
            {
                seen[0] |= explained.Assessment.Programmes[0].Flags.Count > 0;
                seen[1] |= explained.Assessment.HumanStepWhy.Contains("reported") && explained.Assessment.HumanStepWhy.Contains("kin_of_staff");
                seen[2] |= explained.Flips.Count > 0;
                seen[3] |= ExplanationTexts.ForOfficer(explained).Plain().Contains("OBLIGOR", StringComparison.Ordinal)
                    && ExplanationTexts.ForOfficer(explained).Plain().Contains(ObligorLaw.FlagZh, StringComparison.Ordinal);
            }
        }, iter: 500);
        Assert.That(seen, Is.All.True);
    }

    private static (string Text, HashSet<decimal> Numbers) Read(Explanation explained)
    {
        var text = ExplanationTexts.ForFamily(explained).Plain();
        return (text, [.. Number().Matches(text).Select(m => Math.Abs(decimal.Parse(m.Value, CultureInfo.InvariantCulture)))]);
    }

    /// <summary>What the family may read whatever else it is: own items, results, the standard, the assessed maintenance.</summary>
    private static IEnumerable<decimal> Own(Explanation explained)
    {
        foreach (var programme in explained.Assessment.Programmes)
        {
            decimal?[] results =
            [
                programme.PerHead.Low?.Yuan, programme.PerHead.High?.Yuan, programme.Amount?.Payable?.Yuan, programme.Rule.Standard.Value.Yuan,
            ];
            foreach (var result in results.OfType<decimal>())
            {
                yield return Cut(result);
            }
        }

        foreach (var step in explained.Root.All().Where(s => s.IsAssessedMaintenance || (s.IsItem && s.Subject == StepSubject.Member)))
        {
            if (step.Number is { } number)
            {
                yield return Cut(number.Best.Low);
                yield return Cut(number.Best.High);
            }
        }
    }

    private static decimal Cut(decimal value) => decimal.Round(value, 2, MidpointRounding.ToZero);

    [GeneratedRegex(@"(?<![\d-])\d+\.\d{2}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
