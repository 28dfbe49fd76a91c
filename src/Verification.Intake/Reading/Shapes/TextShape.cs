using System.Text.RegularExpressions;
using Verification.Contracts;
using Verification.Intake.Faults;

namespace Verification.Intake.Reading.Shapes;

/// <summary>A text with length bounds and an alphabet.</summary>
internal sealed class TextShape : WrittenShape
{
    private readonly TextRuleAttribute _rule;
    private readonly Regex? _pattern;

    public TextShape(TextRuleAttribute rule)
    {
        _rule = rule;

        // In .NET a closing $ also matches before a final line feed; \z does not.
        _pattern = rule.Pattern is { } pattern
            ? new Regex($@"\A(?:{pattern})\z", RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            : null;
    }

    public override void Check(object value, Trail trail, FaultList faults) => Check((string)value, trail, faults);

    protected override bool Read(string text, Trail trail, FaultList faults)
    {
        Check(text, trail, faults);
        return true;
    }

    private void Check(string text, Trail trail, FaultList faults)
    {
        if (text.Length < _rule.LengthMin || text.Length > _rule.LengthMax)
        {
            faults.Add(ShapeFaults.TextLength, trail.ToString(), _rule.LengthMin, _rule.LengthMax);
        }
        else if (_pattern is not null)
        {
            if (!_pattern.IsMatch(text))
            {
                faults.Add(ShapeFaults.TextFormat, trail.ToString());
            }
        }
        else if (!Alphabet.Allows(text, _rule.PersonName))
        {
            faults.Add(ShapeFaults.TextCharacters, trail.ToString());
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(ShapeFaults.TextBlank, trail.ToString());
        }
    }
}
