using System.Text;
using Microsoft.Extensions.Time.Testing;
using Verification.Contracts.Intake;
using Verification.Intake.Exits;
using Verification.Intake.Reading;
using Verification.Intake.Rechecks;
using Verification.Platform.Exits;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

/// <summary>Reads bodies as a door would, at the hour of the examples.</summary>
internal static class Reading
{
    public static RequestReader Reader() => new(new FakeTimeProvider(ARequest.ReceivedAt));

    public static RequestReading Of(byte[] body, RequestHeaders? headers = null) => Reader().Read(body, headers ?? RequestHeaders.None);

    public static RequestReading Of(string body, RequestHeaders? headers = null) => Of(Encoding.UTF8.GetBytes(body), headers);

    public static RequestReading Of(ARequest request) => Of(request.Bytes);

    public static BatchReading OfBatch(byte[] body, RequestHeaders? headers = null) =>
        Reader().ReadBatch(body, headers ?? RequestHeaders.None);

    public static ExitReading OfExit(ExitKind kind, byte[] body) =>
        new ExitReader(new FakeTimeProvider(ARequest.ReceivedAt)).Read(kind, body, RequestHeaders.None);

    public static string[] FaultsOf(ExitReading reading) => reading is ExitReading.Refused refused ? Written(refused.Faults) : [];

    public static RecheckReading OfRecheck(byte[] body) =>
        new RecheckReader(new FakeTimeProvider(ARequest.ReceivedAt)).Read(body, RequestHeaders.None);

    public static string[] FaultsOf(RecheckReading reading) => reading is RecheckReading.Refused refused ? Written(refused.Faults) : [];

    /// <summary>Codes and paths of the faults, as in the examples' files.</summary>
    public static string[] FaultsOf(RequestReading reading) => reading is RequestReading.Refused refused ? Written(refused.Faults) : [];

    public static string[] FaultsOf(BatchReading reading) => reading switch
    {
        BatchReading.Refused refused => Written(refused.Faults),
        BatchReading.Readable readable => [.. readable.Items.SelectMany(FaultsOf)],
        _ => [],
    };

    public static string[] FaultsOf(ARequest request) => FaultsOf(Of(request));

    private static string[] Written(IReadOnlyList<RequestFault> faults) => [.. faults.Select(fault => $"{fault.Code} {fault.Path}")];
}
