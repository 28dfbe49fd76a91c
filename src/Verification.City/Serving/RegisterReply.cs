using Verification.Sources.Kit;

namespace Verification.City.Serving;

/// <summary>What a register says about one person.</summary>
/// <param name="Status"><c>answered</c>, <c>no-record</c> or <c>pending</c>.</param>
/// <param name="Records">With <c>answered</c> at least one, signals among them.</param>
public sealed record RegisterReply(string Status, IReadOnlyList<RegisterRecord> Records)
{
    public static readonly RegisterReply NoRecord = new("no-record", []);
    public static readonly RegisterReply Pending = new("pending", []);

    public static RegisterReply Of(IReadOnlyList<RegisterRecord> records) => records.Count == 0 ? NoRecord : new("answered", records);

    // A generated ToString would carry amounts.
    public override string ToString() => $"{Status}, {Records.Count} records";
}

/// <summary>One line of a register's file, behind the document it begins with; an empty field says nothing.</summary>
/// <param name="Fields">Texts in the order of <see cref="Names"/>.</param>
public sealed record RegisterRecord(IReadOnlyList<string> Fields)
{
    /// <summary>Names of the columns behind <c>document</c>, which are also the standard names on every wire.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RecordColumns.Of(new(new Dictionary<string, string>(StringComparer.Ordinal), [])).All.Skip(1)];

    /// <summary>The fields that say something, by name.</summary>
    public IEnumerable<(string Name, string Text)> Said => Names.Zip(Fields).Where(f => f.Second.Length > 0).Select(f => (f.First, f.Second));

    public override string ToString() => "a record";
}
