using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Host.Submitting;

namespace Verification.Tests.Submitting;

public sealed class When_answers_to_submitted_requests_arrive
{
    private static readonly DateTimeOffset At = new(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(At);

    [Test]
    public void Each_request_is_settled_once_and_the_run_ends_with_the_last()
    {
        var tally = Submitted("r-1", "r-2");
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        tally.TakeAcknowledgement(Refusal("r-1"));
        tally.TakeAcknowledgement(Refusal("r-1"));
        var before = tally.AllSettled.IsCompleted;
        tally.TakeAcknowledgement(Closing("r-2"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.False);
            Assert.That(tally.AllSettled.IsCompleted);
            Assert.That(tally.Summarise(), Has.Property("Refused").EqualTo(1).And.Property("Closed").EqualTo(1).And.Property("Unanswered").EqualTo(0));
        }
    }

    [Test]
    public void A_parked_request_waits_and_does_not_count_as_unanswered()
    {
        var tally = Submitted("r-1");
        tally.TakeAcknowledgement(Acceptance("r-1"));
        Assert.That(tally.Summarise(), Has.Property("Waiting").EqualTo(1).And.Property("Unanswered").EqualTo(0));
    }

    [Test]
    public void Waiting_for_a_source_spoils_neither_rate_nor_percentiles()
    {
        var tally = Submitted("r-1", "r-2");
        tally.TakeAcknowledgement(Acceptance("r-2"));
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        tally.TakeAcknowledgement(Refusal("r-1"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        tally.TakeAcknowledgement(Closing("r-2"));
        var summary = tally.Summarise();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.P99Milliseconds, Is.EqualTo(20));
            Assert.That(summary.HouseholdsPerSecond, Is.EqualTo(50));
            Assert.That(summary.WaitedP50Seconds, Is.EqualTo(30.02).Within(0.001));
        }
    }

    [Test]
    public void Answers_to_requests_of_others_are_ignored()
    {
        var tally = Submitted("r-1");
        tally.TakeAcknowledgement(Refusal("somebody-elses"));
        Assert.That(tally.Settled, Is.Zero);
    }

    [TestCase(100, 50, 99)]
    [TestCase(1, 1, 1)]
    public void Percentiles_are_answers_that_were_really_given(int requests, double p50, double p99)
    {
        var ids = Enumerable.Range(1, requests).Select(i => $"r-{i}").ToArray();
        var tally = Submitted(ids);
        foreach (var id in ids)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            tally.TakeAcknowledgement(Refusal(id));
        }

        Assert.That(tally.Summarise(), Has.Property("P50Milliseconds").EqualTo(p50).And.Property("P99Milliseconds").EqualTo(p99));
    }

    private Tally Submitted(params string[] ids)
    {
        var tally = new Tally(_clock);
        tally.Expect([.. ids.Select(id => new Request(new RequestKey("tianshui-dibao", id), Encoding.UTF8.GetBytes("{}")))]);
        foreach (var id in ids)
            tally.Leaves(new RequestKey("tianshui-dibao", id));
        return tally;
    }

    private static byte[] Refusal(string id) => JsonSerializer.SerializeToUtf8Bytes(
        new VerificationRefused
        {
            Submitter = "tianshui-dibao",
            RequestId = id,
            BodyDigest = "00",
            Faults = [new RequestFault { Code = "VR-INT-014", Name = "consent_expired", Path = "$", Sentence = new("授权已过期", "consent expired") }],
            At = At,
        },
        ContractJson.Wire.VerificationRefused);

    private static byte[] Closing(string id) => JsonSerializer.SerializeToUtf8Bytes(
        new VerificationClosed { VerificationId = Guid.Empty, Submitter = "tianshui-dibao", RequestId = id, Why = "withdrawn", At = At },
        ContractJson.Wire.VerificationClosed);

    private static byte[] Acceptance(string id) => JsonSerializer.SerializeToUtf8Bytes(
        new VerificationAccepted
        {
            VerificationId = Guid.Empty,
            Submitter = "tianshui-dibao",
            RequestId = id,
            CaseNo = "c",
            OpenSources = ["bank-deposits"],
            Deadline = At,
            At = At,
        },
        ContractJson.Wire.VerificationAccepted);
}
