using System.Diagnostics;
using System.Globalization;
using System.Text;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E33: three of twelve sources do everything a source should not, in a tenth of their calls and in all of them.</summary>
/// <remarks>The fast tier tries each misbehaviour on the lanes alone, and a bad line on the adapter.</remarks>
[NonParallelizable]
[LongSuite(Suite, Seed)]
public sealed class When_sources_misbehave
{
    private const string Suite = "sources-misbehave";
    private const int Seed = 33;
    private static readonly string[] Bad = ["tax-wages", "bank-deposits", "social-insurance"];
    private static readonly TimeSpan BreakerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(240);
    private readonly Random _chance = new(Seed);
    private double _share;

    [Test]
    public async Task For_minutes_no_household_is_granted_or_refused_by_it()
    {
        var (record, figures) = await Play(perSecond: 40, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        LongResults.Write(Suite, Seed, new { figures, run = FaultRun.Figures(record) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(figures.SlowestBreakerSeconds, Is.LessThanOrEqualTo(BreakerWithin.TotalSeconds));
            Assert.That(figures.OthersP99RatioAtAll, Is.LessThanOrEqualTo(1.2));
            Assert.That(figures.OthersP99RatioAtATenth, Is.LessThanOrEqualTo(1.2));
        }
    }

    private async Task<(RunRecord Record, SourceRunFigures Figures)> Play(int perSecond, TimeSpan tenth, TimeSpan all)
    {
        using var figures = new SourceFigures();
        await using var run = await FaultRun.On(await LoadedStage.Set(seed: Seed));
        var sources = new List<MisbehavingSource>();
        await using var service = await ServiceInProcess.Start(run.Stage, one => !Bad.Contains(one.Settings.Id.Code) ? one : one with { Source = Spoil(one.Source, sources) });
        await Phase(run, "warm", perSecond, tenth / 2, 0);
        figures.Forget();
        await Phase(run, "good", perSecond, tenth, 0);
        var undisturbed = figures.P99OfOthers(Bad);
        figures.Forget();
        await Phase(run, "tenth", perSecond, tenth, 0.1);
        var atATenth = figures.P99OfOthers(Bad);
        figures.Forget();
        var since = Stopwatch.GetTimestamp();
        await Phase(run, "all", perSecond, all, 1);
        var atAll = figures.P99OfOthers(Bad);
        var breakers = Bad.Select(source => figures.Unavailable(source, since)).ToList();
        Assert.That(breakers, Has.All.Not.Null, "a source that only misbehaves is passed over");
        run.Did("a source misbehaved", sources.Sum(s => s.Misbehaved) > 0);
        var record = await run.Rest(RestWithin);
        Promises.MustHold(record);
        return (record, new(
            sources.Sum(s => s.Calls), sources.Sum(s => s.Misbehaved), Math.Round(breakers.Max()!.Value.TotalSeconds, 2), Math.Round(undisturbed, 2),
            Math.Round(atATenth / undisturbed, 2), Math.Round(atAll / undisturbed, 2)));
    }

    private MisbehavingSource Spoil(Sources.Kit.ISource source, List<MisbehavingSource> all)
    {
        var spoiled = new MisbehavingSource(source, Next);
        all.Add(spoiled);
        return spoiled;
    }

    private Misbehaviour? Next()
    {
        lock (_chance)
            return _chance.NextDouble() < _share ? _chance.GetItems(Enum.GetValues<Misbehaviour>(), 1)[0] : null;
    }

    /// <summary>Load for a time; a fifth of the requests cannot wait for a source that is away and are decided without it.</summary>
    private async Task Phase(FaultRun run, string name, int perSecond, TimeSpan length, double share)
    {
        _share = share;
        var count = Math.Max(1, (int)(perSecond * length.TotalSeconds));
        var impatient = run.City.Prompt($"{name}-d", count / 5).Select(request => Until(request, TimeProvider.System.GetUtcNow() + length + TimeSpan.FromSeconds(1)));
        await Task.WhenAll(
            run.Amqp.Send(run.City.Prompt(name, count).Concat(impatient), perSecond, CancellationToken.None),
            Task.Delay(length, TimeProvider.System, CancellationToken.None));
        if (share == 1)
            await TestKit.Outages.Until.Holds(() => run.Stage.Count("select count(*) from verdict join submission using (verification_id) where request_id like '%-d-%'")
                .ContinueWith(found => found.Result >= count / 5, TaskScheduler.Default), RestWithin, "those with a deadline are decided while the sources misbehave");
        _share = 0;
    }

    private static SentRequest Until(SentRequest request, DateTimeOffset deadline)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var at = deadline.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(request.Submitter, request.RequestId, request.By, Encoding.UTF8.GetBytes($"{{\"deadline\":\"{at}\",{body[1..]}")) { Household = request.Household, Deadline = deadline };
    }
}

/// <summary>Figures of one run with misbehaving sources.</summary>
internal sealed record SourceRunFigures(
    int Calls, int Misbehaved, double SlowestBreakerSeconds, double OthersP99UndisturbedMilliseconds, double OthersP99RatioAtATenth, double OthersP99RatioAtAll);
