using System.Collections.Concurrent;
using NUnit.Framework;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests;

/// <summary>One running service per AMQP edge, started by the first journey that wants it and ended after the last.</summary>
[SetUpFixture]
public sealed class Services
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<RunningService>>> ByEdge = new(StringComparer.Ordinal);

    public static Task<RunningService> With(string edge) =>
        ByEdge.GetOrAdd(edge, one => new Lazy<Task<RunningService>>(() => RunningService.Start(one))).Value;

    [OneTimeTearDown]
    public async Task End_them()
    {
        foreach (var starting in ByEdge.Values)
        {
            if (starting.Value.IsCompletedSuccessfully)
                await (await starting.Value).DisposeAsync();
        }
    }
}
