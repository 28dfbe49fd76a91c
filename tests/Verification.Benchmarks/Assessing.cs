using BenchmarkDotNet.Attributes;
using Verification.Assessment;

namespace Verification.Benchmarks;

/// <summary>From what the sources answered to the assessment with the digest of its explanation; one core.</summary>
[MemoryDiagnoser]
public class Assessing
{
    private IReadOnlyList<Household> _households = [];
    private EvidenceSet[] _evidence = [];

    [GlobalSetup]
    public void Make()
    {
        _households = MeanHouseholds.Of(MeanHouseholds.Round);
        _evidence = [.. _households.Select(h => EvidenceSet.Of(h.Answers))];
    }

    /// <summary>As on the road: answers are gathered, then assessed.</summary>
    [Benchmark(OperationsPerInvoke = MeanHouseholds.Round)]
    public int FromAnswers()
    {
        var bytes = 0;
        foreach (var household in _households)
        {
            bytes += Assessor.Assess(Law.Pack, household.Facts, EvidenceSet.Of(household.Answers)).ExplanationDigest.Length;
        }

        return bytes;
    }

    /// <summary>Once more under the same or another law: the evidence is gathered already.</summary>
    [Benchmark(OperationsPerInvoke = MeanHouseholds.Round)]
    public int FromEvidence()
    {
        var bytes = 0;
        for (var i = 0; i < _evidence.Length; i++)
        {
            bytes += Assessor.Assess(Law.Pack, _households[i].Facts, _evidence[i]).ExplanationDigest.Length;
        }

        return bytes;
    }

    /// <summary>Nothing but the gathering.</summary>
    [Benchmark(OperationsPerInvoke = MeanHouseholds.Round)]
    public int Gathering()
    {
        var sources = 0;
        foreach (var household in _households)
        {
            sources += EvidenceSet.Of(household.Answers).Sources.Count;
        }

        return sources;
    }
}
