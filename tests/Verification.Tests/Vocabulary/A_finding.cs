using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class A_finding
{
    private static readonly Finding<int> Known = new Finding<int>.Known(3, "r-1");
    private static readonly Finding<int> Absent = new Finding<int>.Absent(new("tax-wages"));

    [Test]
    public void That_is_known_gives_its_value_and_keeps_its_record_when_computed_with()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Known.TryGetValue(out var value) ? value : -1, Is.EqualTo(3));
            Assert.That(Known.Map(number => number * 1.5m), Is.EqualTo(new Finding<decimal>.Known(4.5m, "r-1")));
        }
    }

    [Test]
    public void That_is_absent_is_not_zero_but_absence()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Absent.TryGetValue(out _), Is.False);
            Assert.That(Absent.Map(number => number + 1), Is.EqualTo(Absent));
        }
    }

    [Test]
    public void That_is_unknown_keeps_its_kind_of_silence([Values] Silence why)
    {
        Finding<int> unknown = new Finding<int>.Unknown(why);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unknown.TryGetValue(out _), Is.False);
            Assert.That(unknown.Map(number => number + 1), Is.EqualTo(unknown));
        }
    }

    [Test]
    public void Is_matched_in_each_of_its_three_forms()
    {
        string[] forms = [.. new[] { Known, Absent, new Finding<int>.Unknown(Silence.Stale) }
            .Select(finding => finding.Match(known => $"{known.Value}", absent => $"{absent.AskedOf}", unknown => $"{unknown.Why}"))];
        Assert.That(forms, Is.EqualTo(new[] { "3", "tax-wages", "Stale" }));
    }
}
