namespace Verification.Assessment.Language.Reading;

internal sealed partial class Parser
{
    private Syntax Primary()
    {
        var token = Here;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return Made(new NumberSyntax(token.Start, token.End, token.Text, token.Value, token.Unit));
            case TokenKind.True or TokenKind.False:
                _at++;
                return Made(new TruthSyntax(token.Start, token.End, token.Kind == TokenKind.True));
            case TokenKind.Name:
                return tokens[_at + 1].Kind == TokenKind.Open ? Call() : Name();
            case TokenKind.Open:
                _at++;
                var inner = Expression();
                Expect(TokenKind.Close, ")");
                return inner;
            case TokenKind.Broken:
                _at++;
                return Broken();
            case TokenKind.If:
                faults.Bracket(token.Start);
                return Expression();
            default:
                return Missing();
        }
    }

    /// <summary>Something stands where a number or a condition should; a sign too many is passed over.</summary>
    private Syntax Missing()
    {
        Unexpected("此处应为数值、名称或条件", "A number, a name or a condition is expected");
        while (Here.Kind is TokenKind.Plus or TokenKind.Times or TokenKind.Over or TokenKind.Compare)
        {
            _at++;
        }

        return Here.Kind is TokenKind.Number or TokenKind.Name or TokenKind.Open ? Primary() : Broken();
    }

    private Syntax Name()
    {
        var token = Here;
        _at++;
        if (Words.Set(token.Text) is null && !Words.IsFunction(token.Text))
        {
            return Made(new NameSyntax(token.Start, token.End, token.Text));
        }

        faults.WordAlone(token.Start, token.Text);
        return Broken();
    }

    private bool Is(TokenKind kind) => Here.Kind == kind;

    private bool Expect(TokenKind kind, string word)
    {
        if (Is(kind))
        {
            _at++;
            return true;
        }

        Unexpected($"此处应为“{word}”", $"`{word}` is expected");
        return false;
    }

    private void Unexpected(string zh, string en)
    {
        // What is broken already says why; behind a bound nothing is said.
        if (!Stopped && !Is(TokenKind.Broken))
        {
            faults.Unexpected(Here, zh, en);
        }
    }

    private void Skip() => _at = Math.Min(_at + 1, tokens.Count - 1);

    private BrokenSyntax Broken() => new(EndBefore, EndBefore);

    private TSyntax Made<TSyntax>(TSyntax syntax)
        where TSyntax : Syntax
    {
        if (++_nodes > FormulaLimits.NodesMax && !Stopped)
        {
            faults.TooLarge(syntax.Start);
            Stop();
        }

        return syntax;
    }

    private bool Deeper()
    {
        if (++_depth > FormulaLimits.DepthMax && !Stopped)
        {
            faults.TooDeep(Here.Start);
            Stop();
        }

        return !Stopped;
    }

    private void Stop()
    {
        Stopped = true;
        _at = tokens.Count - 1;
    }
}
