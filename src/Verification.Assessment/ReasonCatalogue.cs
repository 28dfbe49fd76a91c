using System.Collections.Frozen;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Every reason code and its sentence; sentences speak of the household, never of one member's amounts.</summary>
public static class ReasonCatalogue
{
    private static readonly FrozenDictionary<string, Text> Sentences = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["income.below_standard"] = new("家庭月人均计入收入低于保障标准。", "The household's counted monthly income per head is below the standard."),
        ["income.not_below_standard"] = new("家庭月人均计入收入不低于保障标准。", "The household's counted monthly income per head is not below the standard."),
        ["income.straddles_standard"] = new("家庭月人均计入收入可能低于也可能不低于保障标准。", "The household's counted monthly income per head may or may not be below the standard."),
        ["property.financial_within_limit"] = new("家庭金融资产不超过规定限额。", "The household's financial property is within the limit."),
        ["property.financial_over_limit"] = new("家庭金融资产超过规定限额。", "The household's financial property is over the limit."),
        ["property.financial_undecided"] = new("家庭金融资产是否超过规定限额尚不能确定。", "Whether the household's financial property is within the limit is not known."),
        ["composition.open"] = new("家庭成员情况尚不能确定。", "Who belongs to the household is not known yet."),
        ["composition.nobody_counted"] = new("没有可计入的家庭成员。", "No member of the household can be counted."),
        ["composition.serving_sentence"] = new("正在服刑,不计入共同生活的家庭成员。", "Serving a sentence: not counted as a member of the household."),
        ["composition.deceased"] = new("已去世,不计入共同生活的家庭成员。", "Deceased: not counted as a member of the household."),
        ["composition.missing"] = new("已宣告失踪,不计入共同生活的家庭成员。", "Declared missing: not counted as a member of the household."),
        ["composition.clergy"] = new("在宗教场所居住三年以上的宗教教职人员,不计入共同生活的家庭成员。", "Clergy living apart for three years or more: not counted as a member of the household."),
        ["composition.registry_differs"] = new("登记信息与申报的家庭成员情况不一致,已按登记信息计算。", "The registry differs from what was stated of the members; the registry was followed."),
        ["composition.unconfirmed"] = new("申报的家庭成员变动未得到登记信息印证,已按各种可能分别计算。", "A stated change of members is not confirmed by the registry; every plausible composition was assessed."),
        ["composition.undeclared_spouse"] = new("登记信息显示有未申报的配偶。", "The registry shows a spouse who was not declared."),
        ["question.source_silent"] = new("必查数据源未能反馈,请补充反馈或提供可接受的证明。", "A mandatory source could not answer; please answer, or provide one of the accepted papers."),
        ["question.identity"] = new("数据源未能按所报证件匹配到本人,请核实证件号码和姓名。", "A source could not find the person by the document given; please check its number and the name."),
        ["identity.weak_match"] = new("数据源中的登记信息与本人的姓名或出生日期不完全相符,未予采用,请核实是否为同一人。", "A source holds records whose name or birth differs from this person's; they were not used. Please establish whether it is the same person."),
        ["evidence.disputed"] = new("有信息正处于异议处理中或可能为重复信息,已按采用与不采用两种情形分别计算。", "A record is being objected to, or may be another told again; the household was assessed with it and without it."),
        ["evidence.papers_differ"] = new("就同一收入答复的材料相互不一致,或不能确定其对应哪些登记记录,已按各种可能分别计算。", "Papers that answer about one income differ, or do not say which records they speak of; the household was assessed in every way."),
        [QuestionCodes.MayBeSame] = new("先后提交的材料可能说明同一笔收入或同一项财产,请说明是一项还是两项并提供证明。", "Papers handed in at different times may show one and the same thing; please say whether it is one or two, with papers."),
        [QuestionCodes.Disputed] = new("该数据源提供的信息有异议,请核实并反馈:维持、更正或撤销。", "A record of this source is objected to; please establish whether it stands, is corrected or withdrawn."),
        ["question.assistance"] = new("该成员户籍在外省,本省数据源未能覆盖,请商请其户籍所在省核对机构协查,以协查函或反馈文件答复。", "The person is registered in another province, which this source does not cover: please ask that province's verification centre, which answers by letter or file."),
        ["question.consent"] = new("缺少对该数据源有效的授权,请补签授权书。", "A consent valid for this source is missing; please have one signed."),
        ["question.composition"] = new("请核实该成员是否属于共同生活的家庭成员。", "Please establish whether this person belongs to the household."),
        ["question.declared_more"] = new("申报多于核对到的信息,请说明来源并提供证明。", "More was declared than found; please explain and provide papers."),
        [QuestionCodes.StatedLess] = new("核对到的收入高于本人申报,据此可能不符合条件,请先说明并提供证明。", "More was found than stated, and a refusal would rest on it: please explain first, with papers."),
        ["question.no_record"] = new("有劳动能力但没有任何就业或收入记录,请说明就业和收入情况。", "An able adult without any record of work or income; please state work and income."),
        ["question.estimates_conflict"] = new("关于同一收入的信息相互矛盾,请说明并提供证明。", "What is known of one income contradicts itself; please explain and provide papers."),
        [QuestionCodes.HouseholdIncome] = new("家庭中不止一人的收入尚不能确定,请逐人、逐月说明收入并提供证明。", "The income of more than one member is open: please state it person by person and month by month, with papers."),
        ["question.flexible_work"] = new("从事灵活就业,收入只能估算,请提供收入或收款证明。", "Works irregularly: income can only be estimated; please provide papers on income or payments."),
        ["question.business"] = new("名下有市场主体,请说明其经营和收益情况。", "A business is registered; please state whether it runs and what it yields."),
        ["question.inflow"] = new("收款多于已知收入,请说明款项性质。", "More money came in than income is known of; please explain what the payments were."),
        ["question.part_of_period"] = new("记录跨越核算期,请提供按月明细。", "A record reaches beyond the months counted; please give it by month."),
        ["question.payday_missing"] = new("按期发放的工资缺少某个发放日的记录,请提供该期的发放记录或说明。", "Wages are paid at regular intervals and one payday has no record; please give it, or say why there was none."),
        ["question.share"] = new("财产份额不明,请提供权属证明或约定。", "The share of a holder is not known; please provide title or agreement."),
        ["question.expense"] = new("申报的支出多于票据,请提供有效票据。", "More expense was declared than bills show; please provide valid bills."),
        ["question.fact"] = new("政策所需的个人情况尚未说明或尚未证实,请核实。", "A fact the law needs is not stated or not confirmed; please establish it."),
        ["question.flag"] = new("存在须核实的情形,请入户核实其价值、权属和用途。", "A listed situation was found; please establish value, ownership and use on the spot."),
        ["question.clause_expired"] = new("所依据的政策条款已到期且未见延续,请确认现行规定。", "A clause of law has run out and no successor is known; please establish what holds now."),
        ["remedy.where"] = new(
            "对核对意见有异议的,可向受理申请的街道办事处(乡镇人民政府)提出并提供证明材料;对救助决定不服的,可依法申请行政复议或者提起行政诉讼。",
            "Object to this verdict at the street office or township that took the application, with papers; against a decision, administrative reconsideration or a court is open."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Has(string code) => Sentences.ContainsKey(code);

    public static Text SentenceOf(string code) =>
        Sentences.TryGetValue(code, out var text) ? text : throw new BrokenPromise($"reason {code} has no sentence");

    /// <summary>All codes in order, for the approval of what people read.</summary>
    public static IEnumerable<KeyValuePair<string, Text>> All => Sentences.OrderBy(p => p.Key, StringComparer.Ordinal);
}
