using System.Globalization;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace BotService.WeCom.AiBot;

/// <summary>Keeps one long connection: logs in, pings, connects again after a loss, and stays away after an eviction or a refused log-in. All spans are real time.</summary>
public sealed partial class AiBotClient(AiBotSettings settings, ILogger<AiBotClient> logger)
{
    private const int MostUnanswered = 2;

    private readonly PendingAcks _acks = new();
    private volatile AiBotSocket? _socket;
    private volatile AiBotState _state;

    /// <summary>How it stands now.</summary>
    public AiBotState State => _state;

    /// <summary>Takes each message and event, in their order, on the reader itself: it returns soon. Its task is not waited for, and whatever it throws is its own to log.</summary>
    public Func<AiBotFrame, Task>? OnCallback { get; set; }

    /// <summary>Told of each log-in that was accepted.</summary>
    public Action? OnConnected { get; set; }

    /// <summary>A number for a request of our own, in the form of the official SDK.</summary>
    public static string NewReqId(string cmd) =>
        string.Create(CultureInfo.InvariantCulture, $"{cmd}_{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}_{Random.Shared.Next():x8}");

    /// <summary>Runs until cancelled, evicted or refused, and says which; a lost link is taken up again for ever.</summary>
    /// <param name="cancellationToken">Ends it with a closed socket.</param>
    public async Task<AiBotState> RunAsync(CancellationToken cancellationToken)
    {
        var backOff = new AiBotBackOff(settings.FirstWait, settings.LongestWait);
        _state = AiBotState.Connecting;

        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ConnectOnceAsync(backOff, cancellationToken) is { } end)
            {
                return _state = end;
            }

            _state = cancellationToken.IsCancellationRequested ? AiBotState.Stopped : AiBotState.Connecting;
            await Task.Delay(backOff.Next(), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return _state = AiBotState.Stopped;
    }

    /// <summary>Sends a frame under its own new number.</summary>
    /// <param name="cmd">One of <see cref="AiBotCommands"/>.</param>
    /// <param name="body">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the frame may have left.</param>
    public Task<AiBotAnswer> RequestAsync(string cmd, AiBotBody? body, CancellationToken cancellationToken) =>
        ReplyAsync(cmd, NewReqId(cmd), body, cancellationToken);

    /// <summary>Sends a frame under the number of the callback it answers; frames of one number leave one after another.</summary>
    /// <param name="cmd">One of <see cref="AiBotCommands"/>.</param>
    /// <param name="reqId">The callback's number.</param>
    /// <param name="body">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; the frame may have left.</param>
    public async Task<AiBotAnswer> ReplyAsync(string cmd, string reqId, AiBotBody? body, CancellationToken cancellationToken)
    {
        using var turn = await _acks.TakeTurnAsync(reqId, cancellationToken);
        return _socket is { } socket && _state is AiBotState.Connected
            ? await ExchangeAsync(socket, AiBotFrame.Of(cmd, reqId, body), settings.AckPatience, cancellationToken)
            : new AiBotAnswer(AiBotErrors.NotSent);
    }

