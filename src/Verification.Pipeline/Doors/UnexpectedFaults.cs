using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors;

/// <summary>What a caller hears when a request ends in a fault nobody handled: a problem, never a trace or a value.</summary>
public static class UnexpectedFaults
{
    public static void UseUnexpectedFaults(this IApplicationBuilder app) => app.UseExceptionHandler(handler => handler.Run(Answer));

    private static Task Answer(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is BadHttpRequestException malformed)
        {
            return Problems.Malformed(malformed.StatusCode).ExecuteAsync(http);
        }

        if (fault is not null)
        {
            PipelineLog.WorkFailed(http.RequestServices.GetRequiredService<ILogger<HttpDoor>>(), "answering over HTTP", FaultText.Of(fault));
        }

        return Problems.Failed(fault).ExecuteAsync(http);
    }
}
