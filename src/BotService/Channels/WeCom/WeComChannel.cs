using BotService.Messaging;
using BotService.WeCom.Api;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>Pushes through the app's message/send and judges what its answers mean for another try.</summary>
internal sealed class WeComChannel(WeComClient client, IServiceScopeFactory scopes, IOptions<WeComOptions> options, IOptions<OrganisationOptions> organisation) : IChannel
{
    public const string ChannelName = "wecom";

    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(5);

    /// <summary>Documents 90236 and 90238. An identical request is dropped for as long as can be asked for; the send queue is busiest at full and half hours, and seven minutes later it is not.</summary>
    public static ChannelLimits Most { get; } = new(ChannelName, SendLimits.MostRecipients, SendLimits.MostTextBytes)
    {
        RepeatsDroppedFor = SendLimits.LongestDuplicateCheck,
        AnswerWithin = TimeSpan.FromSeconds(5),
        BusyMinutes = [0, 30],
        CalmAfter = TimeSpan.FromMinutes(7),
    };

    public static ChannelKeys Keys { get; } = new(
        ChannelName,
        "企业微信应用",
        WeComOptions.Section,
        [nameof(WeComOptions.CorpId), nameof(WeComOptions.AgentId), nameof(WeComOptions.Secret), nameof(WeComOptions.Token), nameof(WeComOptions.EncodingAESKey)])
    {
        ReachesEverybody = true,
    };

    public string Name => ChannelName;

    public ChannelLimits Limits => Most;

    public async ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not FileContent file)
        {
            return Request(message, OutgoingCard.From(message.Content, message.Id, organisation.Value.PushStyle));
        }

        var uploaded = await UploadAsync(file, cancellationToken);
        return uploaded.IsOk ? Request(message, file.IsPicture ? new ImageBody(uploaded.Value!) : new FileBody(uploaded.Value!)) : PreparedMessage.Failed(Judge(uploaded));
    }

    public async ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(payload, cancellationToken);

        return answer.Code switch
        {
            WeComErrors.Ok => SendResult.Delivered(answer.InvalidUsers),
            WeComErrors.AllRecipientsInvalid => SendResult.Delivered([.. recipients.Select(UserKey.Of)]),
            _ => Judge(answer),
        };
    }

    private PreparedMessage Request(OutboundMessage message, SendContent content)
    {
        var request = new SendRequest
        {
            AgentId = options.Value.Agent,
            Recipients = message.Recipients,
            Content = content,
            DuplicateCheckInterval = Most.RepeatsDroppedFor,
        };
        return request.Check() is { } violation ? PreparedMessage.Failed(SendResult.GiveUp(violation.ToString())) : PreparedMessage.Ready(request.ToJson());
    }

    private async Task<WeComAnswer<string>> UploadAsync(FileContent file, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var maker = scope.ServiceProvider.GetServices<IFileMaker>().Single(m => m.Name == file.Maker);
        await using var content = NamelessFile.Create();
        var name = await maker.MakeAsync(file.Argument, content, cancellationToken);
        content.Position = 0;
        return await client.UploadMediaAsync(content, name, file.IsPicture ? MediaKind.Image : MediaKind.File, cancellationToken);
    }

    private static SendResult Judge(WeComAnswer answer)
    {
        var reason = answer.RefusedAddress is { } address ? $"{answer.Code} add {address} to the app's trusted addresses" : $"{answer.Code} {answer.Meaning.Text}";

        return answer.Meaning.Reaction switch
        {
            _ when answer.Code is WeComErrors.Unanswered => SendResult.Unheard(reason),
            _ when answer.Code is WeComErrors.LimitBroken => SendResult.GiveUp($"{reason}: {answer.Message}"),
            Reaction.Retry or Reaction.RenewToken or Reaction.Split => SendResult.RetryLater(reason),
            Reaction.Wait => SendResult.RetryLater(reason, TimeSpan.FromMinutes(1)),
            // A person can mend it meanwhile, and then what was owed still leaves.
            _ when WaitsForRepair(answer.Code) => SendResult.RetryLater(reason, UntilRepaired),
            _ => SendResult.GiveUp(reason),
        };
    }

    private static bool WaitsForRepair(int code) => code is WeComErrors.AddressNotTrusted or WeComErrors.BadSecret or WeComErrors.BadCorpId
        or WeComErrors.ForeignSecret or WeComErrors.AppDisabled or WeComErrors.AppUnused;
}
