using System.Globalization;
using Verification.Vocabulary;

namespace Verification.City.Drawing;

/// <summary>Gives resident ids that pass every check and belong to nobody.</summary>
/// <remarks>County code 620599 was never assigned; birth date, sex and check character are the person's own. Sequences from 900 are kept for fixed households.</remarks>
internal sealed class SyntheticIds
{
    public const string County = "620599";

    private const int FirstFixed = 900;

    private readonly Dictionary<(DateOnly, Sex), int> _given = [];

    public string Next(DateOnly born, Sex sex)
    {
        var count = _given.GetValueOrDefault((born, sex));
        _given[(born, sex)] = count + 1;
        var sequence = (count * 2) + (sex == Sex.Male ? 1 : 2);
        Promise.That(sequence < FirstFixed, "fewer than 449 persons of one sex are born in the city on one day");
        return Of(born, sequence);
    }

    /// <summary>The id with this sequence.</summary>
    public static string Of(DateOnly born, int sequence)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{County}{born:yyyyMMdd}{sequence:000}");
        return digits + ResidentId.CheckCharacter(digits);
    }
}
