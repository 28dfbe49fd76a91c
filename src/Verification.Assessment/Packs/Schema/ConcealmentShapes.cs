using System.Text.Json.Nodes;
using Verification.Assessment.Concealment;

namespace Verification.Assessment.Packs.Schema;

/// <summary>The form of <c>concealment:</c>.</summary>
internal static class ConcealmentShapes
{
    public static JsonObject Concealment() => Shape.Law(
        "入户核实的价值与额度", "what visits are worth, and how many",
        ("visits_a_week", Shape.Whole(1, 100, "每名工作人员每周的入户额度", "most visits an officer is asked for in a week")),
        ("stake_unknown*", Shape.Pattern(" yuan/month$", "金额上限不明时按此计,如 500.00 yuan/month", "taken where an amount has no upper end, e.g. 500.00 yuan/month")),
        ("topics*", Shape.List(Topic(), "入户要问的事项", "what visits ask about")));

    private static JsonObject Topic() => Shape.Law(
        "一个事项", "one topic",
        ("topic*", Shape.Choice(VisitTopics.Words.Keys.Order(StringComparer.Ordinal), "事项", "the topic")),
        ("chance*", Shape.Pattern("%$", "查实的可能,如 20%", "chance of a find, e.g. 20%")),
        ("takes*", Shape.Choice(["all", "size"], "查实后影响全部救助,或仅影响其金额", "a find takes the whole grant, or its own size")),
        ("at_least", Shape.Pattern(" yuan$", "低于此不问,如 6000.00 yuan", "nobody is asked below it, e.g. 6000.00 yuan")),
        ("within_months", Shape.Whole(1, 36, "申请前几个月内", "months before the application")));
}
