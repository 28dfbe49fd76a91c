using CsCheck;
using NUnit.Framework;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class Money_and_its_wire_form
{
    [TestCase("0.00")]
    [TestCase("0.01")]
    [TestCase("1189.50")]
    [TestCase("-35.00")]
    [TestCase("9999999999999.99")]
    [TestCase("-9999999999999.99")]
    public void Are_read_and_written_alike(string text)
    {
        Assert.That(Money.TryParse(text, out var amount), Is.True);
        Assert.That(amount.ToString(), Is.EqualTo(text));
    }

    [TestCase("10000000000000.00", "one digit more than allowed")]
    [TestCase("-10000000000000.00", "the same below zero")]
    [TestCase("1.5", "one decimal")]
    [TestCase("1.500", "three decimals")]
    [TestCase("1", "no decimals")]
    [TestCase(".50", "no digit before the point")]
    [TestCase("-.50", "no digit before the point")]
    [TestCase("01.00", "a leading zero")]
    [TestCase("-0.00", "minus zero")]
    [TestCase("+1.00", "a plus")]
    [TestCase("1,000.00", "a group separator")]
    [TestCase("1000,00", "a decimal comma")]
    [TestCase(" 1.00", "a blank")]
    [TestCase("1.00 ", "a blank")]
    [TestCase("1e3.00", "an exponent")]
    [TestCase("１.00", "a full-width digit")]
    [TestCase("٣.00", "an Arabic-Indic digit")]
    [TestCase("¥1.00", "a currency sign")]
    [TestCase("NaN", "no number")]
    [TestCase("--1.00", "two signs")]
    [TestCase("", "empty")]
    [TestCase(null, "absent")]
    public void Refuse_any_other_spelling(string? text, string why)
    {
        Assert.That(Money.TryParse(text, out var amount), Is.False, why);
        Assert.That(amount, Is.EqualTo(Money.Zero));
    }

    [Test]
    public void Are_inverse_for_every_amount_of_whole_fen() =>
        Some.Yuan.Sample(amount => Money.TryParse(amount.ToString(), out var read) && read == amount);

    [Test]
    public void Never_throw_whatever_the_text() => Gen.String.Sample(text => Money.TryParse(text, out _) || true);

    [TestCase(Rounding.NearestFen, "1.005", "1.01")]
    [TestCase(Rounding.NearestFen, "-1.005", "-1.01")]
    [TestCase(Rounding.DownToFen, "1.009", "1.00")]
    [TestCase(Rounding.DownToFen, "-1.001", "-1.01")]
    [TestCase(Rounding.UpToFen, "1.001", "1.01")]
    [TestCase(Rounding.UpToFen, "-1.009", "-1.00")]
    [TestCase(Rounding.NearestYuan, "1.50", "2.00")]
    [TestCase(Rounding.NearestYuan, "2.50", "3.00")]
    [TestCase(Rounding.DownToYuan, "1.99", "1.00")]
    [TestCase(Rounding.DownToYuan, "-1.01", "-2.00")]
    [TestCase(Rounding.UpToYuan, "1.01", "2.00")]
    [TestCase(Rounding.UpToYuan, "-1.99", "-1.00")]
    public void Are_rounded_by_the_named_rule(Rounding rule, decimal before, decimal after) =>
        Assert.That(Money.Of(before).Rounded(rule), Is.EqualTo(Money.Of(after)));

    [Test]
    public void Stay_as_they_are_when_nothing_is_to_be_rounded() =>
        Assert.That(Money.Of(1.23456m).Rounded(Rounding.Exact), Is.EqualTo(Money.Of(1.23456m)));

    [Test]
    public void Keep_their_order_and_do_not_move_twice_under_any_rounding() =>
        Gen.Select(Some.Yuan, Some.Yuan, Gen.Int[1, 12], Gen.Enum<Rounding>()).Sample((left, right, divisor, rule) =>
        {
            var (small, large) = left <= right ? (left / divisor, right / divisor) : (right / divisor, left / divisor);
            return small.Rounded(rule) <= large.Rounded(rule) && small.Rounded(rule).Rounded(rule) == small.Rounded(rule);
        });

    [Test]
    public void Refuse_a_rounding_without_a_name() =>
        Assert.That(() => Money.Zero.Rounded((Rounding)99), Throws.TypeOf<BrokenPromise>());

    [Test]
    public void Add_and_subtract_exactly() =>
        Gen.Select(Some.Yuan, Some.Yuan).Sample((left, right) => left + right - right == left && left - right == -(right - left));
}
