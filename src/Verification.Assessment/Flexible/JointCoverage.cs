namespace Verification.Assessment.Flexible;

/// <summary>How often all estimates of a household hold at once, stated carefully (联合覆盖率).</summary>
/// <remarks>
/// One less what each of them misses. Families that conceal one income conceal others, so that nothing may be taken to be independent: the
/// sum of the misses is the most they can miss together, whatever they have in common. Views that were intersected must hold both.
/// An estimate whose coverage nobody stated, such as the fallback without any record, leaves the whole without one.
/// </remarks>
internal struct JointCoverage
{
    private decimal _missed;
    private bool _unstated;
    private bool _any;

    public void Add(decimal coverage) => (_missed, _any) = (_missed + 1m - coverage, _any || coverage < 1m);

    public void AddUnstated() => _unstated = true;

    public void Add(in JointCoverage other)
    {
        _missed += other._missed;
        _unstated |= other._unstated;
        _any |= other._any;
    }

    /// <summary>Null: nothing was estimated by a method, or something was whose coverage nobody states.</summary>
    public readonly decimal? Value => !_any || _unstated ? null : Math.Max(0m, 1m - _missed);
}
