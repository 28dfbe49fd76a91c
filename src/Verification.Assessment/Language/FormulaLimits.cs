namespace Verification.Assessment.Language;

/// <summary>Bounds that make the cost of any formula known before it runs.</summary>
public static class FormulaLimits
{
    public const int TextMax = 4_000;
    public const int NodesMax = 500;
    public const int DepthMax = 40;
    public const int MembersMax = 30;
    public const int ObligorsMax = 30;
    public const int MonthsMax = 36;
    public const int ItemsMax = 500;
    public const long CostMax = 1_000_000;
}
