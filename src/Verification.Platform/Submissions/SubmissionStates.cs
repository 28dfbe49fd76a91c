namespace Verification.Platform.Submissions;

/// <summary>The stored names of states and doors.</summary>
public static class SubmissionStates
{
    public static string Name(this SubmissionState state) => state switch
    {
        SubmissionState.Received => "received",
        SubmissionState.Gathering => "gathering",
        SubmissionState.Decided => "decided",
        SubmissionState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static SubmissionState Parse(string name) => name switch
    {
        "received" => SubmissionState.Received,
        "gathering" => SubmissionState.Gathering,
        "decided" => SubmissionState.Decided,
        "closed" => SubmissionState.Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static string Name(this Door door) => door switch
    {
        Door.Amqp => "amqp",
        Door.Http => "http",
        Door.Batch => "batch",
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };
}
