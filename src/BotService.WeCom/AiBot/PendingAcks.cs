using System.Collections.Concurrent;

namespace BotService.WeCom.AiBot;

/// <summary>Which frames wait for their acknowledgement: at most one for each request number, because the answer names nothing else.</summary>
internal sealed class PendingAcks
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<AiBotAnswer>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public async Task<IDisposable> TakeTurnAsync(string reqId, CancellationToken cancellationToken)
    {
        Turn turn;

        while (true)
        {
            turn = _turns.GetOrAdd(reqId, _ => new Turn());

            lock (turn)
            {
                if (!turn.IsOver)
                {
                    turn.Users++;
                    break;
                }
            }
        }

        try
        {
            await turn.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(reqId, turn);
            throw;
        }

        return new Ticket(() =>
        {
            turn.Gate.Release();
            Leave(reqId, turn);
        });
    }

    public Task<AiBotAnswer> Expect(string reqId)
    {
        var source = new TaskCompletionSource<AiBotAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[reqId] = source;
        return source.Task;
    }

    public void Forget(string reqId) => _waiting.TryRemove(reqId, out _);

    /// <summary>False when nobody waits for it.</summary>
    public bool Settle(string reqId, AiBotAnswer answer) => _waiting.TryRemove(reqId, out var source) && source.TrySetResult(answer);

    /// <summary>The link is gone: whether any of them arrived, nobody will say any more.</summary>
    public void Lose()
    {
        foreach (var reqId in _waiting.Keys)
        {
            Settle(reqId, new AiBotAnswer(AiBotErrors.Unanswered));
        }
    }

    private void Leave(string reqId, Turn turn)
    {
        lock (turn)
        {
            if (--turn.Users == 0)
            {
                turn.IsOver = true;
                _turns.TryRemove(reqId, out _);
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Users { get; set; }

        public bool IsOver { get; set; }
    }

    private sealed class Ticket(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
