using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>Births, marriages, deaths and prison terms, and the register of disabled persons.</summary>
internal sealed class CivilTraces(Recorder recorder)
{
    public void Record(LivedPerson person, string key)
    {
        Civil("1", "birth", Period.Of(person.BornOn));
        if (person.MarriedOn is { } married)
        {
            Civil("2", "marriage", new(married, null));
        }

        if (person.DiedOn is { } died)
        {
            Civil("3", "death", Period.Of(died));
        }

        if (person.Custody is { } term)
        {
            Civil("4", "custody", term, "prison");
        }

        if (person.Disability is { } disability)
        {
            recorder.Record(new()
            {
                Source = LivesSources.Disability, Document = person.Document!, RecordId = $"G-{key}", Kind = "disability", Detail = disability,
                Period = new(person.BornOn.Year > 2010 ? person.BornOn.AddYears(2) : new(2012, 1, 1), null),
            });
        }

        void Civil(string mark, string kind, Period period, string? detail = null) => recorder.Record(new()
        {
            Source = LivesSources.Civil, Document = person.Document!, RecordId = $"{mark}-{key}", Kind = kind, Period = period, Detail = detail,
        });
    }
}
