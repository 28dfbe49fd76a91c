using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>What was handed in, kept in memory: for trying an adapter, and where nothing ever is.</summary>
/// <remarks>Filled before it is asked.</remarks>
public sealed class MemoryHandedIn : IHandedIn
{
    private readonly List<(IdentityDocument Person, HandedIn Paper)> _papers = [];

    public MemoryHandedIn Put(IdentityDocument person, HandedIn paper)
    {
        _papers.Add((person, paper));
        return this;
    }

    public Task<IReadOnlyList<IReadOnlyList<HandedIn>?>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var byPerson = _papers.Where(p => p.Paper.Noted.On >= since).ToLookup(p => p.Person, p => p.Paper);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<HandedIn>?>>([.. questions.Select(q => byPerson[q.Document].ToList())]);
    }
}
