using System.Globalization;
using Verification.Assessment.Explaining;
using Verification.Assessment.Flexible;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>One household under one law, from what was heard to the outcomes.</summary>
internal sealed class AssessmentRun : IDisposable
{
    private readonly Case _given;
    private readonly EvidenceSet _evidence;
    private readonly Composition _composition;
    private readonly BranchCoverage? _coverage;
    private readonly List<Frame> _frames = [];
    private const string OneIsAskedFor = "a household is assessed for at least one programme of its pack";

    // Null in nearly every run.
    private Dictionary<ProgrammeRule, IReadOnlyList<Frame>>? _askedFirst;
    private readonly Period _asked;

    private AssessmentRun(Case given, EvidenceSet evidence, Period asked, BranchCoverage? coverage)
    {
        _given = given;
        _evidence = evidence;
        _asked = asked;
        _coverage = coverage;
        _composition = new CompositionBuilder(given).Build();
    }

    public static AssessmentRun Of(Pack pack, HouseholdFacts facts, EvidenceSet evidence, BranchCoverage? coverage = null)
    {
        var asked = pack.LookBackFor(facts.AcceptedOn);
        pack = WeakMatches.MustBeLookedAt(pack, evidence);
        return new(new(pack, facts, Hearing.Of(pack, facts, evidence, asked)) { Settled = evidence.Settled }, evidence, asked, coverage);
    }

    public HouseholdAssessment Assess()
    {
        var (pack, facts, hearing) = _given;
        var programmes = Programmes();
        var assistance = Assistance.Of(_given);
        var assessment = new HouseholdAssessment
        {
            Pack = pack,
            FirstMonth = YearMonth.Of(_asked.From!.Value),
            LastMonth = YearMonth.Of(_asked.To!.Value),
            Members = _composition.Standings,
            Programmes = programmes,
            Sources = SourceStandings.Of(pack, facts, hearing, _evidence),
            Discrepancies = Discrepancies.Find(pack, facts, hearing, pack.LookBack.For(facts.AcceptedOn)),
            HumanStepWhy = HumanSteps.Of(_given, programmes),
            ExplanationDigest = new byte[Trace.DigestBytes],
            Assistance = assistance,
            ProvincesCovered = Assistance.Covered(_given, assistance),
        };
        WriteDigest(assessment);
        return assessment;
    }

    public Explanation Explain() => Explain(Assess(), disputed: 0);

    /// <param name="assessment">What is explained: of disputed evidence not this reading's alone.</param>
    /// <param name="disputed">Records that are disputed.</param>
    /// <param name="differing">Records of papers that differ.</param>
    public Explanation Explain(HouseholdAssessment assessment, int disputed, int differing = 0)
    {
        if (disputed + differing > 0)
        {
            _ = Programmes();
        }

        var root = StepTree.Of(_given, _composition, assessment, ShownFor);
        root = Counting(Counting(root, "disputed_records", disputed), "differing_papers", differing);
        return new(root, assessment.ExplanationDigest)
        {
            Flips = Flips.Of(assessment, ShownFor),
            Assessment = assessment,
        };
    }

    private static Step Counting(Step root, string name, int count) =>
        count == 0 ? root : root with { Inputs = [.. root.Inputs, new(name, count.ToString(CultureInfo.InvariantCulture))] };

    /// <summary>Empty where nobody is counted.</summary>
    public IReadOnlyList<PersonEstimate> Estimates() =>
        FramesFor(Assess().Programmes[0].Rule) is [var first, ..] ? EstimatesOfPersons.Of(first) : [];

    public void Dispose()
    {
        Dispose(_frames);
        foreach (var frames in _askedFirst?.Values ?? Enumerable.Empty<IReadOnlyList<Frame>>())
        {
            Dispose(frames);
        }
    }

    private static void Dispose(IReadOnlyList<Frame> frames)
    {
        foreach (var frame in frames)
        {
            frame.Dispose();
        }
    }

    /// <summary>Tries one programme after the other as long as the next one matters.</summary>
    public IReadOnlyList<ProgrammeTried> Try(Func<ProgrammeTried, bool> goOn)
    {
        var tried = new List<ProgrammeTried>(1);
        foreach (var rule in Asked())
        {
            tried.Add(Tried(rule));
            if (!goOn(tried[^1]))
            {
                break;
            }
        }

        // Of no programme at all nothing would be open: a gate would open and questions be spared for a household nobody has assessed.
        Promise.That(tried.Count > 0, OneIsAskedFor);
        return tried;
    }

    private List<ProgrammeAssessment> Programmes()
    {
        var programmes = new List<ProgrammeAssessment>(1);
        foreach (var rule in Asked())
        {
            programmes.Add(Tested(rule));
        }

        Promise.That(programmes.Count > 0, OneIsAskedFor);
        return programmes;
    }

