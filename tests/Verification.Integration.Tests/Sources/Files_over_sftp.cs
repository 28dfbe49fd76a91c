using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Verification.Sources.Exchange;
using Verification.Sources.FileDrop;
using Verification.Sources.FileExchange;
using Verification.Sources.Kit;
using Verification.TestKit.Outages;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Sources;

/// <summary>Questions and answers by file, over OpenSSH's own server.</summary>
[SupportedOSPlatform("linux")]
public sealed class Files_over_sftp
{
    private const string Document = "620599197001010015";
    private static readonly SourceId Bank = new("bank");

    private SftpServer _server = null!;
    private string _state = "";

    [SetUp]
    public async Task Begin() => (_server, _state) = (await SftpServer.Start(), Directory.CreateTempSubdirectory("state").FullName);

    [TearDown]
    public async Task End()
    {
        Directory.Delete(_state, recursive: true);
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Go_out_whole_and_are_answered_under_their_ticket()
    {
        var source = Exchanging();

        var later = (Answer.Later)await Ask(source);
        var sent = Directory.EnumerateFiles(Path.Combine(_server.Root, "out")).Select(Path.GetFileName).ToArray();
        Bring(later.Ticket!);
        var answer = await Ask(source);

        Assert.That(sent, Is.EquivalentTo(new[] { later.Ticket + ".csv", later.Ticket + ".manifest.json" }));
        Assert.That(answer, Is.EqualTo(Replies.Silent(Question, Silence.NoRecord, new DateOnly(2020, 6, 30))));
    }

    [Test]
    public async Task Written_again_replace_the_same_files()
    {
        await Ask(Exchanging());
        Directory.Delete(_state, recursive: true);
        Directory.CreateDirectory(_state);

        await Ask(Exchanging());

        Assert.That(Directory.EnumerateFiles(Path.Combine(_server.Root, "out")).Count(), Is.EqualTo(2));
    }

    [Test]
    public void Are_not_given_to_a_server_with_another_key()
    {
        var other = Convert.ToBase64String(SHA256.HashData("another key"u8)).TrimEnd('=');

        Assert.That(async () => await Ask(Exchanging(("sftp.host_key", other))), Throws.Exception);
        Assert.That(Directory.EnumerateFiles(Path.Combine(_server.Root, "out")), Is.Empty);
    }

    [Test]
    public async Task Fail_the_call_when_the_server_is_gone()
    {
        await _server.Kill();

        Assert.That(async () => await Ask(Exchanging()).WaitAsync(TimeSpan.FromSeconds(10)), Throws.Exception.Not.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task Too_large_fail_the_call()
    {
        var source = Exchanging(("megabytes_max", "1"));
        var later = (Answer.Later)await Ask(source);
        Bring(later.Ticket!, new string('x', 1024 * 1024));

        Assert.That(async () => await Ask(source), Throws.InstanceOf<UnreadableAnswer>());
    }

    private static Question Question => new()
    {
        Verification = VerificationId.Derive("sftp", "household"), Source = Bank, MemberOrdinal = 1, Name = "王小明", Document = new(DocumentType.ResidentId, Document),
        Region = RegionCode.Parse("620502"), LookBack = new(new(2019, 6, 1), new(2020, 5, 31)), AsOf = new(2020, 6, 15), ConsentNo = "SQ-1",
    };

    private static async Task<Answer> Ask(FileExchangeSource source)
    {
        await foreach (var answer in source.Ask([Question], CancellationToken.None))
        {
            return answer;
        }

        throw new AssertionException("no answer");
    }

    private FileExchangeSource Exchanging(params (string Key, string Value)[] more)
    {
        var faults = new List<string>();
        var settings = new Dictionary<string, string>
        {
            ["folder"] = _server.Root, ["state"] = _state, ["name.zh"] = "银行", ["name.en"] = "bank", ["gives.0"] = "deposit", ["sftp.host"] = "127.0.0.1",
            ["sftp.port"] = _server.Port.ToString(CultureInfo.InvariantCulture), ["sftp.user"] = SftpServer.User, ["sftp.private_key"] = _server.PrivateKey,
            ["sftp.host_key"] = _server.HostKey, ["sftp.timeout_ms"] = "5000",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var source = FileExchangeSource.Create(Bank, settings, faults, TimeProvider.System);
        return (FileExchangeSource)(source ?? throw new AssertionException(string.Join("; ", faults)));
    }

    private void Bring(string ticket, string more = "")
    {
        var text = "question,status,document,record_id,kind,from,to,amount,share,joint,object_id,detail\n"
            + $"{QuestionKey.Of(Question)},no-record,{Document},,,,,,,,,\n{more}";
        var bytes = Encoding.UTF8.GetBytes(text);
        var folder = Path.Combine(_server.Root, "in");
        var manifest = new FileDropManifest
        {
            Source = Bank.Code, SnapshotId = ticket, File = ticket + ".csv", AsOf = new(2020, 6, 30), Records = 1, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        File.WriteAllBytes(Path.Combine(folder, ticket + ".csv"), bytes);
        File.WriteAllText(Path.Combine(folder, ticket + FileDropManifest.Ending), JsonSerializer.Serialize(manifest, ManifestJson.Default.FileDropManifest));
    }
}
