using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Verification.Contracts;
using Verification.Intake.Reading;
using Verification.TestKit.Checking;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Tests.Checking;

/// <summary>A run in which every promise was kept; a test spoils one thing and expects to be told.</summary>
internal sealed class AFlawlessRun
{
    public const string Submitter = "tianshui-dibao";
    private const string Bank = "bank-deposits";

    private readonly List<StoredSubmission> _submissions = [];
    private readonly List<StoredRound> _rounds = [];
    private readonly List<StoredVerdict> _verdicts = [];
    private readonly Dictionary<string, HouseholdTruth> _truth = new(StringComparer.Ordinal);

    public AFlawlessRun(int households = 3)
    {
        for (var i = 0; i < households; i++)
            Take($"r-{i}");
    }

    public Journal Journal { get; } = new();

    /// <summary>Sends a request and lets the service do everything right with it.</summary>
    public AFlawlessRun Take(string requestId, int rounds = 1, string outcome = "eligible", string bankSaid = "answered")
    {
        var body = ARequest.Valid().With("submitter", Submitter).With("requestId", requestId).Bytes;
        var sent = Journal.Note(new SentRequest(Submitter, requestId, SentBy.Amqp, body) { Household = requestId });
        Journal.Note(sent, SentOutcome.Promised);
        _truth[requestId] = new(outcome == "eligible", outcome);
        var id = VerificationId.Derive(Submitter, requestId);
        _submissions.Add(new(Submitter, requestId, id.Value, DigestOf(body), "decided", At(0).AddHours(1)));
        for (var round = 1; round <= rounds; round++)
        {
            var verdict = Verdict(id, requestId, round, outcome, bankSaid);
            _verdicts.Add(verdict);
            _rounds.Add(new(id.Value, round, verdict.VerdictId));
            Hear(verdict, requestId);
        }

        return this;
    }

    /// <summary>The digest the service compares requests by.</summary>
    public static byte[] DigestOf(ReadOnlyMemory<byte> body) =>
        ((RequestReading.Readable)new RequestReader(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(ARequest.ReceivedAt)).Read(body, RequestHeaders.None)).BodyDigest;

    public void Hear(StoredVerdict verdict, string requestId, Guid? messageId = null) => Journal.Note(at => new HeardMessage(
        at, "VerdictIssued", messageId ?? verdict.VerdictId, Submitter, requestId, verdict.VerificationId, verdict.Round, verdict.BodyDigest, []));

    /// <summary>What the run left; a test changes what it wants to see found.</summary>
    public RunRecord Record(Func<StoredRun, StoredRun>? spoiled = null)
    {
        var stored = new StoredRun
        {
            Submissions = _submissions,
            Rounds = _rounds,
            Verdicts = _verdicts,
            Resting = [],
            Left = new(0, 0, 0, 0, new Dictionary<string, long> { ["verification.intake"] = 0 }),
        };
        return new()
        {
            Journal = Journal,
            Stored = spoiled?.Invoke(stored) ?? stored,
            Truth = new(_truth),
            Recomputed = _verdicts.ToDictionary(v => v.VerdictId, v => v.Digest),
            MandatorySources = new HashSet<string> { Bank },
            Faults = [new("killed one process", 1, 1)],
            Stopped = [new(0, TimeSpan.FromSeconds(1))],
        };
    }

    private static StoredVerdict Verdict(VerificationId id, string requestId, int round, string outcome, string bankSaid)
    {
        var verdictId = VerdictId.Derive(id, round).Value;
        var json = JsonNode.Parse(File.ReadAllText(TestKit.Repository.PathOf("contracts", "examples", "verdict-issued", "valid.json")))!.AsObject();
        (json["verificationId"], json["verdictId"], json["requestId"], json["round"]) = (id.Value, verdictId, requestId, round);
        json["sources"] = new JsonArray(new JsonObject { ["source"] = Bank, ["state"] = bankSaid });
        json["programmes"]![0]!["outcome"] = outcome;
        var contract = JsonSerializer.Deserialize(json, ContractJson.Wire.VerdictIssued)!;
        var digest = P04_verdicts_can_be_recomputed.DigestOf(contract);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            contract with { VerdictDigest = Convert.ToHexStringLower(digest) }, ContractJson.Wire.VerdictIssued);
        return new(id.Value, round, verdictId, At(round), [$"dibao:{outcome}"], digest, SHA256.HashData(body), body);
    }

    private static DateTimeOffset At(int minutes) => ARequest.ReceivedAt.AddMinutes(minutes);
}
