using System.Collections.Frozen;
using Verification.Assessment.Concealment;
using Verification.Contracts.Intake;

namespace Verification.Verdicts.Visits;

/// <summary>In which words a topic is asked, why, and what answers it.</summary>
/// <param name="Question">Fit for the family: it asks, accuses nobody, and names no source.</param>
/// <param name="Why">For officers and auditors only.</param>
public sealed record TopicWords(BilingualText Question, BilingualText Why, IReadOnlyList<string> Accepts);

/// <summary>The words of every topic.</summary>
public static class VisitWords
{
    private static readonly FrozenDictionary<VisitTopic, TopicWords> Topics = new Dictionary<VisitTopic, TopicWords>
    {
        [VisitTopic.Consumption] = Words(
            "近一年家里的日常开支大约是多少,主要靠什么收入支付?", "What does the household spend on daily life, and what pays for it?",
            "线索:消费支出与申报的生活来源不相称。", "Signal: spending does not fit what the household says it lives on.",
            "income-statement", "payment-statement", "home-visit-record"),
        [VisitTopic.UtilityUse] = Words(
            "家里平时住几口人,水、电、燃气和电话费各是谁在交?", "Who lives here, and who pays for electricity, water, gas and telephone?",
            "线索:水、电、气或通信用量与申报的居住情况不相称。", "Signal: use of utilities does not fit who is said to live there.",
            "home-visit-record"),
        [VisitTopic.InsurancePremium] = Words(
            "家里有没有商业保险,保费由谁交、从哪里来?", "Is there any commercial insurance, and who pays the premiums from what?",
            "线索:有商业保险缴费,其现金价值可能未申报。", "Signal: premiums are paid; a cash value may be undeclared.",
            "bank-statement", "home-visit-record"),
        [VisitTopic.RecentVehicle] = Words(
            "家里平时使用哪些车辆,是谁的,什么时候买的,用来做什么?", "Which vehicles does the household use, whose are they, when were they bought and what for?",
            "申请前不久购置或出现车辆。", "A vehicle was bought or seen shortly before the application.",
            "vehicle-register-extract", "home-visit-record"),
        [VisitTopic.LargeOutflow] = Words(
            "申请前一年内有没有大笔支出、转账、借出或赠与,用在哪里?", "Was much money spent, transferred, lent or given away in the year before the application, and for what?",
            "线索:申请前有大额资金转出。", "Signal: much money left an account before the application.",
            "bank-statement", "agreement"),
        [VisitTopic.OtherPersonsAccount] = Words(
            "家里的收入有没有由别人代收,或存放在别人的账户里?", "Does anybody else receive or keep money for the household?",
            "线索:家庭资金可能经由他人账户收取或存放。", "Signal: money of the household may pass through somebody else's account.",
            "payment-statement", "bank-statement", "agreement"),
        [VisitTopic.Difference] = Words(
            "这一项的实际情况与申报有什么不同,原因是什么?", "How does this item differ from what was declared, and why?",
            "核对到的金额高于申报,超过容许差异。", "More was found than declared, beyond the tolerance.",
            "income-statement", "bank-statement", "title-document"),
        [VisitTopic.VanishedDeposit] = Words(
            "这个账户原来的存款用在了哪里?", "What was the money that used to be in this account spent on?",
            "申请前账户余额明显减少。", "The balance of an account fell markedly before the application.",
            "bank-statement", "agreement", "medical-bill", "tuition-bill"),
        [VisitTopic.RecentPurchase] = Words(
            "这项财产什么时候买的,钱从哪里来,现在作什么用?", "When was this bought, with what money, and what does it serve for?",
            "申请前不久购置财产。", "Property was bought shortly before the application.",
            "title-document", "bank-statement"),
        [VisitTopic.OpenReview] = Words(
            "核对中尚有事项未能确定,请说明并出示材料。", "Something is still open in the verification; please explain and show papers.",
            "核对意见为“需进一步核实”,此项尚未解决。", "The verdict is a review, and this question is open.",
            "home-visit-record"),
    }.ToFrozenDictionary();

    public static TopicWords Of(VisitTopic topic) => Topics[topic];

    private static TopicWords Words(string zh, string en, string whyZh, string whyEn, params string[] accepts) =>
        new(new(zh, en), new(whyZh, whyEn), accepts);
}
