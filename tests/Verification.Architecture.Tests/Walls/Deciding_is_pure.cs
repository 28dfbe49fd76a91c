using ArchUnitNET.Domain;
using Verification.Architecture.Tests.House;

namespace Verification.Architecture.Tests.Walls;

/// <summary>Same evidence and same pack give the same verdict, on any machine, at any hour, in any culture (promise P4).</summary>
[TestFixture]
internal sealed class Deciding_is_pure
{
    private static readonly string[] Outside =
    [
        "System.Net", "System.Data", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Console", "System.Environment",
        "System.AppContext", "Npgsql", "Dapper", "RabbitMQ", "MassTransit", "Microsoft.Extensions", "Microsoft.AspNetCore",
        "System.Threading", "Verification.Platform",
    ];
    private static readonly string[] ClockAndChance =
    [
        "System.TimeProvider", "System.TimeZoneInfo::get_Local", "System.Random", "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7",
        "System.HashCode", "System.String::GetHashCode",
    ];
    private static readonly string[] Culture =
    [
        "System.Globalization.CultureInfo::get_CurrentCulture", "System.Globalization.CultureInfo::get_CurrentUICulture",
        "System.Globalization.CultureInfo::.ctor", "System.Globalization.CultureInfo::GetCultureInfo",
        "System.String::ToUpper", "System.String::ToLower",
    ];

    // Text in memory is not I/O: packs arrive as text and are parsed.
    private static readonly string[] TextInMemory =
        ["System.IO.StringReader", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter"];

    [Test]
    public void The_engine_touches_nothing_outside() => Assert.That(Compiled.Using(Engine(), Outside), Is.Empty);

    [Test]
    public void The_engine_opens_files_only_where_a_folder_of_packs_is_read()
    {
        var touched = Compiled.Using(Engine().Where(type => Compiled.FileName(type) != "FolderReader"), "System.IO.")
            .Where(use => !TextInMemory.Any(allowed => use.Contains($"→ {allowed}", StringComparison.Ordinal)));

        Assert.That(touched, Is.Empty);
    }

    [Test]
    public void The_engine_knows_no_clock_and_no_chance() => Assert.That(Compiled.Using(Engine(), ClockAndChance), Is.Empty);

    [Test]
    public void The_engine_knows_no_culture() => Assert.That(Compiled.Using(Engine(), Culture), Is.Empty);

    [Test]
    public void A_decision_touches_nothing_but_what_it_is_given() =>
        Assert.That(Compiled.Using(Decisions(), [.. Outside, .. ClockAndChance, .. Culture, "System.IO."]), Is.Empty);

    // Program.cs stands in no namespace and is not looked at here.
    [Test]
    public void Only_the_composition_root_takes_the_clock_of_the_machine() =>
        Assert.That(Compiled.Using(Compiled.Types, "System.TimeProvider::get_System"), Is.Empty);

    [Test]
    public void There_are_decisions_to_look_at() => Assert.That(Decisions(), Is.Not.Empty);

    private static IEnumerable<IType> Engine() => Compiled.In("Verification.Assessment");

    private static IEnumerable<IType> Decisions() =>
        Compiled.Types.Where(type => Compiled.FileName(type).EndsWith("Decision", StringComparison.Ordinal));
}
