using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>Places every person of the submission inside or outside the counted household.</summary>
internal sealed class CompositionBuilder(Case given)
{
    // 2^4 compositions at most; a household with more open members is not decided.
    private const int ContestedMax = 4;

    private readonly Pack _pack = given.Pack;
    private readonly HouseholdFacts _facts = given.Facts;
    private readonly Hearing _hearing = given.Hearing;
    private readonly List<Widening> _widenings = [];
    private readonly List<string> _notes = [];
    private readonly List<int> _contested = [];

    public Composition Build()
    {
        var persons = _facts.Members.Count;
        var counted = new bool[persons];
        var standings = new MemberStanding[persons];
        var placings = new Placing[persons];
        for (var p = 0; p < persons; p++)
        {
            var (rule, proven) = Find(p);
            counted[p] = rule is null;
            standings[p] = new(_facts.Members[p].Ordinal, _facts.Members[p].MemberRef, rule is null, rule?.Reason);
            placings[p] = new(rule, proven);
            if (rule is not null && !proven)
            {
                _contested.Add(p);
                _widenings.Add(new(WideningCause.Composition, p));
            }
        }

        Silences();
        var unseen = UnseenSpouse();
        return new(standings, Plausible(counted, unseen), _widenings, _notes, placings) { NotAllTried = _contested.Count > ContestedMax };
    }

    /// <summary>The first rule that leaves the person out, and whether a registry proves it.</summary>
    private (NotCountedRule? Rule, bool Proven) Find(int person)
    {
        NotCountedRule? claimed = null;
        foreach (var rule in _pack.NotCounted)
        {
            if (rule.Evidence is { } kind && Registered(person, kind, rule))
            {
                if (rule.Fact is { } fact && !Stated(person, fact, rule))
                {
                    Note("composition.registry_differs");
                }

                return (rule, true);
            }

            if (claimed is null && rule.Fact is { } stated && Stated(person, stated, rule))
            {
                claimed = rule;
            }
        }

        if (claimed is not null)
        {
            Note("composition.unconfirmed");
        }

        return (claimed, claimed is { Evidence: null });
    }

    private bool Stated(int person, string fact, NotCountedRule rule)
    {
        var list = _facts.Members[person].Facts;
        for (var i = 0; i < list.Count; i++)
        {
            var stated = list[i];
            if (string.Equals(stated.Kind, fact, StringComparison.Ordinal) && stated.Validity.Contains(_facts.AsOf)
                && WordPattern.AnyMatches(rule.Values, stated.Value)
                && (rule.Years == 0 || stated.Validity.From?.AddYears(rule.Years) <= _facts.AsOf))
            {
                return true;
            }
        }

        return false;
    }

    private bool Registered(int person, EvidenceKind kind, NotCountedRule rule)
    {
        for (var s = 0; s < _pack.Sources.Count; s++)
        {
            if (!_pack.Sources[s].Bounds.Has(Matters.Composition))
            {
                continue;
            }

            foreach (var item in _hearing[s, person].Items)
            {
                if (item.Kind == kind && (rule.Details.Count == 0 || (item.Detail is { } d && rule.Details.Contains(d))) && Holds(item, kind))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A death ends membership the day after and for ever; everything else lasts as long as its period says.
    private bool Holds(EvidenceItem item, EvidenceKind kind) =>
        kind == EvidenceKind.Death ? (item.Period.From ?? item.Period.To) is not { } day || day < _facts.AsOf : item.Period.Contains(_facts.AsOf);

    private void Silences()
    {
        for (var s = 0; s < _pack.Sources.Count; s++)
        {
            var source = _pack.Sources[s];
            if (source.Role != SourceRole.Mandatory || !source.Bounds.Has(Matters.Composition))
            {
                continue;
            }

            for (var p = 0; p < _facts.Members.Count; p++)
            {
                if (_hearing[s, p].IsSilent)
                {
                    _widenings.Add(Silenced.By(given, s, p));
                }
            }
        }
    }

    /// <summary>A marriage in force of somebody whose household names no spouse: a person nobody told us of.</summary>
    private bool UnseenSpouse()
    {
        var applicant = -1;
        for (var p = 0; p < _facts.Members.Count; p++)
        {
            if (_facts.Members[p].Relation == "spouse")
            {
                return false;
            }

            applicant = _facts.Members[p].Relation == "applicant" ? p : applicant;
        }

        if (applicant < 0)
        {
            return false;
        }

        for (var s = 0; s < _pack.Sources.Count; s++)
        {
            foreach (var item in _hearing[s, applicant].Items)
            {
                if (item.Kind == EvidenceKind.Marriage && item.Period.Contains(_facts.AsOf))
                {
                    Note("composition.undeclared_spouse");
                    _widenings.Add(new(WideningCause.Composition, applicant, s));
                    return true;
                }
            }
        }

        return false;
    }

    private List<CountedHousehold> Plausible(bool[] counted, bool unseenSpouse)
    {
        var plausible = new List<CountedHousehold>(1);
        var contested = Math.Min(_contested.Count, ContestedMax);
        for (var mask = 0; mask < 1 << contested; mask++)
        {
            var variant = mask == 0 ? counted : [.. counted];
            for (var c = 0; c < contested; c++)
            {
                variant[_contested[c]] |= (mask & (1 << c)) != 0;
            }

            plausible.Add(new(variant, 0));
            if (unseenSpouse)
            {
                plausible.Add(new(variant, 1));
            }
        }

        return plausible;
    }

    private void Note(string code)
    {
        if (!_notes.Contains(code))
        {
            _notes.Add(code);
        }
    }
}
