using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Verification.Contracts.Intake;
using Verification.Platform.Database;

namespace Verification.Pipeline.Doors;

/// <summary>Refusals over HTTP (RFC 9457): code, place, sentence in both languages, next step; never a value of the input.</summary>
internal static class Problems
{
    private const int RetryAfterSeconds = 5;

    /// <summary>400 when the body is not one JSON value of the right shape, else 422.</summary>
    public static IResult Of(IReadOnlyList<RequestFault> faults) => Problem(
        faults.Any(f => f.Path == "$") ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
        "申请无法受理 The request cannot be taken", faults);

    public static IResult Of(BodyReading unread) => unread switch
    {
        BodyReading.TooLarge large => Problem(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"请求体超过 {large.BytesMax} 字节 The body is larger than {large.BytesMax} bytes"), []),
        BodyReading.Malformed => Malformed(StatusCodes.Status400BadRequest),
        BodyReading.TooSlow => Problem(StatusCodes.Status408RequestTimeout, "请求体未及时送达 The body did not arrive in time", []),
        _ => Problem(
            StatusCodes.Status415UnsupportedMediaType,
            "只接受未压缩的 UTF-8 JSON Only uncompressed application/json in UTF-8 is taken", []),
    };

    public static IResult WrongQuestion(IReadOnlyList<RequestFault> faults) => Problem(
        StatusCodes.Status400BadRequest, "查询有误 The question cannot be answered as asked", faults);

    /// <summary>What came is no HTTP request as the protocol has it, such as a chunk of no length: the sender's fault, not ours.</summary>
    public static IResult Malformed(int status) => Problem(status, "HTTP 报文有误 The HTTP message is malformed", []);

    public static IResult Unauthorized() => new HeaderResult(
        "WWW-Authenticate", "Bearer", Problem(StatusCodes.Status401Unauthorized, "缺少或无效的令牌 The bearer token is missing or unknown", []));

    public static IResult Forbidden() => Problem(
        StatusCodes.Status403Forbidden, "令牌不属于该提交方或不含该地区 The token belongs to another submitter or region", []);

    public static IResult Conflict(RequestFault fault) => Problem(
        StatusCodes.Status409Conflict, "请求编号已用于另一份申请 The request id was used for another request", [fault]);

    /// <summary>A fault of ours or of what we stand on; the caller is told whether asking again may help.</summary>
    public static IResult Failed(Exception? fault) => fault is not null && MayPass(fault)
        ? Busy()
        : Problem(StatusCodes.Status500InternalServerError, "系统内部错误,运维人员已收到提示 An internal fault; operators have been told", []);

    /// <summary>Whether asking again may help: what we stand on is away, or this process stops.</summary>
    public static bool MayPass(Exception fault) =>
        fault is OperationCanceledException or ChannelClosedException
        || DatabaseFault.Classify(fault) is FaultKind.Transient or FaultKind.CommitUnknown;

    public static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "没有这项核对 There is no such verification", []);

    public static IResult NoReport(int status, RequestFault fault) => Problem(
        status, "没有可提供的核对报告 There is no report to give", [fault]);

    public static IResult NoVisits(RequestFault fault) => Problem(
        StatusCodes.Status404NotFound, "没有可提供的入户名单 There is no visit list to give", [fault]);

    public static IResult Busy() => new HeaderResult(
        "Retry-After", RetryAfterSeconds.ToString(CultureInfo.InvariantCulture),
        Problem(StatusCodes.Status503ServiceUnavailable, "系统繁忙,请稍后重试 Too much work is waiting; please ask again", []));

    private static IResult Problem(int status, string title, IReadOnlyList<RequestFault> faults) => Results.Problem(new ProblemDetails
    {
        Status = status,
        Title = title,
        Type = "about:blank",
        Extensions = { ["faults"] = faults },
    });

    private sealed class HeaderResult(string name, string value, IResult inner) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[name] = value;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
