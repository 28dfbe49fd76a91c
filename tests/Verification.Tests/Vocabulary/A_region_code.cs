using System.Text.Json;
using CsCheck;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class A_region_code
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12];

    private static readonly Gen<RegionCode> Region =
        Gen.Select(Gen.OneOf(Gen.Const("62"), Gen.Const("11"), Gen.Const("81")), Gen.Int[0, 4].Select(i => Lengths[i]), Gen.Char['0', '3'].Array[10], (province, length, digits) =>
            RegionCode.Parse((province + new string(digits))[..length]));

    [TestCase("62", true)]
    [TestCase("6205", true)]
    [TestCase("620502", true)]
    [TestCase("620502001", true)]
    [TestCase("620502001001", true)]
    [TestCase("620599", true, TestName = "Of_a_county_nobody_lists_is_read")]
    [TestCase("622201", true, TestName = "Of_a_former_county_is_read")]
    [TestCase("620", false)]
    [TestCase("62050", false)]
    [TestCase("6205020", false)]
    [TestCase("6205020010010", false)]
    [TestCase("99", false)]
    [TestCase("910000", false)]
    [TestCase("62o502", false)]
    [TestCase("６２", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Has_2_4_6_9_or_12_digits_and_begins_with_a_province(string? text, bool valid) =>
        Assert.That(RegionCode.TryParse(text, out _), Is.EqualTo(valid));

    [Test]
    public void Of_the_vectors_is_read()
    {
        using var vectors = Open();
        using (Assert.EnterMultipleScope())
        {
            foreach (var code in new[] { "provinces", "gansu_cities", "gansu_counties", "tianshui_townships" }.SelectMany(list => Codes(vectors, list)))
            {
                Assert.That(RegionCode.TryParse(code, out var region), Is.True, code);
                Assert.That(region.ToString(), Is.EqualTo(code));
            }
        }
    }

    [Test]
    public void Covers_itself_and_all_that_lies_in_it() =>
        Region.Sample(place =>
            place.Covers(place)
            && place.Province.Covers(place)
            && (place.City?.Covers(place) ?? true)
            && (place.County?.Covers(place) ?? true)
            && (place.Street?.Covers(place) ?? true));

    [Test]
    public void Covers_in_one_direction_only() =>
        Gen.Select(Region, Region).Sample((left, right) => !(left.Covers(right) && right.Covers(left)) || left == right);

    [Test]
    public void Covers_what_is_covered_by_what_it_covers() =>
        Gen.Select(Region, Region, Region).Sample((wide, middle, narrow) =>
            !(wide.Covers(middle) && middle.Covers(narrow)) || wide.Covers(narrow));

    [Test]
    public void Does_not_cover_a_neighbour() =>
        Assert.That(RegionCode.Parse("620502").Covers(RegionCode.Parse("620503001")), Is.False);

    [Test]
    public void Knows_no_narrower_place_than_itself()
    {
        var city = RegionCode.Parse("6205");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(city.City, Is.EqualTo(city));
            Assert.That(city.County, Is.Null);
            Assert.That(city.Street, Is.Null);
            Assert.That(city.Province, Is.EqualTo(RegionCode.Parse("62")));
        }
    }

    [TestCase("620000", "62")]
    [TestCase("620500", "6205")]
    [TestCase("620502", "620502")]
    [TestCase("6205", "6205")]
    [TestCase("620502100", "620502100")]
    public void Loses_the_zeros_that_lists_fill_it_up_with(string written, string meant) =>
        Assert.That(RegionCode.Parse(written).WithoutFilling, Is.EqualTo(RegionCode.Parse(meant)));

    [Test]
    public void Sorts_a_place_before_all_that_lies_in_it() =>
        Gen.Select(Region, Region).Sample((left, right) => !left.Covers(right) || left.CompareTo(right) <= 0);

    private static IEnumerable<string> Codes(JsonDocument vectors, string list) =>
        vectors.RootElement.GetProperty(list).EnumerateObject().Select(entry => entry.Name);

    private static JsonDocument Open() => JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("security", "cn-region-gansu.json")));
}
