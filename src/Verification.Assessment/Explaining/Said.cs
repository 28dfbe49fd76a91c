using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining;

/// <summary>Writes what an assessment says, so that two that say different things never have one digest.</summary>
/// <remarks>Stated facts, declarations and consents decide without being a record or a named value; what followed from them is here.</remarks>
internal static class Said
{
    public static void WriteTo(Trace trace, HouseholdAssessment assessment)
    {
        foreach (var member in assessment.Members)
        {
            trace.Write(member.Counted ? 1 : 0);
            trace.Write(member.Reason);
        }

        trace.Write(assessment.Programmes.Count);
        foreach (var programme in assessment.Programmes)
        {
            Write(trace, programme);
        }

        trace.Write(assessment.Sources.Count);
        foreach (var source in assessment.Sources)
        {
            trace.Write(source.Source.Code);
        }

        trace.Write(assessment.Discrepancies.Count);
        foreach (var found in assessment.Discrepancies)
        {
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
        foreach (var why in assessment.HumanStepWhy)
        {
            trace.Write(why);
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

        foreach (var condition in programme.Conditions)
        {
            trace.Write(((int)condition.Holds * 2) + (condition.Estimated ? 1 : 0));
        }

        trace.Write(programme.Reasons.Count);
        foreach (var reason in programme.Reasons)
        {
            trace.Write(reason.Code);
        }

        trace.Write(programme.OpenQuestions.Count);
        foreach (var question in programme.OpenQuestions)
        {
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
