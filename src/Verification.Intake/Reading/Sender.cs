namespace Verification.Intake.Reading;

/// <summary>To whom a refusal goes when the body may not tell.</summary>
internal static class Sender
{
    public const string Unknown = "unknown";

    private const int UserIdLengthMax = 255;

    public static string Of(string? submitter, RequestHeaders headers) =>
        IsSubmitter(submitter) ? submitter!
        : headers.UserId is { Length: > 0 and <= UserIdLengthMax } user && !user.Any(char.IsControl) ? user
        : Unknown;

    public static string? RequestIdOf(string? text) => IsRequestId(text) ? text : null;

    public static bool IsRequestId(string? text) =>
        text is { Length: > 0 and <= 80 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');

    private static bool IsSubmitter(string? text) =>
        text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
