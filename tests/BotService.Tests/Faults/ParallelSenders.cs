using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Xml.Linq;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>People at their phones and WeCom between: each message is posted until somebody acknowledges it, some once more after that.</summary>
internal sealed class ParallelSenders(Func<Uri> address, TimeSpan? patience = null) : IDisposable
{
    /// <summary>WeCom hangs up after 5 s (document 90238).</summary>
    public static readonly TimeSpan WeComsPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new() { Timeout = patience ?? WeComsPatience };
    private readonly ConcurrentQueue<Task> _talking = new();
    private readonly ConcurrentQueue<Utterance> _acknowledged = new();
    private int _number;
    private int _unheard;

    /// <summary>What was answered with 200 at least once.</summary>
    public IReadOnlyList<Utterance> Acknowledged => [.. _acknowledged];

    /// <summary>Tries that nobody answered: the service was dead, or died with the message in hand.</summary>
    public int Unheard => _unheard;

    /// <summary>Somebody says something; this returns at once.</summary>
    /// <param name="again">WeCom delivers it another time, after it was acknowledged or at the same moment.</param>
    public void Say(string from, string text, Again again = Again.No)
    {
        var said = new Utterance(from, text, Interlocked.Increment(ref _number));
        _talking.Enqueue(Task.Run(() => DeliverAsync(said, again), Bot.Token));
    }

    /// <summary>Returns when everything said was acknowledged.</summary>
    public async Task FinishAsync()
    {
        while (_talking.TryDequeue(out var talk))
        {
            await talk;
        }
    }

    /// <summary>Asks a question and returns the answer; nothing when none came in time.</summary>
    public async Task<string> AskAsync(string from, string text)
    {
        try
        {
            using var answer = await PostAsync(new Utterance(from, text, Interlocked.Increment(ref _number)));
            return await RawCallback.TextAsync(answer);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return string.Empty;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task DeliverAsync(Utterance said, Again again)
    {
        await (again is Again.AtOnce ? Task.WhenAll(UntilHeardAsync(said), UntilHeardAsync(said)) : UntilHeardAsync(said));
        _acknowledged.Enqueue(said);

        if (again is Again.Later)
        {
            await UntilHeardAsync(said);
        }
    }

    private async Task UntilHeardAsync(Utterance said)
    {
        while (!await IsHeardAsync(said))
        {
            Interlocked.Increment(ref _unheard);
            await Task.Delay(Pause, TimeProvider.System, Bot.Token);
        }
    }

    private async Task<bool> IsHeardAsync(Utterance said)
    {
        try
        {
            using var answer = await PostAsync(said);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

            // Who reads that it may not be kept says it again.
            return !(await RawCallback.TextAsync(answer)).Contains("系统正在维修", StringComparison.Ordinal);
        }
        catch (Exception exception) when (IsSilence(exception))
        {
            return false;
        }
    }

    private static bool IsSilence(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException || (exception is OperationCanceledException && !Bot.Token.IsCancellationRequested);

    private Task<HttpResponseMessage> PostAsync(Utterance said)
    {
        var xml = RawCallback.Message(said.From, "text", new XElement("Content", said.Text).ToString(), said.Number);
        var message = RawCallback.Codec().Seal(xml, "1788750000", Random.Shared.Next(1_000_000).ToString(CultureInfo.InvariantCulture));
        var content = new ByteArrayContent(RawCallback.Body(message));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return _http.PostAsync(new Uri(address(), $"/wecom/callback?{message.ToQuery()}"), content, Bot.Token);
    }
}

/// <summary>One message of one person; its number is WeCom's MsgId.</summary>
internal sealed record Utterance(string From, string Text, int Number);

/// <summary>Whether WeCom delivers a message another time.</summary>
internal enum Again
{
    No,
    Later,
    AtOnce,
}
