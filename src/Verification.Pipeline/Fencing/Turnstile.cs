namespace Verification.Pipeline.Fencing;

/// <summary>Lets many through side by side, or one alone; whoever wants to be alone goes before those who come after.</summary>
public sealed class Turnstile(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _inside;
    private int _era;
    private int _wantAlone;
    private TaskCompletionSource? _open;
    private TaskCompletionSource? _drained;

    /// <summary>Answers the era one entered in, to be given back on leaving.</summary>
    public async ValueTask<int> EnterTogether(CancellationToken ct)
    {
        while (true)
        {
            var (opening, era) = OpenOrEnter();
            if (opening is null)
            {
                return era;
            }

            await opening.WaitAsync(ct);
        }
    }

    public void LeaveTogether(int era)
    {
        lock (_gate)
        {
            if (era == _era && --_inside == 0)
            {
                _drained?.TrySetResult();
                _drained = null;
            }
        }
    }

    /// <summary>Waits until nobody is inside, at most for <paramref name="patience"/>: who has been inside so long is stuck, not dying.</summary>
    public async Task EnterAlone(TimeSpan patience, CancellationToken ct)
    {
        lock (_gate)
        {
            _wantAlone++;
        }

        try
        {
            await _one.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Want(-1);
            throw;
        }

        try
        {
            await Drained().WaitAsync(patience, clock, ct);
        }
        catch (TimeoutException)
        {
            ForgetInside();
        }
        catch (OperationCanceledException)
        {
            LeaveAlone();
            throw;
        }
    }

    public void LeaveAlone()
    {
        _one.Release();
        Want(-1);
    }

    public void Dispose() => _one.Dispose();

    private (Task? Opening, int Era) OpenOrEnter()
    {
        lock (_gate)
        {
            if (_wantAlone == 0)
            {
                _inside++;
                return (null, _era);
            }

            return ((_open ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task, _era);
        }
    }

    /// <summary>A new era begins without those who are stuck: they are waited for once, not by every suspect.</summary>
    private void ForgetInside()
    {
        lock (_gate)
        {
            _era++;
            _inside = 0;
            _drained = null;
        }
    }

    private Task Drained()
    {
        lock (_gate)
        {
            return _inside == 0 ? Task.CompletedTask : (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Want(int more)
    {
        lock (_gate)
        {
            _wantAlone += more;
            if (_wantAlone == 0)
            {
                _open?.TrySetResult();
                _open = null;
            }
        }
    }
}
