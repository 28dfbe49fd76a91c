using Verification.Contracts.Intake;
using Verification.Intake.Faults;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Deciding;

/// <summary>Judges what a request says as a whole; the faults of single values were told before.</summary>
/// <remarks>
/// A missing, expired or narrow consent is no fault: the household is taken, no question is asked about the person, and the verdict says
/// so. Only a consent that contradicts itself is refused. Everything is judged that can be: the request may lack members whose own fault
/// is already told, so nothing here relies on a member being there. A day that is not there is the default day, which no request may hold.
/// </remarks>
internal static partial class SubmitVerificationDecision
{
    /// <summary>Adds every fault; <paramref name="root"/> is the request's own path.</summary>
    public static void Decide(SubmitVerification request, DateTimeOffset now, string root, FaultList faults)
    {
        DecidePlace(request, root, faults);
        DecideTime(request, now, root, faults);
        DecideProgrammes(request, root, faults);
        var people = People.Of(request, ChinaTime.DayOf(now), root);
        DecidePersons(request, people, root, faults);
        DeclaredDecision.Decide(request.Declared, people.Has, $"{root}.declared", faults);
        StatedDecision.Decide(request.Circumstances, people.Has, ChinaTime.DayOf(now).AddDays(1), $"{root}.circumstances", faults);
    }

    private static void DecidePlace(SubmitVerification request, string root, FaultList faults)
    {
        if (request.Region is { Length: 6 } region)
        {
            DecideProvince(region, root, "region", faults);

            // Cities without counties (嘉峪关 620200) stand for a county; a whole province never does.
            if (region.EndsWith("0000", StringComparison.Ordinal))
            {
                faults.Add(RequestFaults.RegionNotCounty, $"{root}.region");
            }

            if (request.StreetCode is { Length: 9 } street && !street.StartsWith(region, StringComparison.Ordinal))
            {
                faults.Add(RequestFaults.StreetOutsideRegion, $"{root}.streetCode");
            }
        }
    }

    private static void DecideTime(SubmitVerification request, DateTimeOffset now, string root, FaultList faults)
    {
        // Tomorrow is allowed: clocks of two systems may stand on two sides of midnight.
        var tomorrow = ChinaTime.DayOf(now).AddDays(1);
        Days.Decide(request.AcceptedOn, tomorrow, $"{root}.acceptedOn", faults);
        Days.Decide(request.AsOf, tomorrow, $"{root}.asOf", faults);
        if (request.Deadline is { } deadline)
        {
            if (deadline < now + IntakeLimits.DeadlineMin)
            {
                faults.Add(RequestFaults.DeadlineTooSoon, $"{root}.deadline", (int)IntakeLimits.DeadlineMin.TotalSeconds);
            }
            else if (deadline > now.AddDays(IntakeLimits.DeadlineDaysMax))
            {
                faults.Add(RequestFaults.DeadlineTooLate, $"{root}.deadline", IntakeLimits.DeadlineDaysMax);
            }
        }
    }

    private static void DecideProgrammes(SubmitVerification request, string root, FaultList faults)
    {
        if (request.Programmes is not { Count: > 1 } programmes)
        {
            return;
        }

        for (var i = 1; i < programmes.Count; i++)
        {
            if (programmes[i] is { } programme && programmes.Take(i).Contains(programme, StringComparer.Ordinal))
            {
                faults.Add(RequestFaults.ProgrammeRepeated, $"{root}.programmes[{i}]");
            }
        }
    }

    private static void DecideProvince(string? region, string path, string member, FaultList faults)
    {
        if (region is { Length: 6 or 9 or 12 } && region.All(char.IsAsciiDigit) && !RegionCode.IsProvince(region.AsSpan(0, 2)))
        {
            faults.Add(RequestFaults.ProvinceUnknown, $"{path}.{member}");
        }
    }
}
