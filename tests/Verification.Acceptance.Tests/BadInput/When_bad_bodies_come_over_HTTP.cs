using NUnit.Framework;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit;
using Verification.TestKit.BadInput;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.BadInput;

/// <summary>The published bad input, whole and inside a request, and the traps, one after the other into one running service.</summary>
public sealed class When_bad_bodies_come_over_HTTP : HttpJourney
{
    private const string Prefix = "http";
    private static readonly int[] Expected = [200, 202, 400, 404, 409, 413, 415, 422, 429];

    private IReadOnlyList<Thrown> _singles = [];
    private IReadOnlyList<Thrown> _batches = [];
    private Answered _good = null!;

    private IEnumerable<Thrown> All => [.. _singles, .. _batches];

    private IReadOnlyList<Thrown> Refused => [.. All.Where(one => !one.IsTaken)];

    protected override async Task Travel()
    {
        using var client = Service.Caller(Service.Stage.Token);
        _singles = await Thrown.All(
            client, "/v1/verifications",
            [.. BadBodies.Whole(), .. BadBodies.Inside(Prefix, 1), .. BadBodies.Naughty(Prefix, 1), .. BadBodies.Traps(Prefix)]);
        _batches = await Thrown.All(client, "/v1/batches", [.. BadBodies.Whole(), .. BadBodies.Traps("http-batch")]);
        _good = await Caller.Submit(ARequest.Household("con-25", "after-bad-bodies"));
    }

    [Test]
    public void Every_status_is_one_that_a_caller_can_act_on() =>
        Assert.That(All.Where(one => !Expected.Contains(one.Status) && !IsAnothersName(one)), Is.Empty);

    [Test]
    public void Every_answer_comes_within_a_second() => Assert.That(All.Where(one => one.Took > Thrown.SlowestAnswer).Select(one => one.Body.Name), Is.Empty);

    [Test]
    public void Every_refusal_is_a_problem_and_names_codes_and_places_unless_the_body_was_not_even_read()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused.Where(one => one.ContentType != "application/problem+json"), Is.Empty);
            Assert.That(Refused.Where(one => one.Status is 400 or 422 && !one.NamesCodeAndPlace), Is.Empty);
            Assert.That(Refused, Has.Count.GreaterThan(900));
        }
    }

    [Test]
    public void No_value_comes_back()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(All.Where(one => one.Text.Contains(BadBodies.Canary, StringComparison.Ordinal)), Is.Empty);
            Assert.That(Service.Log, Does.Not.Contain(BadBodies.Canary));
        }
    }

    [Test]
    public async Task Nothing_refused_is_stored() => Assert.That(
        await Service.Stage.Count(
            "select count(*) from submission where request_id = any($1)",
            (object)Refused.Select(one => one.Body.RequestId).OfType<string>().ToArray()),
        Is.Zero);

    [Test]
    public async Task Whatever_was_taken_comes_to_its_end() => await Waiting.Until(
        () => Service.Stage.Count("select count(*) from submission where request_id like $1 and state = 'received'", $"{Prefix}-%"), left => left == 0);

    [Test]
    public async Task The_good_request_after_them_gets_its_verdict() =>
        Assert.That((await Caller.UntilDecided(_good.Location!)).Text("verdicts.0.programmes.0.amount.payable"), Is.EqualTo("178.00"));

    // A well-formed name of a submitter that is not the caller's own.
    private static bool IsAnothersName(Thrown one) => one.Status == 403 && one.Body.Name.StartsWith("submitter ", StringComparison.Ordinal);

    [Test]
    public async Task Every_case_the_suite_leaves_free_is_decided_as_approved()
    {
        using var client = Service.Caller(Service.Stage.Token);
        var bodies = FreeCases.Bodies("http-free");
        var thrown = await Thrown.All(client, "/v1/verifications", bodies);
        Approval.Verify(FreeCases.Table(thrown.ToDictionary(one => one.Body.Name, one => one.Codes)), nameof(FreeCases));
    }
}
