using Verification.Assessment.Packs.Reading;

namespace Verification.Assessment.Language;

/// <summary>Units in the words of packs.</summary>
public static class UnitWords
{
    public static string Of(Unit unit) =>
        unit == Unit.None ? "number" : LawText.Units.FirstOrDefault(w => w.Value == unit).Key ?? unit.ToString();
}