    private async Task<AiBotState?> ConnectOnceAsync(AiBotBackOff backOff, CancellationToken cancellationToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(settings.LoginPatience);
            using var socket = await AiBotSocket.ConnectAsync(settings.Url, patience.Token);
            _socket = socket;
            var reading = ReadAsync(socket, life.Token);
            var end = await LiveAsync(socket, reading, backOff, life.Token);
            await life.CancelAsync();
            await socket.CloseAsync();
            socket.Abort();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return reading is { IsCompletedSuccessfully: true, Result: true } ? Evicted() : end;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Log.NoLink(logger, exception.GetType().Name);
            return null;
        }
        finally
        {
            _socket = null;
            _acks.Lose();
        }
    }

    /// <summary>Logs in and pings until the reader ends, the peer is dead or nobody wants it any more.</summary>
    private async Task<AiBotState?> LiveAsync(AiBotSocket socket, Task<bool> reading, AiBotBackOff backOff, CancellationToken cancellationToken)
    {
        var login = await ExchangeAsync(
            socket, AiBotFrame.Of(AiBotCommands.Subscribe, NewReqId(AiBotCommands.Subscribe), new AiBotBody { BotId = settings.BotId, Secret = settings.Secret }), settings.LoginPatience, cancellationToken);

        if (login.Code is AiBotErrors.Unanswered or AiBotErrors.NotSent || AiBotErrors.IsBusy(login.Code))
        {
            Log.NoLogin(logger, login.Code);
            return null;
        }

        if (!login.IsOk)
        {
            Log.Refused(logger, login.Code);
            return AiBotState.Refused;
        }

        _state = AiBotState.Connected;
        backOff.Reset();
        Log.Connected(logger);
        OnConnected?.Invoke();
        await PingAsync(socket, reading, cancellationToken);
        return null;
    }

    /// <summary>One ping a heartbeat, which may be answered until the next is due: a peer that dies is noticed after three heartbeats at the latest.</summary>
    private async Task PingAsync(AiBotSocket socket, Task<bool> reading, CancellationToken cancellationToken)
    {
        var due = Task.Delay(settings.Heartbeat, TimeProvider.System, cancellationToken);

        for (var unanswered = 0; unanswered < MostUnanswered;)
        {
            await Task.WhenAny(reading, due);

            if (reading.IsCompleted || cancellationToken.IsCancellationRequested)
            {
                return;
            }

            due = Task.Delay(settings.Heartbeat, TimeProvider.System, cancellationToken);
            var answer = await Task.WhenAny(reading, ExchangeAsync(socket, AiBotFrame.Of(AiBotCommands.Ping, NewReqId(AiBotCommands.Ping), body: null), settings.Heartbeat, cancellationToken));
            unanswered = answer is Task<AiBotAnswer> { IsCompletedSuccessfully: true, Result.IsOk: true } ? 0 : unanswered + 1;
        }

        if (!reading.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            Log.Dead(logger);
        }
    }

    private async Task<AiBotAnswer> ExchangeAsync(AiBotSocket socket, AiBotFrame frame, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (!socket.IsOpen)
        {
            return new AiBotAnswer(AiBotErrors.NotSent);
        }

        var answer = _acks.Expect(frame.ReqId);
        var isLeaving = false;

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(wait);
            isLeaving = true;
            await socket.WriteAsync(frame, patience.Token);
            return await answer.WaitAsync(patience.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            return new AiBotAnswer(isLeaving ? AiBotErrors.Unanswered : AiBotErrors.NotSent);
        }
        finally
        {
            _acks.Forget(frame.ReqId);
        }
    }

    /// <summary>True when it ended by an eviction.</summary>
    private async Task<bool> ReadAsync(AiBotSocket socket, CancellationToken cancellationToken)
    {
        while (await socket.ReadAsync(cancellationToken) is { } bytes)
        {
            if (!AiBotReader.TryRead(bytes, out var frame))
            {
                Log.Unreadable(logger, bytes.Length);
            }
            else if (frame.IsAcknowledgement)
            {
                if (!_acks.Settle(frame.ReqId, new AiBotAnswer(frame.Errcode!.Value, frame.Body)))
                {
                    Log.Unexpected(logger, frame.Errcode.Value);
                }
            }
            else if (frame is { Cmd: AiBotCommands.Event, Body.Event.EventType: AiBotEventTypes.Disconnected })
            {
                return true;
            }
            else if (frame is { Cmd: AiBotCommands.Message or AiBotCommands.Event, Body: not null })
            {
                HandOver(frame);
            }
            else
            {
                Log.Ignored(logger, Printable(frame.Cmd));
            }
        }

        return false;
    }

    private void HandOver(AiBotFrame frame)
    {
        try
        {
            _ = OnCallback?.Invoke(frame);
        }
        catch (Exception exception)
        {
            Log.Thrown(logger, exception);
        }
    }

    private AiBotState Evicted()
    {
        Log.Evicted(logger);
        return AiBotState.Evicted;
    }

    private static string Printable(string? text) => text is null ? "none" : WeComText.CutToCharacters(new string([.. text.Where(c => !char.IsControl(c))]), 60);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The bot's socket is connected and logged in.")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "The bot's socket is not connected ({Reason}); another try follows.")]
        public static partial void NoLink(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Warning, "The bot's log-in was not answered as it should be ({Code}); another try follows.")]
        public static partial void NoLogin(ILogger logger, int code);

        [LoggerMessage(4, LogLevel.Critical, "The bot's log-in was refused with {Code}: check AiBot__BotId and AiBot__Secret, then start again. Nothing tries again by itself.")]
        public static partial void Refused(ILogger logger, int code);

        [LoggerMessage(5, LogLevel.Critical, "Another connection of this bot took over: something else uses the same BotId and Secret. Nothing connects again before a node is started.")]
        public static partial void Evicted(ILogger logger);

        [LoggerMessage(6, LogLevel.Warning, "The bot's socket left two pings unanswered and counts as dead.")]
        public static partial void Dead(ILogger logger);

        [LoggerMessage(7, LogLevel.Warning, "A frame of {Length} bytes was not readable and is ignored.")]
        public static partial void Unreadable(ILogger logger, int length);

        [LoggerMessage(8, LogLevel.Debug, "An acknowledgement with code {Code} came for a request that nobody waits for.")]
        public static partial void Unexpected(ILogger logger, int code);

        [LoggerMessage(10, LogLevel.Error, "Whoever takes callbacks threw.")]
        public static partial void Thrown(ILogger logger, Exception exception);

        [LoggerMessage(9, LogLevel.Information, "A frame with command {Command} is not known and is ignored.")]
        public static partial void Ignored(ILogger logger, string command);
    }
}
