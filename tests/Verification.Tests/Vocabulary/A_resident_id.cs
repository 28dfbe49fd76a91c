using System.Globalization;
using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class A_resident_id
{
    /// <summary>The worked example of GB 11643-1999 itself.</summary>
    private const string OfTheStandard = "11010519491231002X";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Gen<string> Valid =
        Gen.Select(Gen.OneOf(Gen.Int[620500, 620599], Gen.Int[110101, 110119]), Gen.Int[0, 54_000], Gen.Int[1, 999], (region, days, sequence) =>
        {
            var born = new DateOnly(1878, 1, 1).AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var body = $"{region:000000}{born}{sequence:000}";
            return body + ResidentId.CheckCharacter(body);
        });

    [Test]
    public void Of_the_vectors_is_read_with_its_region_birth_and_sex()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var vector in vectors.RootElement.GetProperty("valid").EnumerateArray())
            {
                var number = vector.GetProperty("id").GetString();
                Assert.That(ResidentId.TryParse(number, Today, out var id, out var fault), Is.True, $"{number}: {fault}");
                Assert.That(id.Prefix, Is.EqualTo(vector.GetProperty("region").GetString()), number);
                Assert.That(id.BornOn.ToString("yyyy-MM-dd"), Is.EqualTo(vector.GetProperty("birth").GetString()), number);
                Assert.That(id.Sex == Sex.Male ? "M" : "F", Is.EqualTo(vector.GetProperty("sex").GetString()), number);
            }
        }
    }

    [Test]
    public void Is_refused_where_the_vectors_say_so()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var vector in vectors.RootElement.GetProperty("must_refuse_as_is").EnumerateArray())
            {
                var read = ResidentId.TryParse(vector.GetProperty("input").GetString(), Today, out _, out var fault);
                Assert.That(read, Is.False, vector.GetProperty("why").GetString());
                Assert.That(fault, Is.Not.EqualTo(ResidentIdFault.None), vector.GetProperty("why").GetString());
            }
        }
    }

    [Test]
    public void Is_found_for_fifteen_digits_of_old_as_the_vectors_say()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var vector in vectors.RootElement.GetProperty("upgrade_15_to_18").EnumerateArray())
            {
                var old = vector.GetProperty("id15").GetString();
                Assert.That(ResidentId.TryUpgrade(old, out var id), Is.True, old);
                Assert.That(id.Number, Is.EqualTo(vector.GetProperty("id18").GetString()));
            }
        }
    }

    [Test]
    public void Is_masked_as_the_vectors_propose()
    {
        using var vectors = Open();
        foreach (var vector in vectors.RootElement.GetProperty("masking_proposal").EnumerateArray())
        {
            var id = Read(vector.GetProperty("in").GetString()!);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(id.ListView, Is.EqualTo(vector.GetProperty("list_view").GetString()));
                Assert.That(id.CaseView, Is.EqualTo(vector.GetProperty("case_view").GetString()));
            }
        }
    }

    [Test]
    public void Never_shows_its_birth_date_in_a_text() =>
        Valid.Sample(number => !$"{Read(number)}".Contains(number[6..14], StringComparison.Ordinal));

    [Test]
    public void Is_read_whenever_its_check_character_fits() =>
        Valid.Sample(number => Read(number).Number == number);

    [Test]
    public void Is_refused_after_any_single_digit_is_mistyped() =>
        Gen.Select(Valid, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((number, place, shift) =>
        {
            var digits = number.ToCharArray();
            digits[place] = (char)('0' + ((digits[place] - '0' + shift) % 10));
            return !ResidentId.TryParse(digits, out _, out _);
        });

    [Test]
    public void Is_refused_after_any_two_neighbours_are_swapped() =>
        Gen.Select(Valid, Gen.Int[0, 15]).Where((number, place) => number[place] != number[place + 1]).Sample((number, place) =>
        {
            var digits = number.ToCharArray();
            (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);
            return !ResidentId.TryParse(digits, out _, out _);
        });

    [Test]
    public void Never_throws_whatever_text_it_is_given() =>
        Gen.String.Sample(text =>
            ResidentId.TryParse(text, out _, out var fault) == (fault == ResidentIdFault.None) && !ResidentId.TryUpgrade(text + "!", out _));

    [Test]
    public void Of_fifteen_digits_and_of_eighteen_mean_the_same_person() =>
        Valid.Where(number => number[6..8] == "19" && string.CompareOrdinal(number[14..17], "996") < 0).Sample(number =>
            ResidentId.TryUpgrade(number[..6] + number[8..17], out var id) && id.Number == number);

    [TestCase("62050219901109015X", ResidentIdFault.None, "a day before the 36th birthday")]
    [TestCase("62059919901109018", ResidentIdFault.Length, "one short")]
    [TestCase("6205991990110901ⅩX", ResidentIdFault.Character, "a Roman numeral")]
    [TestCase("160502199011090151", ResidentIdFault.Province, "no province 16")]
    [TestCase("620502199013010011", ResidentIdFault.BirthDate, "month 13")]
    [TestCase("620502179901010010", ResidentIdFault.BirthYear, "18th century")]
    [TestCase("620502189001010006", ResidentIdFault.Sequence, "sequence 000")]
    [TestCase("620502199011090151", ResidentIdFault.CheckCharacter, "1 in place of X")]
    [TestCase("810001188004051410", ResidentIdFault.Province, "residence permits have four zeros after 81")]
    public void Is_told_what_is_wrong_with_it(string number, ResidentIdFault expected, string why)
    {
        var read = ResidentId.TryParse(number, out _, out var fault);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault, Is.EqualTo(expected), why);
            Assert.That(read, Is.EqualTo(expected == ResidentIdFault.None), why);
        }
    }

    [Test]
    public void Of_a_county_that_no_list_knows_is_read() =>
        Assert.That(Read(WithCheck("62059919800229001")).Region, Is.EqualTo(RegionCode.Parse("620599")));

    [Test]
    public void Is_read_on_the_day_of_birth_and_refused_the_day_before()
    {
        var number = WithCheck("62059920261124001");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResidentId.TryParse(number, Today, out _, out _), Is.True);
            Assert.That(ResidentId.TryParse(number, Today.AddDays(-1), out _, out var fault), Is.False);
            Assert.That(fault, Is.EqualTo(ResidentIdFault.BirthYear));
        }
    }

    [Test]
    public void Is_read_up_to_an_age_of_150_years_and_refused_the_day_after()
    {
        var number = WithCheck("62059918761124001");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ResidentId.TryParse(number, Today, out _, out _), Is.True);
            Assert.That(ResidentId.TryParse(number, Today.AddDays(1), out _, out _), Is.False);
        }
    }

    [TestCase("810000188004051410", ResidentIdKind.HkMoTw)]
    [TestCase("83000018841202364X", ResidentIdKind.HkMoTw)]
    [TestCase(OfTheStandard, ResidentIdKind.Mainland)]
    public void Tells_whose_it_is(string number, ResidentIdKind kind)
    {
        var id = Read(number);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(id.Kind, Is.EqualTo(kind));
            Assert.That(id.Region is null, Is.EqualTo(kind != ResidentIdKind.Mainland));
        }
    }

    [Test]
    public void Of_a_foreign_permanent_resident_has_its_province_in_the_second_place()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(WithCheck("91184019800229001")).Kind, Is.EqualTo(ResidentIdKind.Foreign));
            Assert.That(ResidentId.TryParse(WithCheck("91984019800229001"), out _, out _), Is.False, "no province 19");
        }
    }

    [Test]
    public void Which_was_never_read_shows_nothing_and_gives_no_number()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(default(ResidentId).ToString(), Is.Empty);
            Assert.That(() => default(ResidentId).Number, Throws.TypeOf<BrokenPromise>());
        }
    }

    private static string WithCheck(string body) => body + ResidentId.CheckCharacter(body);

    private static ResidentId Read(string number)
    {
        Assert.That(ResidentId.TryParse(number, out var id, out var fault), Is.True, $"{fault}");
        return id;
    }

    private static JsonDocument Open() => JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("security", "cn-resident-id.json")));
}
