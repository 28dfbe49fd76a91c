using Microsoft.AspNetCore.Builder;
using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Host.Serve;
using Verification.Sources.Kit;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>The whole service inside the test's process, so that its sources can be made to misbehave; database and broker are the real ones.</summary>
internal sealed class ServiceInProcess : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServiceInProcess(WebApplication app) => _app = app;

    /// <param name="stage">Where it serves.</param>
    /// <param name="change">What is done to each source of the stage's city.</param>
    /// <param name="law">What is done to each law pack; null: they stay as they are.</param>
    public static async Task<ServiceInProcess> Start(
        LoadedStage stage, Func<CataloguedSource, CataloguedSource> change, Func<Pack, Pack>? law = null)
    {
        string? Variable(string name) => stage.Variables.GetValueOrDefault(name);
        var settings = ServeSettings.Read(Variable, Roles.All, "http://127.0.0.1:0", "masstransit", out _)! with { Quiet = true };
        var reading = PartsReader.Read(settings, Variable, TimeProvider.System);
        Assert.That(reading, Is.TypeOf<PartsReading.Whole>());
        var parts = ((PartsReading.Whole)reading).Parts;
        foreach (var fed in parts.Sources.All.Select(s => s.Source).OfType<IFedSource>())
            await fed.TakeDrops(CancellationToken.None);
        parts = parts with { Sources = new([.. parts.Sources.All.Select(change)]), Packs = parts.Packs.Changed(law ?? (pack => pack)) };
        var app = ServeHost.Build(settings, parts, TimeProvider.System);
        try
        {
            await app.StartAsync();
            return new(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using var app = _app;
        await app.StopAsync();
    }
}
