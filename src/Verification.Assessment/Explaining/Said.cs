using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining;

/// <summary>Writes what an assessment says, so that two that say different things never have one digest.</summary>
/// <remarks>
/// Stated facts, declarations and consents decide without being a record or a named value; what followed from them is here. Loops by index:
/// this runs with every assessment, and an enumerator of a list seen as an interface is allocated.
/// </remarks>
internal static class Said
{
    public static void WriteTo(Trace trace, HouseholdAssessment assessment)
    {
        for (var i = 0; i < assessment.Members.Count; i++)
        {
            var member = assessment.Members[i];
            trace.Write(member.Counted ? 1 : 0);
            trace.Write(member.Reason);
        }

        trace.Write(assessment.Programmes.Count);
        for (var i = 0; i < assessment.Programmes.Count; i++)
        {
            Write(trace, assessment.Programmes[i]);
        }

        trace.Write(assessment.Sources.Count);
        for (var i = 0; i < assessment.Sources.Count; i++)
        {
            var source = assessment.Sources[i];
            trace.Write(source.Source.Code);
        }

        trace.Write(assessment.Discrepancies.Count);
        for (var i = 0; i < assessment.Discrepancies.Count; i++)
        {
            var found = assessment.Discrepancies[i];
            trace.Write(found.MemberRef);
            trace.Write(found.Item);
            trace.Write(((int)found.Direction * 8) + (int)found.Band);
        }

        // Most households lie in one province: then nothing is written, as before there was such a thing.
        foreach (var asked in assessment.Assistance)
        {
            trace.Write(asked.Province.Code);
            foreach (var source in asked.Sources)
            {
                trace.Write(source.Code);
            }
        }

        trace.Write(assessment.HumanStepWhy.Count);
        for (var i = 0; i < assessment.HumanStepWhy.Count; i++)
        {
            trace.Write(assessment.HumanStepWhy[i]);
        }
    }

    private static void Write(Trace trace, ProgrammeAssessment programme)
    {
        trace.Write(programme.Programme.Code);
        trace.Write(((int)programme.Outcome * 64) + (((int?)programme.MainCause ?? -1) * 2) + (programme.Estimated ? 1 : 0));
        Write(trace, programme.PerHead.Low);
        Write(trace, programme.PerHead.High);
        Write(trace, programme.Amount?.Low);
        Write(trace, programme.Amount?.High);
        Write(trace, programme.Amount?.Payable);
        if (programme.Coverage is { } coverage)
        {
            trace.Write(coverage);
        }

        for (var i = 0; i < programme.Conditions.Count; i++)
        {
            var condition = programme.Conditions[i];
            trace.Write(((int)condition.Holds * 2) + (condition.Estimated ? 1 : 0));
        }

        trace.Write(programme.Reasons.Count);
        for (var i = 0; i < programme.Reasons.Count; i++)
        {
            var reason = programme.Reasons[i];
            trace.Write(reason.Code);
        }

        trace.Write(programme.OpenQuestions.Count);
        for (var i = 0; i < programme.OpenQuestions.Count; i++)
        {
            var question = programme.OpenQuestions[i];
            trace.Write(question.Code);
            trace.Write(question.Source?.Code);
            trace.Write(question.MemberRef);
        }
    }

    private static void Write(Trace trace, Money? amount)
    {
        trace.Write(amount is null ? 0 : 1);
        trace.Write(amount?.Yuan ?? 0m);
    }
}
