using Verification.City.Loading;
using Verification.City.Serving;

namespace Verification.Host.Registers;

/// <summary>The HTTP doors of registers: questions are posted, the reply is whole or there is none.</summary>
internal static class RegisterRoutes
{
    public static void MapRegisters(
        this WebApplication app, string adapter, ServedCity city, string mediaType, Func<ServedRegister, ReadOnlyMemory<byte>, byte[]> answer)
    {
        var registers = city.By(adapter);
        app.MapPost(RegisterPlaces.PathOf(adapter, "{source}"), async (string source, HttpContext context) =>
        {
            if (!registers.TryGetValue(source, out var register))
                return Results.NotFound();
            if (await Body(context) is not { } body)
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            try
            {
                return Results.Bytes(answer(register, body), mediaType);
            }
            catch (UnreadableQuestion)
            {
                return Results.BadRequest();
            }
        });
    }

    // Kestrel counts what comes, whatever the length said.
    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
