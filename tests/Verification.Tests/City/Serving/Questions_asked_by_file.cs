using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.City;
using Verification.City.Loading;
using Verification.City.Serving;
using Verification.Sources.FileExchange;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Serving;

/// <summary>A register of a small city that is asked by file, by the adapter of the service.</summary>
public sealed class Questions_asked_by_file
{
    private const string Register = "housing-fund";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private string _city = "";
    private List<string> _persons = [];

    [SetUp]
    public async Task Generate()
    {
        _city = Directory.CreateTempSubdirectory("asked").FullName;
        await LivesGenerator.Generate("A", 300, 5, _city, null, CancellationToken.None);
        _persons = [.. (await File.ReadAllLinesAsync(Path.Combine(_city, "registries", Register + ".csv"))).Skip(1).Select(l => l.Split(',')[0]).Distinct().Take(3)];
        await File.WriteAllTextAsync(Path.Combine(_city, "delays.csv"), $"source,document,seconds\n{Register},{_persons[1]},60\n");
    }

    [TearDown]
    public void Remove() => Directory.Delete(_city, recursive: true);

    [Test]
    public async Task Are_answered_as_far_as_can_be_and_again_when_there_is_more()
    {
        var folder = await Folder();
        Assert.That(await Ask(), Has.All.InstanceOf<Answer.Later>());

        Assert.That(await folder.Round(CancellationToken.None), Is.Zero);
        var first = await Ask();
        await folder.Round(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await folder.Round(CancellationToken.None);
        var second = await Ask();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Select(a => a.GetType()), Is.EqualTo(new[] { typeof(Answer.Answered), typeof(Answer.Later), typeof(Answer.Answered) }));
            Assert.That(second, Has.All.InstanceOf<Answer.Answered>());
        }
    }

    [Test]
    public async Task Are_taken_away_when_everybody_is_answered_and_not_before()
    {
        var folder = await Folder();
        await Ask();
        await folder.Round(CancellationToken.None);
        Assert.That(Out(), Has.Length.EqualTo(2));

        _clock.Advance(TimeSpan.FromSeconds(61));
        await folder.Round(CancellationToken.None);

        Assert.That(Out(), Is.Empty);
    }

    [Test]
    public async Task Are_answered_anew_by_whoever_died_before_the_manifest()
    {
        var folder = await Folder();
        await Ask();
        await folder.Round(CancellationToken.None);
        foreach (var manifest in Directory.EnumerateFiles(Path.Combine(Exchange, "in"), "*.manifest.json"))
            File.Delete(manifest);

        await (await Folder()).Round(CancellationToken.None);

        Assert.That((await Ask())[0], Is.InstanceOf<Answer.Answered>());
    }

    [TestCase("csv")]
    [TestCase("manifest.json")]
    public async Task Are_put_aside_when_they_are_damaged(string part)
    {
        var folder = await Folder();
        await Ask();
        var path = Directory.EnumerateFiles(Path.Combine(Exchange, "out"), "*." + part).Single();
        await File.AppendAllTextAsync(path, "x");

        Assert.That(await folder.Round(CancellationToken.None), Is.EqualTo(1));
        Assert.That(await folder.Round(CancellationToken.None), Is.Zero, "told once");
        Assert.That(Directory.Exists(Path.Combine(Exchange, "in")) ? Directory.GetFiles(Path.Combine(Exchange, "in")) : [], Is.Empty);
    }

    [Test]
    public async Task Are_not_looked_at_again_before_there_is_more_to_say()
    {
        var folder = await Folder();
        await Ask();
        await folder.Round(CancellationToken.None);
        Directory.Delete(Path.Combine(Exchange, "in"), recursive: true);

        _clock.Advance(TimeSpan.FromSeconds(59));
        await folder.Round(CancellationToken.None);
        Assert.That(Directory.GetFiles(Path.Combine(Exchange, "in")), Is.Empty);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await folder.Round(CancellationToken.None);
        Assert.That(Directory.GetFiles(Path.Combine(Exchange, "in")), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Are_put_aside_where_only_those_are_left_of_whom_nothing_is_ever_said()
    {
        await NeverAnswered(_persons[1]);
        var folder = await Folder();
        await Ask();

        Assert.That(await folder.Round(CancellationToken.None), Is.Zero, "they are questions");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Out().Select(Path.GetExtension), Is.EquivalentTo(new[] { ".csv", ".waiting" }));
            Assert.That((await Ask()).Select(a => a.GetType()), Is.EqualTo(new[] { typeof(Answer.Answered), typeof(Answer.Later), typeof(Answer.Answered) }));
        }
    }

    [TestCase(false, -1, true, TestName = "Are_kept_aside_for_a_while_though_nothing_is_ever_said")]
    [TestCase(false, 0, false, TestName = "Are_taken_away_when_nobody_can_wait_for_them_any_more")]
    [TestCase(true, -1, true, TestName = "Are_kept_aside_for_a_while_though_they_are_damaged")]
    [TestCase(true, 0, false, TestName = "Are_taken_away_when_nobody_has_looked_at_the_damage")]
    public async Task Are_taken_away_in_the_end(bool damaged, int hours, bool kept)
    {
        await NeverAnswered(_persons[1]);
        var folder = await Folder();
        await Ask();
        if (damaged)
            await File.AppendAllTextAsync(Directory.EnumerateFiles(Path.Combine(Exchange, "out"), "*.csv").Single(), "x");
        await folder.Round(CancellationToken.None);

        _clock.Advance(AnswerFolder.KeptAside + TimeSpan.FromHours(hours));
        await folder.Round(CancellationToken.None);

        Assert.That(Out(), Has.Length.EqualTo(kept ? 2 : 0));
    }

    [Test]
    public async Task Are_not_taken_away_with_those_put_aside_before_under_the_same_ticket()
    {
        await NeverAnswered(_persons[1]);
        var folder = await Folder();
        await Ask();
        await folder.Round(CancellationToken.None);
        var aside = Out().Single(path => path.EndsWith(".waiting", StringComparison.Ordinal));
        _clock.Advance(AnswerFolder.KeptAside);
        File.Copy(aside, aside[..^".waiting".Length]);
        await folder.Round(CancellationToken.None);

        Assert.That(Out().Select(Path.GetExtension), Is.EquivalentTo(new[] { ".csv", ".waiting" }), "they are put aside anew, their questions beside them");
    }

    [Test]
    public async Task Are_taken_so_many_at_a_time_and_the_others_do_not_wait_for_ever()
    {
        await NeverAnswered(_persons[1]);
        var folder = await Folder();
        for (var i = 0; i <= AnswerFolder.FilesMax; i++)
            await PutOut($"t{i:00000}", $"question,document_type,document\nk,resident-id,{_persons[i < AnswerFolder.FilesMax ? 1 : 0]}\n", 1);

        await folder.Round(CancellationToken.None);
        Assert.That(Directory.GetFiles(Path.Combine(Exchange, "out"), "*.manifest.json").Select(Path.GetFileName), Is.EqualTo(new[] { $"t{AnswerFolder.FilesMax:00000}.manifest.json" }));

        await folder.Round(CancellationToken.None);
        Assert.That(Directory.GetFiles(Path.Combine(Exchange, "out"), "*.manifest.json"), Is.Empty);
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    public async Task Are_put_aside_when_their_file_is_too_large(int over, int refused)
    {
        var folder = await Folder();
        var text = new StringBuilder("question,document_type,document,pad\n");
        var rows = 0;
        for (; text.Length < AnswerFolder.FileBytesMax + over; rows++)
        {
            var row = $"k{rows},resident-id,{_persons[0]},";
            var left = AnswerFolder.FileBytesMax + over - text.Length;
            text.Append(row).Append('x', (left < 200_000 ? left : 100_000) - row.Length - 1).Append('\n');
        }

        await PutOut("large", text.ToString(), rows);

        Assert.That(await folder.Round(CancellationToken.None), Is.EqualTo(refused));
        Assert.That(Out(), Has.Length.EqualTo(2 * refused), "what is answered is taken away");
    }

    private Task NeverAnswered(string document) =>
        File.WriteAllTextAsync(Path.Combine(_city, "delays.csv"), $"source,document,seconds\n{Register},{document},\n");

    private async Task PutOut(string ticket, string csv, int rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Exchange, "out")).FullName;
        var bytes = Encoding.UTF8.GetBytes(csv);
        await File.WriteAllBytesAsync(Path.Combine(folder, ticket + ".csv"), bytes);
        await File.WriteAllTextAsync(
            Path.Combine(folder, ticket + ".manifest.json"),
            $$"""{"source":"{{Register}}","snapshotId":"{{ticket}}","file":"{{ticket}}.csv","asOf":"2020-06-15","records":{{rows}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(bytes))}}"}""");
    }

    private string Exchange => RegisterPlaces.ExchangeFolder(_city, Register);

    private string[] Out() => Directory.GetFiles(Path.Combine(Exchange, "out"));

    private async Task<AnswerFolder> Folder() =>
        new((await ServedCity.Open(_city, _clock, CancellationToken.None)).By(ServedBy.FileExchange)[Register], Exchange);

    private async Task<List<Answer>> Ask()
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["folder"] = Exchange, ["state"] = RegisterPlaces.ExchangeState(_city, Register), ["name.zh"] = "公积金", ["name.en"] = "fund", ["gives.0"] = "contribution",
        };
        var source = FileExchangeSource.Create(new(Register), settings, faults, _clock) ?? throw new AssertionException(string.Join("; ", faults));
        var answers = new List<Answer>();
        await foreach (var answer in source.Ask([.. _persons.Select(About)], CancellationToken.None))
            answers.Add(answer);
        return [.. answers.OrderBy(a => a.MemberOrdinal)];
    }

    private static Question About(string document, int place) => new()
    {
        Verification = VerificationId.Derive("suite", "household"),
        Source = new(Register),
        MemberOrdinal = place + 1,
        Name = "王建国",
        Document = new(DocumentType.ResidentId, document),
        Region = RegionCode.Parse("620502"),
        LookBack = new(new(2019, 6, 1), new(2020, 5, 31)),
        AsOf = new(2020, 6, 15),
        ConsentNo = "SQ-1",
    };
}
