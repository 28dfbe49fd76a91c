using System.Text;

namespace Verification.Assessment.Language.Reading;

/// <summary>Writes a formula in its normal form: single blanks, and no parentheses but those it needs.</summary>
internal sealed class Printer
{
    private readonly StringBuilder _text = new();

    /// <summary>How strongly a part holds together, from <c>if</c> to a name.</summary>
    private enum Binding
    {
        Choice,
        Or,
        And,
        Not,
        Compared,
        Sum,
        Product,
        Negative,
        Whole,
    }

    public static string Print(Syntax syntax)
    {
        var printer = new Printer();
        printer.Write(syntax, Binding.Choice);
        return printer._text.ToString();
    }

    private void Write(Syntax syntax, Binding least)
    {
        var needsParentheses = BindingOf(syntax) < least;
        _text.Append(needsParentheses ? "(" : "");
        WritePlain(syntax);
        _text.Append(needsParentheses ? ")" : "");
    }

    private void WritePlain(Syntax syntax)
    {
        switch (syntax)
        {
            case NumberSyntax number:
                _text.Append(number.Text);
                break;
            case TruthSyntax truth:
                _text.Append(truth.Holds ? "true" : "false");
                break;
            case NameSyntax name:
                _text.Append(name.Name);
                break;
            case NegativeSyntax negative:
                _text.Append('-');
                Write(negative.Operand, Binding.Negative);
                break;
            case NotSyntax not:
                _text.Append("not ");
                Write(not.Operand, Binding.Not);
                break;
            case JoinedSyntax joined:
                WriteBetween(joined.Left, BindingOf(joined), SignOf(joined.Kind), joined.Right, BindingOf(joined) + 1);
                break;
            case ComparedSyntax compared:
                WriteBetween(compared.Left, Binding.Sum, compared.Sign.Text(), compared.Right, Binding.Sum);
                break;
            case ChoiceSyntax choice:
                WriteChoice(choice);
                break;
            default:
                WriteCall(syntax);
                break;
        }
    }

    private void WriteCall(Syntax syntax)
    {
        switch (syntax)
        {
            case ExtremeSyntax extreme:
                _text.Append(extreme.Fold.Word()).Append('(').AppendJoin(", ", extreme.Values.Select(Print)).Append(')');
                break;
            case FoldSyntax fold:
                _text.Append(fold.Fold.Word()).Append('(').Append(fold.Set.SetWord())
                    .Append(fold.Where is { } where ? $" where {Print(where)}" : "")
                    .Append(fold.Body is { } body ? $": {Print(body)}" : "").Append(')');
                break;
            case RoundSyntax round:
                _text.Append("round(").Append(Print(round.Amount)).Append(", ").Append(round.Rule.Word()).Append(')');
                break;
            case ConvertedSyntax converted:
                _text.Append(converted.IsMonthly ? "monthly(" : "yearly(").Append(Print(converted.Amount)).Append(')');
                break;
        }
    }

    private void WriteBetween(Syntax left, Binding leastLeft, string sign, Syntax right, Binding leastRight)
    {
        Write(left, leastLeft);
        _text.Append(' ').Append(sign).Append(' ');
        Write(right, leastRight);
    }

    private void WriteChoice(ChoiceSyntax choice)
    {
        foreach (var arm in choice.Arms)
        {
            _text.Append(arm.Condition is { } condition ? $"if {Print(condition)} then " : "");
            // An `if` at the end of the chain would be read as its continuation, which means the same but is another text.
            Write(arm.Result, Binding.Or);
            _text.Append(arm.Condition is null ? "" : " else ");
        }
    }

    private static string SignOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Times => "*",
        TokenKind.Over => "/",
        TokenKind.And => "and",
        _ => "or",
    };

    private static Binding BindingOf(Syntax syntax) => syntax switch
    {
        ChoiceSyntax => Binding.Choice,
        JoinedSyntax { Kind: TokenKind.Or } => Binding.Or,
        JoinedSyntax { Kind: TokenKind.And } => Binding.And,
        NotSyntax => Binding.Not,
        ComparedSyntax => Binding.Compared,
        JoinedSyntax { Kind: TokenKind.Plus or TokenKind.Minus } => Binding.Sum,
        JoinedSyntax => Binding.Product,
        NegativeSyntax => Binding.Negative,
        _ => Binding.Whole,
    };
}
