namespace Verification.Assessment.Language.Reading;

internal sealed partial class Parser
{
    private Syntax Call()
    {
        var word = Here;
        _at += 2;
        if (word.Text == "round")
        {
            return Round(word.Start);
        }

        if (Words.IsConversion(word.Text))
        {
            var amount = Expression();
            Expect(TokenKind.Close, ")");
            return Made(new ConvertedSyntax(word.Start, EndBefore, word.Text == "monthly", amount));
        }

        if (Words.FoldOf(word.Text) is { } fold)
        {
            return Is(TokenKind.Name) && Words.Set(Here.Text) is { } set ? OverSet(word, fold, set) : OverValues(word, fold);
        }

        faults.UnknownFunction(word.Start, word.Text);
        _ = Values();
        return Broken();
    }

    private Syntax Round(int start)
    {
        var amount = Expression();
        Expect(TokenKind.Comma, ",");
        var rule = Here;
        if (rule.Kind != TokenKind.Name)
        {
            Unexpected("此处应为取整方式", "The name of a rounding is expected");
            return Closed(amount);
        }

        _at++;
        if (Words.RoundingOf(rule.Text) is not { } rounding)
        {
            faults.UnknownRounding(rule.Start, rule.Text);
            return Closed(amount);
        }

        Expect(TokenKind.Close, ")");
        return Made(new RoundSyntax(start, EndBefore, amount, rounding));
    }

    private Syntax OverSet(Token word, Fold fold, Level set)
    {
        var setAt = Here.Start;
        _at++;
        var where = Follows(TokenKind.Where) ? Expression() : null;
        var body = Follows(TokenKind.Colon) ? Expression() : null;
        var before = Here.Start;
        Expect(TokenKind.Close, ")");
        if (body is null == (fold == Fold.Count))
        {
            return Made(new FoldSyntax(word.Start, EndBefore, fold, set, setAt, where, body));
        }

        if (!Stopped)
        {
            faults.Body(body?.Start ?? before, fold, set);
        }

        return Broken();
    }

    private Syntax OverValues(Token word, Fold fold)
    {
        var at = Here.Start;
        var values = Values();
        if (fold is not (Fold.Min or Fold.Max))
        {
            faults.NeedsSet(at, fold);
            return Broken();
        }

        if (values.Count < 2 && !Stopped)
        {
            faults.TooFew(word.Start, fold);
        }

        return Made(new ExtremeSyntax(word.Start, EndBefore, fold, values));
    }

    /// <summary>Values between commas, up to the closing parenthesis.</summary>
    private List<Syntax> Values()
    {
        var values = new List<Syntax> { Expression() };
        while (Follows(TokenKind.Comma))
        {
            values.Add(Expression());
        }

        Expect(TokenKind.Close, ")");
        return values;
    }

    private Syntax Closed(Syntax amount)
    {
        Expect(TokenKind.Close, ")");
        return amount is BrokenSyntax ? amount : Broken();
    }

    private bool Follows(TokenKind kind)
    {
        if (!Is(kind))
        {
            return false;
        }

        _at++;
        return true;
    }
}
