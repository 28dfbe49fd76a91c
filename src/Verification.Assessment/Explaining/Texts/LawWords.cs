namespace Verification.Assessment.Explaining.Texts;

/// <summary>What the values of law are called that our packs assume; a pack says itself what its quantities mean.</summary>
internal static class LawWords
{
    public static (string Key, string Zh, string En)[] All =>
    [
        ("law/income.look_back", "收入核算期(几个月)", "months whose income counts"),
        ("law/income.stated_counts", "本人申报的收入至少计入的比例", "share of stated income that counts at least"),
        ("law/verdict.asked_first", "据记录不符合而与申报不一致的,先听取说明", "whether who is refused against its own statement is asked first"),
        ("law/income.wages_by", "工资按什么计入月份", "to which months wages are given"),
        ("law/income.divisor", "收入合计除以几个月", "months the income is divided by"),
        ("law/income.counts_month_of_application", "受理当月是否计入核算期", "whether the month of application counts"),
        ("law/income.per_head_rounding", "人均收入的取整方式", "how income per head is rounded"),
        ("law/labour.from_age", "劳动年龄起点", "first age of working age"),
        ("law/labour.before_age", "劳动年龄终点", "end of working age"),
        ("law/labour.no_record_low", "无就业记录者推算收入的下限", "least income taken where no work is recorded"),
        ("law/labour.no_record_high", "无就业记录者推算收入的上限", "most income taken where no work is recorded"),
        ("law/dibao.financial_months", "低保金融资产限额(标准的月数)", "limit of financial property for the allowance, in months of the standard"),
        ("law/tekun.financial_months", "特困金融资产限额(标准的月数)", "limit of financial property for support, in months of the standard"),
        ("law/edge.financial_months", "边缘家庭金融资产限额(标准的月数)", "limit of financial property for edge households, in months of the standard"),
        ("law/rigid.financial_months", "刚性支出家庭金融资产限额(标准的月数)", "limit of financial property for rigid expenditure, in months of the standard"),
        ("law/rigid.ratio", "刚性支出占收入的比例", "share of income rigid expenditure has to reach"),
        ("law/rigid.counts_month_of_application", "刚性支出核算是否计入受理当月", "whether the month of application counts for rigid expenditure"),
        ("law/local.average_income", "当地上年人均可支配收入", "local disposable income per head of the year before"),
        ("law/financial", "哪些算金融资产", "what is financial property"),
        ("law/jobless", "哪些算失业", "who is jobless"),
        ("law/without_capacity", "哪些算无劳动能力", "who is without capacity to work"),
        ("law/temporary.months_max", "临时救助最多计几个月", "most months of temporary assistance"),
        ("law/temporary.answer_within", "急难型救助先行答复时限", "time for a first answer to urgent need"),
    ];
}
