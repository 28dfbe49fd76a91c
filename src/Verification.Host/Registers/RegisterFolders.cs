using Verification.City.Loading;
using Verification.City.Serving;

namespace Verification.Host.Registers;

/// <summary>Looks into the folders of registers that are asked by file, again and again until it is ended.</summary>
internal sealed class RegisterFolders : IAsyncDisposable
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _ending = new();
    private readonly Task _looking;

    /// <param name="ended">Is told when the looking ended by itself.</param>
    public RegisterFolders(ServedCity city, TimeProvider clock, Action<Exception> ended)
    {
        AnswerFolder[] folders =
        [
            .. city.By(ServedBy.FileExchange).Values.Select(register => new AnswerFolder(register, RegisterPlaces.ExchangeFolder(city.Folder, register.Id))),
        ];
        _looking = Look(folders, clock, ended, _ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _looking;
        _ending.Dispose();
    }

    private static async Task Look(IReadOnlyList<AnswerFolder> folders, TimeProvider clock, Action<Exception> ended, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(BetweenRounds, clock);
        try
        {
            while (folders.Count > 0 && await timer.WaitForNextTickAsync(ct))
            {
                foreach (var folder in folders)
                    await Round(folder, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Told to end; what was half done is done again at the next start.
        }
        catch (Exception fault)
        {
            ended(fault);
        }
    }

    // A folder that goes away for a moment is met again at the next round.
    private static async Task Round(AnswerFolder folder, CancellationToken ct)
    {
        try
        {
            await folder.Round(ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }
}
