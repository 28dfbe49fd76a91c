using Verification.City.Drawing;

namespace Verification.City.Lives.Recording;

/// <summary>All that the registers know of a household, whether the request names the person or not.</summary>
internal static class Records
{
    public static void Of(LivedHousehold household, Chance chance, Recorder recorder)
    {
        var (work, platforms, inflows) = (new WorkTraces(chance, recorder), new PlatformTraces(chance, recorder), new InflowTraces(chance, recorder));
        var (property, civil) = (new PropertyTraces(chance, recorder), new CivilTraces(recorder));
        foreach (var person in household.Persons.Where(p => p.Document is not null))
        {
            var key = $"{household.RequestId}-{person.Number}";
            work.Record(person, key);
            inflows.Record(household, person, key, platforms.Record(person, key));
            property.Financial(household, person, key);
            civil.Record(person, key);
        }

        var (first, home) = (household.Persons[0], $"{household.RequestId}-1");
        property.Things(household, first, home);
        new SignalTraces(recorder).Record(household, first, home);
    }
}
