using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Verification.TestKit;

/// <summary>A full-size suite: whatever ends its run, the result it leaves is of this run.</summary>
/// <remarks>
/// What ends a run is not only the harm it does: its stage may not come to stand, its load may not come to its end, it may fail while it clears
/// up. So the result of an earlier run goes before the test begins, and a test that has written none leaves one that says what broke it off.
/// A run that is killed leaves none, which the fast tier finds.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LongSuiteAttribute(string suite, int seed) : CategoryAttribute(LongResults.CategoryPrefix + suite), ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => LongResults.Forget(suite);

    public void AfterTest(ITest test)
    {
        var ended = TestContext.CurrentContext.Result;
        LongResults.WriteIfNone(suite, seed, $"{ended.Outcome.Status}: {ended.Message}");
    }
}
