using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BotService.WeCom.Callbacks;

namespace BotService.Simulator;

/// <summary>Posts callbacks the way WeCom does: sealed afresh for each attempt, 5 s of patience, the same message up to three times.</summary>
internal sealed class CallbackDelivery(WeComSimulator simulator, IHttpClientFactory clients, IServiceProvider services, TimeProvider time)
{
    private readonly CallbackCodec _codec =
        new(simulator.Options.CorpId, new CallbackKeys(simulator.Options.Token, simulator.Options.EncodingAesKey), previous: null);

    private SimulatorOptions Options => simulator.Options;

    public async Task<PhoneReply> DeliverAsync(PhoneMessage message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await TryOnceAsync(message, cancellationToken) with { Attempts = attempt };

            var again = reply.Trouble is PhoneTrouble.TimedOut or PhoneTrouble.Unreachable
                || (reply.Trouble is PhoneTrouble.Refused && Options.RepeatOnErrorStatus);

            if (!again || attempt >= Options.CallbackAttempts)
            {
                return reply;
            }
        }
    }

    private async Task<PhoneReply> TryOnceAsync(PhoneMessage message, CancellationToken cancellationToken)
    {
        // WeCom's patience is real time: moving the service's clock does not use it up.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Options.CallbackDeadline);

        try
        {
            var sealedMessage = Seal(message.Xml);
            using var request = new HttpRequestMessage(HttpMethod.Post, Target(sealedMessage.ToQuery()))
            {
                Content = new StringContent(
                    sealedMessage.ToCallbackXml(Options.CorpId, Options.AgentId), Encoding.UTF8, new MediaTypeHeaderValue("text/xml")),
            };
            using var client = clients.CreateClient(SimulatorOptions.CallbackClient);
            using var response = await client.SendAsync(request, patience.Token);

            // Byte for byte: reading it as text would drop a byte order mark.
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(patience.Token));
            return Judge(message, response.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PhoneReply { Trouble = PhoneTrouble.TimedOut, Message = message };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new PhoneReply { Trouble = PhoneTrouble.Unreachable, Message = message };
        }
    }

    private SealedReply Seal(string text)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return _codec.Seal(text, timestamp, RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture));
    }

    private Uri Target(string query)
    {
        var path = $"{Options.CallbackPath}?{query}";
        return Options.CallbackAddress is { } address ? new Uri(address(services), path) : new Uri(path, UriKind.Relative);
    }

    private PhoneReply Judge(PhoneMessage message, HttpStatusCode status, string body)
    {
        var reply = new PhoneReply { Trouble = PhoneTrouble.None, Status = (int)status, Message = message };

        if (status is not HttpStatusCode.OK)
        {
            return reply with { Trouble = PhoneTrouble.Refused };
        }

        if (body.Length == 0)
        {
            return reply;
        }

        var xml = new ReplyOpener(_codec, Options.CorpId).Open(body, message.UserId, out var reason);

        if (reason is not null)
        {
            simulator.RecordViolation("callback reply", 0, reason);
            return reply with { Trouble = PhoneTrouble.BadReply, Reason = reason };
        }

        return reply with { Xml = xml };
    }
}
