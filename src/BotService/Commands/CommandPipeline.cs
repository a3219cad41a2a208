using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Commands;

/// <summary>Takes a message in: receipt, changes, pushes owed and reply are one transaction, or none of it happened.</summary>
internal sealed partial class CommandPipeline(
    StoreWriter store, StoreReader reader, CommandCatalog catalog, LocalClock clock, IOptions<OrganisationOptions> organisation, ILogger<CommandPipeline> logger)
{
    public async ValueTask<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var meant = MeantBy(message);

            if (meant is { IsQuestion: true }
                && await reader.AskAsync(QuestionOf(message, meant), (sender, services, db, token) => AskAsync(message, sender, services, db, token), cancellationToken) is { } answer)
            {
                return answer;
            }

            return await store.RunTogetherAsync(QuestionOf(message, meant), (sender, services, db, token) => TakeInAsync(message, meant, sender, services, db, token), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !StoreTrouble.IsOutage(exception))
        {
            return Apologise(message, exception);
        }
    }

    /// <summary>For a message that was acknowledged without an answer: the answer is owed as a push, in the same transaction.</summary>
    public async ValueTask HandleLateAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var meant = MeantBy(message);

        try
        {
            await store.RunAloneAsync(
                QuestionOf(message, meant),
                async (sender, services, db, token) =>
                {
                    var reply = await TakeInAsync(message, meant, sender, services, db, token);
                    return meant is { LeavesNoTrace: true } || await OweAsync(message, reply, db, token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !StoreTrouble.IsOutage(exception))
        {
            var apology = Apologise(message, exception);
            await store.RunAsync((_, db, token) => OweAsync(message, apology, db, token), cancellationToken);
        }
    }

    private async ValueTask<bool> OweAsync(IncomingMessage message, Reply reply, BotDbContext db, CancellationToken cancellationToken)
    {
        await db.OweAnswerAsync(message, reply, clock.UtcNow, cancellationToken);
        return true;
    }

    private Reply Apologise(IncomingMessage message, Exception exception)
    {
        var number = Guid.NewGuid().ToString("N")[..8];
        Log.CommandFailed(logger, number, message.Channel, exception);
        return Reply.Say($"抱歉，这次没有办成，什么也没有记下。请稍后再发一次；如果还不行，请把编号 {number} 告诉管理员。");
    }

    /// <summary>Null when the sender is to be welcomed back first, which is a change.</summary>
    private async ValueTask<Reply?> AskAsync(IncomingMessage message, SenderFacts sender, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken)
    {
        var (given, caller) = Meet(message, sender);
        return given ?? (caller.Member?.UnreachableSince is null ? await AnswerAsync(message, caller, services, db, cancellationToken) : null);
    }

    private async ValueTask<Reply> TakeInAsync(
        IncomingMessage message, ChatCommandAttribute? meant, SenderFacts sender, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken)
    {
        var (given, caller) = Meet(message, sender);

        if (given is not null)
        {
            return given;
        }

        // What names the sender in the same breath would give the sender away.
        var isTraceless = meant is { LeavesNoTrace: true };

        if (!isTraceless)
        {
            await db.WelcomeBackAsync(caller.Member, message.ReceivedAt ?? clock.UtcNow, cancellationToken);
        }

        var reply = await AnswerAsync(message, caller, services, db, cancellationToken);
        db.AddReceipt(message, reply, isTraceless ? clock.StartOf(clock.Today) : clock.UtcNow);
        return reply;
    }

    private ChatCommandAttribute? MeantBy(IncomingMessage message) => message.Kind is IncomingKind.Words or IncomingKind.Press ? catalog.Meant(message.Text) : null;

    private SenderLookup QuestionOf(IncomingMessage message, ChatCommandAttribute? meant) =>
        new(message.Key, UserKey.Of(message.Sender), clock.Today, meant is { IsAnswer: true } ? message.ReceivedAt ?? clock.UtcNow : null);

    /// <summary>Who it is; and the answer, when the message was answered before or its sender is nobody we know.</summary>
    private (Reply? Given, Caller Caller) Meet(IncomingMessage message, SenderFacts sender)
    {
        var onRoster = sender.Sender?.IsOnRoster(clock.Today) is true ? sender.Sender : null;
        var caller = Caller.From(message.Sender, onRoster, organisation.Value.IsAdmin(UserKey.Of(message.Sender)), sender.StandsIn) with { CanAnswer = sender.CanAnswer };
        return (sender.Receipt?.Given() ?? (caller.Roles is Audience.None ? Unknown(message) : null), caller);
    }

    private static Reply Unknown(IncomingMessage message) => message.Kind is IncomingKind.Joined
        ? Reply.Silence
        : Reply.Refuse("您好！您不在名单里，所以没有需要您确认的内容，这条消息也没有记录。如有疑问，请联系本单位的学习管理员。");

    private async ValueTask<Reply> AnswerAsync(IncomingMessage message, Caller caller, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken) =>
        await FitAsync(await AnswerInFullAsync(message, caller, services, db, cancellationToken), caller, db, cancellationToken);

    private async ValueTask<Reply> AnswerInFullAsync(IncomingMessage message, Caller caller, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken)
    {
        if (message.Kind is IncomingKind.Joined)
        {
            return Reply.Say("您好！我是学习助手：每周一个主题，学完回复 已学 就行。发 帮助 看能做什么。");
        }

        if (message.Kind is IncomingKind.Wordless)
        {
            return Reply.Say("收到，不过我只看得懂文字，也不需要照片或定位来证明。学完回复 已学 就行；发 帮助 看能做什么。");
        }

        var match = catalog.Match(message.Text, caller.Roles);

        if (match.Word is not { Owner: var entry })
        {
            return Misunderstood(match.Suggestion);
        }

        if (!caller.MayUse(entry.Command.Audience))
        {
            await RefusedAttempts.NoteAsync(db, caller, entry.Command, clock, cancellationToken);
            return NotForYou(entry.Command, caller);
        }

        if (!entry.Command.LeavesNoTrace)
        {
            Log.Command(logger, entry.Command.Word, message.Channel);
        }

        var command = (IChatCommand)services.GetRequiredService(entry.Type);
        return await command.HandleAsync(new CommandCall(caller, match.Rest, message, message.ReceivedAt ?? clock.UtcNow), cancellationToken);
    }

    private static Reply Misunderstood(CommandWord<CommandEntry>? nearest) => nearest is null
        ? Reply.Refuse("没看懂，所以什么也没有记下。发 帮助 看能做什么。")
        : Reply.Refuse($"没看懂，所以什么也没有记下。您是想发「{nearest.Owner.Command.Word}」吗？发 帮助 看全部。");

    private static Reply NotForYou(ChatCommandAttribute command, Caller caller)
    {
        if (caller.Member is null)
        {
            return Reply.Refuse($"您是管理员，但不在名单里，没有自己的应学记录，所以用不了「{command.Word}」。发 帮助 看您能用的。");
        }

        var who = command.Audience.HasFlag(Audience.Liaison) ? "联络员" : "管理员";
        return Reply.Refuse($"「{command.Word}」由{who}使用。发 帮助 看您能用的。");
    }

    private async ValueTask<Reply> FitAsync(Reply reply, Caller caller, BotDbContext db, CancellationToken cancellationToken)
    {
        var (shown, rest) = MessageText.Fit(reply.Text);

        if (rest is null)
        {
            return reply;
        }

        var conversation = await db.ConversationOfAsync(caller.UserId, cancellationToken);
        (conversation.Remainder, conversation.RemainderAt, conversation.RemainderRight) = (rest, clock.UtcNow, caller.Right);
        return reply with { Text = shown };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Command {Word} from channel {Channel}.")]
        public static partial void Command(ILogger logger, string word, string channel);

        [LoggerMessage(2, LogLevel.Error, "Error {Number}: a message from channel {Channel} failed; nothing of it was kept and a repeat gets a fresh try.")]
        public static partial void CommandFailed(ILogger logger, string number, string channel, Exception exception);
    }
}
