using BotService.Messaging;
using BotService.Store;
using BotService.WeCom.AiBot;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>Pushes to whoever has written to the bot, one person a message: what one acknowledgement is for stands in one row, and is never sent again.</summary>
internal sealed class AiBotChannel(AiBotClient client, AiBotStatus status, ConversationBudget budget, IServiceScopeFactory scopes, IOptions<OrganisationOptions> organisation) : IChannel
{
    private const int Single = 1;

    private const string Uploads = "uploads";

    /// <summary>An hour's limit is looked at again before it ends: what waits longer would look like the work of a wrong clock.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);

    /// <summary>One person a message, and no repeat is dropped. Behind the socket stands the same queue as behind the app.</summary>
    public static ChannelLimits Most { get; } = new(FrameReading.ChannelName, Recipients: 1, MarkdownText.MostBytes)
    {
        AnswerWithin = TimeSpan.FromSeconds(5),
        BusyMinutes = [0, 30],
        CalmAfter = TimeSpan.FromMinutes(7),
    };

    public static ChannelKeys Keys { get; } = new(FrameReading.ChannelName, "智能机器人", AiBotOptions.Section, [nameof(AiBotOptions.BotId), nameof(AiBotOptions.Secret)]);

    public string Name => FrameReading.ChannelName;

    public ChannelLimits Limits => Most;

    public bool IsOpen => status.IsConnected;

    public bool IsStandIn => true;

    public async ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Recipients is not [var recipient])
        {
            return PreparedMessage.Failed(SendResult.GiveUp("this channel sends to one person at a time"));
        }

        await using var scope = scopes.CreateAsyncScope();

        if (await IdOfAsync(scope.ServiceProvider.GetRequiredService<BotDbContext>(), recipient, cancellationToken) is not { } id)
        {
            return PreparedMessage.Failed(SendResult.Delivered([UserKey.Of(recipient)]));
        }

        if (message.Content is not FileContent file)
        {
            return Ready(id, AiBotCard.Push(message.Content, message.Id, organisation.Value.PushStyle));
        }

        var uploaded = await UploadAsync(file, scope.ServiceProvider.GetServices<IFileMaker>(), cancellationToken);
        return uploaded is { IsOk: true, Body.MediaId: { Length: > 0 } media }
            ? Ready(id, new AiBotBody { MsgType = "file", File = new AiBotMedia(MediaId: media) })
            : PreparedMessage.Failed(uploaded.MayHaveArrived ? SendResult.RetryLater("the upload was not answered") : Judge(uploaded, recipient));
    }

    public async ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
    {
        if (!AiBotReader.TryRead(System.Text.Encoding.UTF8.GetBytes(payload), out var kept) || kept.Body is not { ChatId: { } id } body)
        {
            return SendResult.GiveUp("the stored message is not readable");
        }

        if (!budget.TryTake(id, ConversationBudget.Pushes, out var wait))
        {
            return SendResult.HoldBack("the conversation's 30 a minute or 1,000 an hour are used up", wait < LongestHold ? wait : LongestHold);
        }

        // Once it has left, its acknowledgement is waited for: five seconds at most, also when the service stops.
        return Judge(await client.RequestAsync(AiBotCommands.Send, body, CancellationToken.None), recipients[0]);
    }

    private static PreparedMessage Ready(string id, AiBotBody body) =>
        PreparedMessage.Ready(AiBotFrame.Of(AiBotCommands.Send, string.Empty, body with { ChatId = id, ChatType = Single }).ToJson());

    /// <summary>The person's latest id, or the id itself where an answer is owed to it.</summary>
    private static async Task<string?> IdOfAsync(BotDbContext db, string recipient, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(recipient);
        return await db.Addresses.Where(a => a.Channel == FrameReading.ChannelName && (a.UserKey == key || a.Id == recipient))
            .OrderByDescending(a => a.Since).Select(a => a.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<AiBotAnswer> UploadAsync(FileContent file, IEnumerable<IFileMaker> makers, CancellationToken cancellationToken)
    {
        if (!budget.TryTake(Uploads, ConversationBudget.Pushes, out _))
        {
            return new AiBotAnswer(AiBotErrors.NotSent);
        }

        var maker = makers.Single(m => m.Name == file.Maker);
        await using var content = NamelessFile.Create();
        var name = await maker.MakeAsync(file.Argument, content, cancellationToken);

        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return await client.UploadFileAsync(bytes, name, cancellationToken);
    }

    private static SendResult Judge(AiBotAnswer answer, string recipient)
    {
        var reason = FormattableString.Invariant($"the bot's socket answered {answer.Code}");

        return answer.Code switch
        {
            AiBotErrors.Ok => SendResult.Delivered([]),
            AiBotErrors.NotSent or AiBotErrors.NotSubscribed => SendResult.RetryLater("the bot's socket is not connected"),

            // The far side weeds out nothing: a person decides whether to send it again.
            AiBotErrors.Unanswered => SendResult.GiveUp("the link broke before the bot's socket acknowledged it") with { MayHaveArrived = true },
            _ when AiBotErrors.IsUnreachable(answer.Code) => SendResult.Delivered([UserKey.Of(recipient)]),
            _ when AiBotErrors.IsBusy(answer.Code) => SendResult.RetryLater(reason, TimeSpan.FromMinutes(1)),
            _ => SendResult.GiveUp(reason),
        };
    }
}
