using System.Security.Cryptography;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Intake;
using Verification.Contracts.Rechecks;
using Verification.Intake.Deciding;
using Verification.Intake.Faults;
using Verification.Intake.Reading;
using Verification.Vocabulary;

namespace Verification.Intake.Rechecks;

/// <summary>What became of the body of a recheck.</summary>
public abstract record RecheckReading
{
    private RecheckReading()
    {
    }

    /// <summary>A recheck without a fault of its own; what it names is looked up where that is known.</summary>
    /// <param name="Digest">SHA-256 of the record re-serialised: equal for every writing of the same recheck.</param>
    public sealed record Readable(RecheckVerifications Recheck, byte[] Digest) : RecheckReading;

    /// <summary>Every fault found, none of the values.</summary>
    public sealed record Refused(IReadOnlyList<RequestFault> Faults, string Submitter, string? BatchId) : RecheckReading;
}

/// <summary>Reads the bytes of a recheck the same way at every door; never throws for what it is given.</summary>
public sealed class RecheckReader(TimeProvider clock)
{
    public RecheckReading Read(ReadOnlyMemory<byte> body, RequestHeaders headers)
    {
        var faults = new FaultList();
        var recheck = RequestBody.Recheck.Read(body, "$", faults);
        if (recheck is not null)
        {
            Decide(recheck, ChinaTime.DayOf(clock.GetUtcNow()).AddDays(1), faults);
        }

        return faults.IsEmpty
            ? new RecheckReading.Readable(
                recheck!, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(recheck!, ContractJson.Wire.RecheckVerifications)))
            : new RecheckReading.Refused(faults.All, Sender.Of(recheck?.Submitter, headers), Sender.RequestIdOf(recheck?.BatchId));
    }

    private static void Decide(RecheckVerifications recheck, DateOnly tomorrow, FaultList faults)
    {
        Days.Decide(recheck.AsOf, tomorrow, "$.asOf", faults);
        if (recheck.StandingConsent is { } consent)
        {
            Days.DecidePeriod(consent.From, consent.To, "$.standingConsent", faults);
        }

        var named = (recheck.Verifications?.Count ?? 0) + (recheck.CaseNos?.Count ?? 0);
        if (named is 0 or > IntakeLimits.BatchHouseholdsMax)
        {
            faults.Add(RecheckFaults.Count, "$", 1, IntakeLimits.BatchHouseholdsMax);
        }
    }
}
