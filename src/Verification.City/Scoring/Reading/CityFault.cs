using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>What is wrong with a city or its truth: coded, with file and line, never a value.</summary>
/// <param name="Code">Stable code, <c>VR-CITY-001</c> and on; never reused.</param>
/// <param name="Name">The same as a word, e.g. <c>file_missing</c>.</param>
/// <param name="File">File of the city, relative to its folder, or the name of the truth given.</param>
/// <param name="Line">Line of the file, from 1; null when it is about the whole.</param>
/// <param name="What">A sentence for whoever made the city.</param>
public sealed record CityFault(string Code, string Name, string File, int? Line, Text What)
{
    internal static CityFault FileMissing(string file) =>
        new("VR-CITY-001", "file_missing", file, null, new("没有这个文件", "there is no such file"));

    internal static CityFault FormatUnknown(string file) =>
        new("VR-CITY-002", "format_unknown", file, null, new("不是本程序能读的城市格式", "the city is in a format this program does not read"));

    internal static CityFault ColumnsMissing(string file, IEnumerable<string> columns)
    {
        var list = string.Join(", ", columns);
        return new("VR-CITY-003", "columns_missing", file, 1, new($"缺少列:{list}", $"columns are missing: {list}"));
    }

    internal static CityFault RowMalformed(string file, int? line, Text why) => new("VR-CITY-004", "row_malformed", file, line, why);

    internal static CityFault RequestRefused(string file, int line, string code, string path) => new(
        "VR-CITY-005", "request_refused", file, line,
        new($"核对入口不予受理:{code},{path}", $"a door would refuse the request: {code} at {path}"));

    internal static CityFault TruthOfNobody(string file, int line) =>
        new("VR-CITY-006", "truth_of_nobody", file, line, new("没有这一户的申请", "no request is about this household"));

    internal static CityFault TruthMissing(string file, int line) =>
        new("VR-CITY-007", "truth_missing", file, line, new("真值中没有这一户", "the truth does not know this household"));

    internal static CityFault Twice(string file, int line) =>
        new("VR-CITY-008", "given_twice", file, line, new("同一编号出现两次", "the same id is given twice"));

    internal static readonly CityFault Empty =
        new("VR-CITY-010", "city_empty", Files.CityFiles.Requests, null, new("没有一户可以测量", "there is no household to measure"));

    internal static CityFault VerdictOfNobody(string file, int? line) =>
        new("VR-CITY-011", "verdict_of_nobody", file, line, new("没有这一户的申请", "no request is about this household"));

    internal static CityFault LawMissing(string file, int line, string code) => new(
        "VR-CITY-009", "law_missing", file, line, new($"没有可用的政策包:{code}", $"no law in force for the request: {code}"));
}

/// <summary>The faults of a city, the first of very many kept.</summary>
internal sealed class CityFaults
{
    /// <summary>A damaged city of a million lines must not fill the memory.</summary>
    public const int KeptMax = 100;

    private readonly List<CityFault> _all = [];

    public IReadOnlyList<CityFault> All => _all;

    public bool IsEmpty => _all.Count == 0;

    public void Add(CityFault fault)
    {
        if (_all.Count < KeptMax)
        {
            _all.Add(fault);
        }
    }
}
