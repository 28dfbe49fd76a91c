namespace Verification.Assessment.Language.Reading;

/// <summary>Makes a tree of the words of a text; depth and size are bounded while it grows.</summary>
internal sealed partial class Parser(IReadOnlyList<Token> tokens, FormulaFaults faults)
{
    private int _at;
    private int _depth;
    private int _nodes;

    /// <summary>A bound was crossed: the rest was not read and nothing more is to be said of the text.</summary>
    public bool Stopped { get; private set; }

    private Token Here => tokens[_at];

    private int EndBefore => _at == 0 ? 0 : tokens[_at - 1].End;

    public Syntax Read()
    {
        var formula = Expression();
        if (!Is(TokenKind.End))
        {
            Unexpected("表达式到此应已结束", "The formula should end here");
        }

        return formula;
    }

    private Syntax Expression()
    {
        if (!Deeper())
        {
            return Broken();
        }

        var expression = Is(TokenKind.If) ? Choice() : Or();
        _depth--;
        return expression;
    }

    private ChoiceSyntax Choice()
    {
        var start = Here.Start;
        var arms = new List<ArmSyntax>();
        do
        {
            Expect(TokenKind.If, "if");
            var condition = Expression();
            Expect(TokenKind.Then, "then");
            arms.Add(Arm(condition));
        }
        while (Expect(TokenKind.Else, "else") && Is(TokenKind.If));
        arms.Add(Arm(null));
        return Made(new ChoiceSyntax(start, EndBefore, arms));
    }

    private ArmSyntax Arm(Syntax? condition)
    {
        var start = Here.Start;
        var result = Expression();
        return new(condition, result, start, Math.Max(start, EndBefore));
    }

    private Syntax Or()
    {
        var start = Here.Start;
        var left = And();
        while (Is(TokenKind.Or))
        {
            left = Joined(start, left, And);
        }

        return left;
    }

    private Syntax And()
    {
        var start = Here.Start;
        var left = Not();
        while (Is(TokenKind.And))
        {
            left = Joined(start, left, Not);
        }

        return left;
    }

    private Syntax Not()
    {
        if (!Is(TokenKind.Not))
        {
            return Comparison();
        }

        var start = Here.Start;
        _at++;
        if (!Deeper())
        {
            return Broken();
        }

        var operand = Not();
        _depth--;
        return Made(new NotSyntax(start, EndBefore, operand));
    }

    private Syntax Comparison()
    {
        var start = Here.Start;
        var left = Sum();
        if (!Is(TokenKind.Compare))
        {
            return left;
        }

        var sign = Here;
        _at++;
        var right = Sum();
        if (Is(TokenKind.Compare))
        {
            faults.Chained(Here.Start);
            Skip();
            _ = Sum();
        }

        return Made(new ComparedSyntax(start, EndBefore, left, sign.Sign, sign.Start, right));
    }

    private Syntax Sum()
    {
        var start = Here.Start;
        var left = Product();
        while (Here.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            left = Joined(start, left, Product);
        }

        return left;
    }

    private Syntax Product()
    {
        var start = Here.Start;
        var left = Signed();
        while (Here.Kind is TokenKind.Times or TokenKind.Over)
        {
            left = Joined(start, left, Signed);
        }

        return left;
    }

    private Syntax Signed()
    {
        if (!Is(TokenKind.Minus))
        {
            return Primary();
        }

        var start = Here.Start;
        _at++;
        if (!Deeper())
        {
            return Broken();
        }

        var operand = Signed();
        _depth--;
        return Made(new NegativeSyntax(start, EndBefore, operand));
    }

    private JoinedSyntax Joined(int start, Syntax left, Func<Syntax> next)
    {
        var sign = Here;
        _at++;
        var right = next();
        return Made(new JoinedSyntax(start, EndBefore, left, sign.Kind, sign.Start, right));
    }
}
