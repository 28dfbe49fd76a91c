using NUnit.Framework;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Http;

/// <summary>A journey at the HTTP door.</summary>
public abstract class HttpJourney
{
    protected RunningService Service { get; private set; } = null!;

    internal HttpCaller Caller { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Call()
    {
        Service = await Services.With("masstransit");
        Caller = new HttpCaller(Service, Service.Stage.Token);
        await Travel();
    }

    [OneTimeTearDown]
    public void Hang_up() => Caller.Dispose();

    /// <summary>What happens before the expectations are looked at.</summary>
    protected virtual Task Travel() => Task.CompletedTask;
}
