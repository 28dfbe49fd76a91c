using Verification.Assessment.Packs;
using Verification.TestKit;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment.Texts;

/// <summary>The nation's frame with what no pack of ours may lack in a test of leaks: obligors, and situations to be looked at.</summary>
internal static class ObligorLaw
{
    /// <summary>Words of the situation's sentence; a family reads none of them.</summary>
    public const string FlagZh = "名下有经营性房产";

    public const string FlagEn = "there is a shop";

    public const string FlagCode = "wuyou.shop";

    private const string City = """
        about: 有义务人和须核实情形的测试规则
        pack: cn/gansu/tianshui/leaks
        region: "6205"
        counties: ["620502"]
        effect: { from: 2020-01-01, to: 2020-12-31 }
        published: unknown
        values:
          dibao.standard: { value: 589.00 yuan/month, status: assumed }
          dibao.financial_months: { value: 24 months, status: assumed }
          labour.no_record_high: { value: 1620.00 yuan/month, status: assumed }
        numbers:
          - { number: household_size, fact: household-size, otherwise: 1, unit: number, status: assumed }
        quantities:
          - quantity: obligor.income
            of: obligor
            unit: yuan/month
            means: { zh: 义务人月收入, en: monthly income of the obligor }
            value: obligor.wage + obligor.pension + obligor.unrecorded
            status: assumed
          - quantity: obligor.payable
            of: obligor
            unit: yuan/month
            means: { zh: 义务人应付, en: what the obligor is to pay }
            value: "max((obligor.income / obligor.household_size - dibao.standard) * 50%, 0.00 yuan/month)"
            status: assumed
          - quantity: obligors.income
            unit: yuan/month
            means: { zh: 义务人收入合计, en: income of all obligors }
            value: "sum(obligors: obligor.income)"
            status: assumed
          - quantity: maintenance.assessed
            unit: yuan/month
            assessed_maintenance: yes
            means: { zh: 认定赡养费, en: assessed maintenance }
            value: "min(sum(obligors: obligor.payable), obligors.income, dibao.standard)"
            status: assumed
          - quantity: income.per_head
            unit: yuan/month
            means: { zh: 家庭月人均计入收入, en: "counted income per head and month" }
            value: "(sum(members: income.member) + maintenance.assessed) / count(members)"
            status: assumed
        flags:
          - { flag: wuyou.shop, refers: [dibao], holds: "count(items where shop) > 0", accepts: [title-document], status: assumed }
        reasons:
          - { code: wuyou.shop, zh: "名下有经营性房产,须入户核实。", en: "There is a shop: there is a shop to be looked at." }
        """;

    public static Pack Pack { get; } = Load();

    private static Pack Load()
    {
        var folder = Directory.CreateTempSubdirectory("obligor-law-");
        try
        {
            var nation = File.ReadAllText(Repository.PathOf("src", "packs", "cn", "nation-2012.yaml"));
            File.WriteAllText(Path.Combine(folder.FullName, "nation.yaml"), nation);
            File.WriteAllText(Path.Combine(folder.FullName, "city.yaml"), City);
            return PackLibrary.Load(folder.FullName) switch
            {
                PackLibraryResult.Loaded loaded => ((PackInForce.Found)loaded.Library.InForce(RegionCode.Parse("620502"), Cases.Accepted)).Pack,
                PackLibraryResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
                _ => throw new InvalidOperationException(),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
