using NUnit.Framework;
using Verification.Assessment.Packs;

namespace Verification.Tests.Policy;

/// <summary>A folder with the smallest law that assesses anything: a nation, and one city of two counties.</summary>
internal sealed class SmallLaw : IDisposable
{
    public const string Nation = "nation.yaml";
    public const string City = "city.yaml";

    private const string NationText = """
        pack: cn/nation
        region: cn
        effect: { from: 2020-01-01 }
        published: 2019-12-01
        opens: [dibao.*]
        values:
          income.look_back: { value: 12 months, article: 办法 第1条 }
          income.divisor: { value: 12 months, article: 办法 第1条 }
          income.counts_month_of_application: { value: no, article: 办法 第1条 }
          income.per_head_rounding: { value: down-to-fen, article: 办法 第1条 }
          labour.from_age: { value: 16 years, article: 办法 第2条 }
          labour.before_age: { value: 60 years, article: 办法 第2条 }
          labour.no_record_low: { value: 0.00 yuan/month, article: 办法 第2条 }
          labour.no_record_high: { value: 1000.00 yuan/month, article: 办法 第2条 }
          discrepancy.ignore_below: { value: 5%, article: 办法 第3条 }
          discrepancy.small_below: { value: 10%, article: 办法 第3条 }
          discrepancy.medium_below: { value: 50%, article: 办法 第3条 }
          answer_within: { value: 10 working days, article: 办法 第3条 }
          verdict.valid_for: { value: 6 months, article: 办法 第3条 }
          question.due_within: { value: 15 days, article: 办法 第3条 }
          human_step.due_within: { value: 10 days, article: 办法 第3条 }
          remedy.within: { value: 60 days, article: 办法 第3条 }
        income:
          items:
            - { item: wage, kinds: [wage], from_work: yes, declared: wage, article: 办法 第4条 }
            - { item: pension, kinds: [pension], declared: transfer, article: 办法 第4条 }
        labour: {}
        composition:
          not_counted:
            - { reason: composition.serving_sentence, fact: serving-sentence, evidence: custody, article: 办法 第5条 }
        sources:
          asked:
            - { id: civil-registry, role: mandatory, bounds: [composition], freshness_days: 366, article: 办法 第6条 }
            - { id: tax-wages, role: mandatory, bounds: [income], from_age: 16, freshness_days: 366, article: 办法 第6条 }
        quantities:
          - quantity: income.member
            of: member
            unit: yuan/month
            means: { zh: 成员收入, en: income of the member }
            value: "if age >= 60 years then pension else wage + pension + unrecorded"
            article: 办法 第4条
          - quantity: income.per_head
            unit: yuan/month
            means: { zh: 人均收入, en: income per head }
            value: "sum(members: income.member) / count(members)"
            article: 办法 第4条
          - quantity: nobody.asks
            unit: yuan/month
            means: { zh: 无人使用, en: nobody uses it }
            value: "income.per_head + 1.00 yuan/month"
            article: 办法 第4条
        programmes:
          - code: dibao
            means: { zh: 低保, en: minimum living allowance }
            standard: dibao.standard
            per_head: income.per_head
            conditions:
              - id: income
                about: income
                holds: income.per_head < dibao.standard
                when_true: income.below_standard
                when_false: income.not_below_standard
                when_unknown: income.straddles_standard
                article: 办法 第7条
            amount: { value: "round((dibao.standard - income.per_head) * count(members), nearest-fen)", rule: gap × members, article: 办法 第8条 }
        flags:
          - { flag: wuyou.alone, holds: "count(members) < 2", article: 办法 第9条 }
        reasons:
          - { code: wuyou.alone, zh: 独居, en: lives alone }
        """;

    private const string CityText = """
        pack: cn/gansu/tianshui
        region: "6205"
        counties: ["620502", "620503"]
        effect: { from: 2020-01-01, to: 2020-12-31 }
        published: 2019-12-15
        values:
          dibao.standard: { value: 600.00 yuan/month, article: 通知 第1条 }
        cases:
          - name: 二人,工资800
            county: "620502"
            accepted_on: 2020-06-15
            members:
              - { relation: applicant, age: 40, income: { wage: 800.00 yuan/month } }
              - { relation: child, age: 8 }
            expect: { programme: dibao, outcome: eligible, per_head: "400.00", payable: "400.00" }
          - name: 二人,工资1300
            county: "620503"
            accepted_on: 2020-06-15
            members:
              - { relation: applicant, age: 40, income: { wage: 1300.00 yuan/month } }
              - { relation: child, age: 8 }
            expect: { programme: dibao, outcome: ineligible }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("law-");

    public SmallLaw()
    {
        File.WriteAllText(PathOf(Nation), NationText);
        File.WriteAllText(PathOf(City), CityText);
    }

    public string Folder => _folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The same law with one text written differently.</summary>
    public SmallLaw With(string file, string good, string changed)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.That(text, Does.Contain(good), "what is to be changed must be there");
        File.WriteAllText(PathOf(file), text.Replace(good, changed, StringComparison.Ordinal));
        return this;
    }

    /// <summary>The same with a standard raised from April and published in July only, and a household that has received all along.</summary>
    public SmallLaw RaisedLate() => With(SmallLaw.City, "dibao.standard: { value: 600.00 yuan/month, article: 通知 第1条 }", """
        dibao.standard:
            - { value: 600.00 yuan/month, from: 2020-01-01, article: 通知 第1条 }
            - { value: 640.00 yuan/month, from: 2020-04-01, published: 2020-07-01, article: 通知 第2条 }
        """.TrimStart()).With(SmallLaw.City, "cases:\n", """
        cases:
          - name: 提标补发
            county: "620502"
            accepted_on: 2020-07-10
            members:
              - { relation: applicant, age: 40, income: { wage: 800.00 yuan/month } }
              - { relation: child, age: 8 }
            circumstances: { receiving: [{ programme: dibao, amount: "400.00", from: 2020-01-01 }] }
            expect: { programme: dibao, outcome: eligible, payable: "480.00", arrears: "240.00" }

        """).With(SmallLaw.City, "payable: \"400.00\"", "payable: \"480.00\"");

    public SmallLaw WithBytes(string file, Func<byte[], byte[]> change)
    {
        File.WriteAllBytes(PathOf(file), change(File.ReadAllBytes(PathOf(file))));
        return this;
    }

    public PackLibrary Load(LawMode mode = LawMode.Trial) => PackLibrary.Load(Folder, mode) switch
    {
        PackLibraryResult.Loaded loaded => loaded.Library,
        PackLibraryResult.Faulty faulty => throw new AssertionException(string.Join('\n', faulty.Faults)),
        _ => throw new AssertionException("a folder is loaded or faulty"),
    };

    public IReadOnlyList<PackFault> Faults() => PackLibrary.Load(Folder) is PackLibraryResult.Faulty faulty ? faulty.Faults : [];

    public void Dispose() => _folder.Delete(recursive: true);
}