    /// <summary>The programmes asked for, in the pack's order.</summary>
    private IEnumerable<ProgrammeRule> Asked()
    {
        foreach (var rule in _given.Pack.Programmes)
        {
            if (_given.Facts.Programmes.Contains(rule.Programme))
            {
                yield return rule;
            }
        }
    }

    private ProgrammeTried Tried(ProgrammeRule rule)
    {
        var test = new ProgrammeTest(_given, rule, _composition, FramesFor(rule));
        var asFound = test.Try();
        if (asFound.Outcome != Outcome.Ineligible || !MayBeAskedFirst() || !test.IsRefusedForIncome())
        {
            return asFound;
        }

        foreach (var word in Contradicted(rule))
        {
            var frames = Frames(rule, word);
            var asStated = new ProgrammeTest(_given, rule, _composition, frames).Try();
            Dispose(frames);
            if (asStated.Outcome != Outcome.Ineligible)
            {
                return asStated;
            }
        }

        return asFound;
    }

    /// <summary>The result; where the law says so, nobody is refused for income against its own statement without having been asked.</summary>
    private ProgrammeAssessment Tested(ProgrammeRule rule)
    {
        var test = new ProgrammeTest(_given, rule, _composition, FramesFor(rule));
        var asFound = test.Run();
        if (asFound.Outcome != Outcome.Ineligible || !MayBeAskedFirst() || !test.IsRefusedForIncome())
        {
            return asFound;
        }

        // One word of income at a time: a refusal stands that remains whichever one kind of income is taken as stated, so one that records of
        // two kinds carry each. Two sources of one kind are no more than one: both are held against the same statement.
        foreach (var word in Contradicted(rule))
        {
            var frames = Frames(rule, word);
            var asStated = new ProgrammeTest(_given, rule, _composition, frames).Run();
            if (asStated.Outcome != Outcome.Ineligible)
            {
                (_askedFirst ??= new(ReferenceEqualityComparer.Instance))[rule] = frames;
                return asStated;
            }

            Dispose(frames);
        }

        return asFound;
    }

    private IEnumerable<string> Contradicted(ProgrammeRule rule) =>
        _given.Pack.Income.DeclaredWords.Where(w => FramesFor(rule).Any(f => OwnStatement.IsContradicted(f, w)));

    // A request without any declaration states nothing; one that declares something is taken as complete, as among the discrepancies.
    private bool MayBeAskedFirst() =>
        _given.Pack.Statement.AskedFirst is { Value: true } && (_given.Facts.Declared.Income.Count > 0 || _given.Facts.Declared.Property.Count > 0);

    /// <summary>The frames a result rests on.</summary>
    private IReadOnlyList<Frame> ShownFor(ProgrammeRule rule) => _askedFirst?.GetValueOrDefault(rule) ?? FramesFor(rule);

    /// <summary>One frame per plausible composition, shared by all programmes that look back as far.</summary>
    private IReadOnlyList<Frame> FramesFor(ProgrammeRule rule)
    {
        var lookBack = rule.LookBack ?? _given.Pack.LookBack;
        var frames = _frames.FindAll(f => f.Window.Rule == lookBack);
        if (frames.Count > 0)
        {
            return frames;
        }

        frames = Frames(rule, asStated: null);
        _frames.AddRange(frames);
        return frames;
    }

    private List<Frame> Frames(ProgrammeRule rule, string? asStated)
    {
        var frames = new List<Frame>();
        var window = Window.Of(rule.LookBack ?? _given.Pack.LookBack, _given.Facts.AcceptedOn);
        foreach (var household in _composition.Plausible)
        {
            // Nobody to count: there is no head to divide by, and nothing is decided.
            if (household.Count > 0)
            {
                var at = frames.Count;
                frames.Add(new(_given, household, window) { Coverage = _coverage, Beside = other => FramesFor(other)[at], AsStated = asStated });
            }
        }

        return frames;
    }

    // Into its place, before anybody sees the assessment: the digest is of what it says.
    private void WriteDigest(HouseholdAssessment assessment)
    {
        using var trace = new Trace();
        trace.Write(_given.Pack.Digest);
        trace.Write(_given.Facts.AcceptedOn);
        trace.Write(_given.Facts.AsOf);
        _given.Hearing.WriteTo(trace);
        foreach (var settled in _given.Settled)
        {
            settled.WriteTo(trace);
        }

        foreach (var frame in _frames)
        {
            trace.Write(frame.Household.Count);
            trace.Write(frame.Window.Days.From);
            frame.WriteTo(trace);
        }

        if (_askedFirst is { } asked)
        {
            foreach (var frame in _given.Pack.Programmes.SelectMany(p => asked.GetValueOrDefault(p) ?? []))
            {
                frame.WriteTo(trace);
            }
        }

        Said.WriteTo(trace, assessment);
        trace.WriteDigest(assessment.ExplanationDigest);
    }
}
