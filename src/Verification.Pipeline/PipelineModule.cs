using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Evidence;
using Verification.Intake.Exits;
using Verification.Intake.Keeping;
using Verification.Intake.Reading;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Corrections;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Doors.Following;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Rechecks;
using Verification.Pipeline.Reports;
using Verification.Pipeline.Telling;
using Verification.Pipeline.Verifying;
using Verification.Pipeline.Visits;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Health;
using Verification.Platform.Messaging;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Sources.Kit;
using Verification.Verdicts.Decisions;
using Verification.Verdicts.Exits;
using Verification.Verdicts.Following;
using Verification.Verdicts.Rechecks;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Rounds;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Pipeline;

/// <summary>Everything the road adds, by role.</summary>
public static class PipelineModule
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan NowAndThen = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);
    private static readonly TimeSpan DropsEvery = TimeSpan.FromSeconds(30);

    /// <summary>One store per table, each of the step that owns it.</summary>
    public static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionStore>().AddSingleton<SubmissionQueries>().AddSingleton<BatchStore>();
        services.AddSingleton<HouseholdStore>().AddSingleton<DataKeyStore>().AddSingleton<BlindIndexStore>();
        services.AddSingleton<AnswerStore>().AddSingleton<EvidenceStore>().AddSingleton<AskStore>().AddSingleton<AskQueries>();
        services.AddSingleton<ParkedRounds>().AddSingleton<LeftRoundStore>().AddSingleton<VerdictQueries>();
        services.AddSingleton<FailedWorkStore>().AddSingleton<SuspectStore>().AddSingleton<OutboxStore>();
        services.AddSingleton<ExitStore>().AddSingleton<StandingStore>();
        services.AddSingleton<DecisionStore>().AddSingleton<EnrolmentStore>().AddSingleton<RecheckStore>().AddSingleton<RecheckQueries>();
        services.AddSingleton<CorrectionStore>().AddSingleton<RecordMarks>();
        services.AddSingleton<QualityStore>().AddSingleton<QualityWatch>();
        services.AddSingleton<ReportStore>().AddSingleton<VisitStore>();
        services.AddSingleton<CaseStores>();
    }

    /// <summary>What a report is read from, within the scope of whoever asks, and the desk that gives it.</summary>
    private static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportQueries>().AddSingleton<HouseholdQueries>().AddSingleton<DataKeyQueries>().AddSingleton<EvidenceQueries>();
        services.AddSingleton<ExitQueries>().AddSingleton(_ => RegionRegister.Load()).AddSingleton<ReportContents>().AddSingleton<ReportDesk>();
    }

    /// <summary>Reading, asking, assembling, and the group commit all lanes share.</summary>
    public static void AddRoad(this IServiceCollection services)
    {
        services.AddSingleton<BrokerConnection>().AddSingleton<Publisher>();
        services.AddHosted<TopologyWatch>();
        services.AddSingleton(new GroupCommitOptions()).AddSingleton<RoadState>().AddSingleton<CaseWriter>().AddSingleton<Dispatch>();
        services.AddHosted<GroupCommit>();
        services.AddSingleton(new EvidenceMetrics(Telemetry.Metrics));
        services.AddSingleton<FastLane>().AddSingleton<CaseAssembly>().AddSingleton<Road>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<Fence>().AddSingleton<ConsumerEdge>();
        services.AddHosted<OnwardWork>();
        services.AddSweep("reading what is disputed", Often, s => s.GetRequiredService<RecordMarks>().Round);
        services.AddSweep("reading what is measured of sources", NowAndThen, s => s.GetRequiredService<QualityWatch>().Round);
        services.AddHosted<ReceiveCommit>();
        services.AddSingleton<Reception>().AddSingleton<HttpDoor>().AddSingleton<BatchTaking>().AddSingleton<LargeBodies>().AddSingleton<IntakeDoor>().AddSingleton<BatchDoor>();
        services.AddSingleton<UntilStored>().AddSingleton<ExitReader>().AddSingleton<ExitDesk>().AddSingleton<ExitDoor>();
        services.AddReports();
        services.AddSingleton<VisitQueries>().AddSingleton<VisitContents>().AddSingleton<VisitDesk>();
        services.AddSingleton<RecheckReader>().AddSingleton<RecheckPlaces>().AddSingleton<RecheckBuilding>().AddSingleton<RecheckTaking>().AddSingleton<RecheckDoor>();
    }

    /// <summary>What callers ask about their verifications while these come along.</summary>
    public static void AddFollowing(this IServiceCollection services)
    {
        services.AddSingleton<VerificationListQueries>().AddSingleton<FollowQueries>();
        services.AddSingleton(new FollowLimits()).AddSingleton<Listeners>().AddSingleton<VerificationFollowing>().AddSingleton<EventStreams>();
    }

    /// <summary>Publishes what a process that died left behind.</summary>
    public static void AddRelay(this IServiceCollection services)
    {
        services.AddHosted<Relay>();
        services.AddSingleton(s => s.GetRequiredService<Relay>().Probe);
    }

    /// <summary>Asks again what was left open, and closes rounds.</summary>
    public static void AddSlowLane(this IServiceCollection services)
    {
        services.AddSingleton<Completion>().AddSingleton<CompletionRest>().AddSingleton<ParkedWork>();
        services.AddSingleton(s => s.GetRequiredService<ParkedWork>().SeamsFor(s.GetRequiredService<Completion>()));
        services.AddSingleton(s => new Waker(s.GetRequiredService<RoadDatabase>().Source, s.GetRequiredService<TimeProvider>(), s.LogOf<Waker>()));
        services.AddSingleton<SlowLane>();
        services.AddHosted<SlowLaneWork>();
        services.AddSingleton(s => s.GetRequiredService<SlowLane>().Probe);
    }

    /// <summary>Sweeps and whatever else comes round by the clock.</summary>
    public static void AddDueWork(this IServiceCollection services, SourceCatalogue sources)
    {
        services.AddSingleton<ReceivedSweep>().AddSingleton<BatchClosing>();
        services.AddSingleton<SparedBefore>().AddSingleton<NextRounds>().AddSingleton<Withdrawals>().AddSingleton<DecisionKeeping>().AddSingleton<ExitWork>();
        services.AddSingleton<RecheckClosing>().AddSingleton<CorrectionReach>().AddSingleton<CorrectionWork>();
        services.AddSweep("assessing again what rests on disputed records", NowAndThen, s => s.GetRequiredService<CorrectionWork>().Round);
        services.AddSweep("taking stored requests on", Often, s => s.GetRequiredService<ReceivedSweep>().Round);
        services.AddSweep("applying what follows on verifications", Often, s => s.GetRequiredService<ExitWork>().Round);
        services.AddSweep("closing batches", Often, s => s.GetRequiredService<BatchClosing>().Round);
        services.AddSweep("closing rechecks", Often, s => s.GetRequiredService<RecheckClosing>().Round);
        services.AddSingleton<StillWriters>();
        services.AddSweep("ending writers that stand still", NowAndThen, EndStillWriters);
        services.AddSweep("making the months to come", Seldom, s => MakeMonths(s));
        services.AddSingleton<SuspiciousSnapshotStore>();
        services.AddSingleton(s => new SuspiciousWatch(s.GetRequiredService<SuspiciousSnapshotStore>(), Telemetry.Metrics, s.LogOf<SuspiciousWatch>()));
        services.AddSweep("looking for suspicious snapshots", NowAndThen, s => s.GetRequiredService<SuspiciousWatch>().Round);
        services.AddSingleton<QualityDueStore>().AddSingleton<QualityDueWatch>().AddSingleton<QualityRenewal>();
        services.AddSweep("measuring sources", QualityRenewal.LookEvery, s => s.GetRequiredService<QualityRenewal>().Round);
        services.AddSweep("looking whether sources are measured in time", NowAndThen, s => s.GetRequiredService<QualityDueWatch>().Round);
        foreach (var fed in sources.All.Select(s => s.Source).OfType<IFedSource>())
        {
            services.AddSweep($"taking drops of {fed.Description.Id}", DropsEvery, s => new DropTaking(fed, s.LogOf<DropTaking>()).Round);
        }
    }

    /// <summary>The AMQP doors, on MassTransit or on RabbitMQ.Client.</summary>
    /// <param name="edge"><c>masstransit</c> or <c>rabbitmq</c>.</param>
    public static void AddRequestDoors(this IServiceCollection services, BrokerOptions broker, string edge)
    {
        if (edge == "rabbitmq")
        {
            services.AddReader(broker, DeliveryWindow.Intake, s => s.GetRequiredService<IntakeDoor>().Take);
            services.AddReader(broker, DeliveryWindow.IntakeBatch, s => s.GetRequiredService<BatchDoor>().Take);
            services.AddReader(broker, DeliveryWindow.Recheck, s => s.GetRequiredService<RecheckDoor>().Take);
            foreach (var window in DeliveryWindow.Exits)
            {
                services.AddReader(broker, window, s => s.GetRequiredService<ExitDoor>().Take);
            }

            return;
        }

        services.AddRequestBus(broker,
        [
            IntakeConsumer.On(Topology.Queues.Single(q => q.Name == Topology.Intake), DeliveryWindow.Intake.Prefetch),
            IntakeBatchConsumer.On(Topology.Queues.Single(q => q.Name == Topology.IntakeBatch), DeliveryWindow.IntakeBatch.Prefetch),
            RecheckConsumer.On(Topology.Queues.Single(q => q.Name == Topology.Recheck), DeliveryWindow.Recheck.Prefetch),
            .. ExitConsumer.OnAll(),
        ]);
        services.AddSingleton(RequestBus.Probe);
    }

    /// <summary>Probes through the paths every role uses: rows, the writers of the group commit, confirms of the broker.</summary>
    public static void AddHealthProbes(this IServiceCollection services)
    {
        services.AddSingleton(s => Probes.Database("database", s.GetRequiredService<RoadDatabase>().Source));
        services.AddSingleton(s => Probes.Broker(s.GetRequiredService<Publisher>()));
        services.AddSingleton(s => GroupCommitProbe.Of(s.GetRequiredService<GroupCommit>()));
        services.AddSingleton<IReadOnlyList<RoleProbe>>(s => [.. s.GetServices<RoleProbe>()]);
        services.AddHosted<HealthBoard>();
    }

    private static void AddReader(
        this IServiceCollection services, BrokerOptions broker, DeliveryWindow window,
        Func<IServiceProvider, Func<Delivery, Settle, CancellationToken, Task>> door)
    {
        IntakeReader? reader = null;
        IntakeReader Create(IServiceProvider s) => reader ??= new(
            new BrokerConnection(broker with { ClientName = $"verification {window.Queue}" }, s.GetRequiredService<TimeProvider>()),
            window, door(s), s.GetRequiredService<LargeBodies>(), s.GetRequiredService<TimeProvider>(), s.LogOf<IntakeReader>());
        services.AddSingleton<IHostedService>(Create);
        services.AddSingleton(s => Create(s).Probe);
    }

    private static Func<CancellationToken, Task<bool>> MakeMonths(IServiceProvider services) => async ct =>
    {
        await PartitionMonths.CreateAhead(
            services.GetRequiredService<RoadDatabase>().Source, services.GetRequiredService<TimeProvider>(), Migrator.MonthsAhead, ct);
        return false;
    };

    private static Func<CancellationToken, Task<bool>> EndStillWriters(IServiceProvider services) => async ct =>
    {
        await services.GetRequiredService<StillWriters>().End(StillWriters.StillMax, ct);
        return false;
    };

    private static void AddSweep(
        this IServiceCollection services, string name, TimeSpan every, Func<IServiceProvider, Func<CancellationToken, Task<bool>>> round)
    {
        services.AddKeyedSingleton(name, (s, _) => new Sweep(name, every, round(s), s.GetRequiredService<TimeProvider>(), s.LogOf<Sweep>()));
        services.AddSingleton<IHostedService>(s => s.GetRequiredKeyedService<Sweep>(name));
        services.AddSingleton(s => s.GetRequiredKeyedService<Sweep>(name).Probe);
    }

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService => services.AddSingleton<T>().AddSingleton<IHostedService>(s => s.GetRequiredService<T>());

    private static ILogger<T> LogOf<T>(this IServiceProvider services) => services.GetRequiredService<ILogger<T>>();
}
