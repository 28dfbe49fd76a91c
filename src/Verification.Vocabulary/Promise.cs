namespace Verification.Vocabulary;

/// <summary>Asserts what must hold at a border; a failure is a bug of ours and pages an operator.</summary>
public static class Promise
{
    /// <summary>Throws <see cref="BrokenPromise"/> when <paramref name="holds"/> is false.</summary>
    public static void That(bool holds, string what)
    {
        if (!holds)
        {
            throw new BrokenPromise(what);
        }
    }
}

/// <summary>Something this code guarantees did not hold.</summary>
public sealed class BrokenPromise(string what) : Exception(what);
