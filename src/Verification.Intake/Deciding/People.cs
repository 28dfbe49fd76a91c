using Verification.Contracts.Intake;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Deciding;

/// <summary>The persons of a request that could be read, members first, each with its path.</summary>
internal sealed class People
{
    private readonly Dictionary<string, string> _pathByRef = new(StringComparer.Ordinal);

    private People(IReadOnlyList<(HouseholdMember Person, string Path)> everyone, DateOnly lastDay, bool complete)
    {
        Everyone = everyone;
        LastDay = lastDay;
        Complete = complete;
        foreach (var (person, path) in everyone)
        {
            if (person.MemberRef is { } name)
            {
                _pathByRef.TryAdd(name, path);
            }
        }
    }

    public IReadOnlyList<(HouseholdMember Person, string Path)> Everyone { get; }

    /// <summary>The later of acceptance and as-of day: persons are born by then.</summary>
    public DateOnly LastDay { get; }

    public bool HasAdult => Everyone.Any(p => BornOn(p.Person) is { } born && born <= LastDay.AddYears(-18));

    /// <summary>Whether every person could be read by name.</summary>
    private bool Complete { get; }

    /// <summary>Whether somebody has this name; where a name could not be read, it may be this one.</summary>
    public bool Has(string memberRef) => !Complete || _pathByRef.ContainsKey(memberRef);

    /// <summary>Whether somebody before has the same name.</summary>
    public bool IsRepeated(HouseholdMember person, string path) =>
        person.MemberRef is { } name && _pathByRef[name] != path;

    public static People Of(SubmitVerification request, DateOnly today, string root)
    {
        var everyone = new List<(HouseholdMember, string)>();
        var complete = Add(everyone, request.Members, $"{root}.members") & Add(everyone, request.Obligors ?? [], $"{root}.obligors");
        return new(everyone, LastDayOf(request, today), complete);
    }

    // A day that is mistyped has its own fault and must not make every birth date impossible.
    private static DateOnly LastDayOf(SubmitVerification request, DateOnly today)
    {
        DateOnly[] days = [request.AcceptedOn, request.AsOf];
        return days.Where(day => day >= IntakeLimits.AcceptedMin && day <= today.AddDays(1)).DefaultIfEmpty(today).Max();
    }

    private static DateOnly? BornOn(HouseholdMember person) =>
        ResidentId.TryParse(person.Document?.Number, out var id, out _) ? id.BornOn : person.BornOn;

    private static bool Add(List<(HouseholdMember, string)> everyone, IReadOnlyList<HouseholdMember?>? persons, string path)
    {
        var complete = persons is not null;
        for (var i = 0; i < persons?.Count; i++)
        {
            complete &= persons[i]?.MemberRef is not null;
            if (persons[i] is { } person)
            {
                everyone.Add((person, $"{path}[{i}]"));
            }
        }

        return complete;
    }
}
