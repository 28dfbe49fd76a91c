using Verification.City.Scoring.Comparing;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Showing;

/// <summary>What figures, ways and goals are called by readers.</summary>
public static class ScoreWords
{
    private static readonly Dictionary<string, Text> OfWays = new(StringComparer.Ordinal)
    {
        [Ways.Engine] = new("本系统", "this engine"),
        [Ways.TodaysCheck] = new("(1) 现行核对", "(1) today's check"),
        [Ways.RandomReferral] = new("(2) 现行加随机转办", "(2) today's + random referral"),
        [Ways.NoWageReferral] = new("(3) 现行加无工资记录者转办", "(3) today's + no wage record"),
        [Ways.DeclaredBelieved] = new("(4) 照申报", "(4) declared believed"),
        [Ways.FlexibleOff] = new("(5) 本系统,不接灵活就业数据源", "(5) flexible sources off"),
    };

    private static readonly Dictionary<string, Text> OfGoals = new(StringComparer.Ordinal)
    {
        ["endToEnd.wrongGrants.ofToday"] = new("终局错保 ÷ 现行", "end to end: wrong grants ÷ (1)"),
        ["endToEnd.wrongRefusals.ofToday"] = new("终局错拒 ÷ 现行", "end to end: wrong refusals ÷ (1)"),
        ["endToEnd.errors.ofToday"] = new("终局差错合计 ÷ 现行", "end to end: both ÷ (1)"),
        ["endToEnd.wrongGrants.ofTheBest"] = new("终局错保 ÷ (2)–(5) 最优", "end to end: wrong grants ÷ best of (2)–(5)"),
        ["endToEnd.wrongRefusals.ofTheBest"] = new("终局错拒 ÷ (2)–(5) 最优", "end to end: wrong refusals ÷ best of (2)–(5)"),
        ["endToEnd.errors.ofTheBest"] = new("终局差错合计 ÷ (2)–(5) 最优", "end to end: both ÷ best of (2)–(5)"),
        ["decided.wrongGrants.ofToday"] = new("已判错保 ÷ 现行", "decided only: wrong grants ÷ (1)"),
        ["decided.wrongRefusals.ofToday"] = new("已判错拒 ÷ 现行", "decided only: wrong refusals ÷ (1)"),
        ["decided.errors.ofToday"] = new("已判差错合计 ÷ 现行", "decided only: both ÷ (1)"),
        ["referred"] = new("转办比例", "share referred"),
        ["referred.worstSlice"] = new("最差分组的转办比例(不少于 200 户)", "share referred, worst slice of ≥ 200"),
        ["flexibleDecided"] = new("灵活就业家庭直接判定比例", "flexible-worker households decided"),
        ["settledByFirstQuestion"] = new("首个问题如实答复后了结的比例", "reviews settled by their first question"),
    };

    public static Text OfWay(string way) => OfWays.TryGetValue(way, out var text) ? text : new(way, way);

    public static Text OfGoal(string goal) => OfGoals.TryGetValue(goal, out var text) ? text : new(goal, goal);
}
