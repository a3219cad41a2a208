using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>Pushes a text to a group through its robot's address (document 91770). Which robot is a place in the list: the address is a secret.</summary>
internal sealed class GroupRobotChannel(IHttpClientFactory clients, IOptions<GroupRobotOptions> options) : IChannel
{
    public const string ChannelName = "grouprobot";

    public const string Client = "group-robot";

    private const string Prefix = "robot-";

    private const int SystemBusy = -1;

    /// <summary>Twenty a minute are allowed.</summary>
    private const int TooOften = 45009;

    public string Name => ChannelName;

    /// <summary>A text of 2,048 bytes (document 91770); no repeat is dropped.</summary>
    public static ChannelLimits Most { get; } = new(ChannelName, Recipients: 1, TextBytes: 2048);

    public ChannelLimits Limits => Most;

    public bool IsForGroups => true;

    public static string RecipientFor(int index) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index}");

    public ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(
        message.Content is TextContent text
            ? PreparedMessage.Ready(JsonSerializer.Serialize(new { msgtype = "text", text = new { content = MessageText.Clip(text.Text, Most.TextBytes) } }))
            : PreparedMessage.Failed(SendResult.GiveUp("a group robot takes only text")));

    public async ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        if (!int.TryParse(recipients[0].AsSpan(Math.Min(Prefix.Length, recipients[0].Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= options.Value.Urls.Count)
        {
            return SendResult.GiveUp("this group robot is no longer configured");
        }

        try
        {
            using var client = clients.CreateClient(Client);
            using var content = new StringContent(payload, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri(options.Value.Urls[index]), content, CancellationToken.None);

            if (!answer.IsSuccessStatusCode)
            {
                var reason = FormattableString.Invariant($"the group robot's host answered {(int)answer.StatusCode}");
                return IsRefused(answer.StatusCode) ? SendResult.GiveUp(reason) : SendResult.RetryLater(reason);
            }

            return Judge(await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None));
        }
        catch (HttpRequestException exception) when (IsNotReached(exception.HttpRequestError))
        {
            return SendResult.RetryLater($"the group robot's host is not reached ({exception.HttpRequestError})");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
        {
            return SendResult.GiveUp($"the group robot's host did not say whether it took it ({exception.GetType().Name})") with { MayHaveArrived = true };
        }
    }

    /// <summary>The request itself is wrong, and so a wrong address: no later try is another request.</summary>
    private static bool IsRefused(HttpStatusCode status) => (int)status is >= 400 and < 500 && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    private static bool IsNotReached(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static int? CodeIn(JsonElement answer)
    {
        if (answer.ValueKind is not JsonValueKind.Object || !answer.TryGetProperty("errcode", out var code))
        {
            return null;
        }

        return code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
    }

    private static SendResult Judge(JsonElement answer)
    {
        var code = CodeIn(answer);

        return code switch
        {
            0 => SendResult.Delivered([]),
            null => SendResult.GiveUp("the group robot's host answered without a code") with { MayHaveArrived = true },
            SystemBusy => SendResult.RetryLater("the group robot's host is busy", TimeSpan.FromMinutes(1)),
            TooOften => SendResult.RetryLater("the group robot is asked too often", TimeSpan.FromMinutes(1)),
            _ => SendResult.GiveUp(FormattableString.Invariant($"the group robot answered {code}; 93000 is a wrong address")),
        };
    }
}
