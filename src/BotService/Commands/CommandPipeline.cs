using BotService.Commands.Understanding;
using BotService.Hosting;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Commands;

/// <summary>Takes a message in: receipt, changes, pushes owed and reply are one transaction, or none of it happened.</summary>
internal sealed partial class CommandPipeline(
    StoreWriter store, StoreReader reader, CommandCatalog catalog, CommandRunner runner, SenderAddresses senders, AnonymousKeys anonymous,
    LimitsByChannel limits, LocalClock clock, IOptions<OrganisationOptions> organisation,
    IEnumerable<IRoundRead> reads, IEnumerable<IReplySecret> secrets, IAddressClaim claim, ILogger<CommandPipeline> logger)
{
    private readonly IRoundRead[] _reads = [.. reads];

    public async ValueTask<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            message = await senders.NamedAsync(message, cancellationToken);
            var meant = MeantBy(message);
            message = WithoutTrace(message, meant);
            ServiceMetrics.MessageRead(message.Channel, ReadingOf(meant));

            if (message.Place.IsGroup && !IsForGroup(message, meant))
            {
                return GroupTalk.Alone(catalog);
            }

            var workedOut = new WorkedOutReply();

            if (catalog.OnlyReads(meant) && !runner.MayMeanMore(message, meant)
                && await reader.AskAsync(LookupOf(message, meant), (sender, services, db, token) => AskAsync(ScopeOf(message, meant, sender, CommandServices.Of(services), db), workedOut, token), cancellationToken) is { } answer)
            {
                return answer;
            }

            return await store.RunTogetherAsync(LookupOf(message, meant), (sender, services, db, token) => TakeInAsync(ScopeOf(message, meant, sender, CommandServices.Of(services), db), workedOut, token), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !StoreTrouble.IsOutage(exception))
        {
            return Apologise(message, exception);
        }
    }

    /// <summary>For a message with the secret that makes an unknown id a person's; a repeat gets the answer that was given.</summary>
    /// <exception cref="Exception">The store is away.</exception>
    public ValueTask<Reply> ClaimAsync(IncomingMessage message, string secret, CancellationToken cancellationToken) => store.RunAsync<Reachability, Reply>(
        async (reach, db, token) =>
        {
            if (await db.Receipts.SingleOrDefaultAsync(r => r.Key == message.Key, token) is { } given)
            {
                return given.Given();
            }

            var reply = await claim.DecideAsync(message, secret, reach, db, token);
            db.AddReceipt(message, reply, clock.UtcNow);
            return reply;
        },
        cancellationToken);

    /// <summary>For a message that was acknowledged without an answer: the answer is owed as a push, in the same transaction.</summary>
    public async ValueTask HandleLateAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        message = await senders.NamedAsync(message, cancellationToken);
        var meant = MeantBy(message);
        message = WithoutTrace(message, meant);

        // A group hears nothing late, and of somebody behind an unknown id nothing is kept.
        var hearsNothing = message.Place.IsGroup || message.SenderKind is SenderKind.Address;

        if (message.Place.IsGroup && !IsForGroup(message, meant))
        {
            return;
        }

        try
        {
            await store.RunAloneAsync(
                LookupOf(message, meant),
                async (sender, services, db, token) =>
                {
                    var reply = await TakeInAsync(ScopeOf(message, meant, sender, CommandServices.Of(services), db), new WorkedOutReply(), token);
                    return LeavesNoTrace(meant) || hearsNothing || await OweAsync(message, reply, db, token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !StoreTrouble.IsOutage(exception))
        {
            var apology = Apologise(message, exception);

            if (!LeavesNoTrace(meant) && !hearsNothing)
            {
                await store.RunAsync((_, db, token) => OweAsync(message, apology, db, token), cancellationToken);
            }
        }
    }

    private async ValueTask<bool> OweAsync(IncomingMessage message, Reply reply, BotDbContext db, CancellationToken cancellationToken)
    {
        await db.OweAnswerAsync(message, WithoutSecret(reply), clock.UtcNow, cancellationToken);
        return true;
    }

    /// <summary>The stored reply of a spooled message may hold a placeholder for a link or a code. That was valid only for whoever was waiting, so a late push says so instead.</summary>
    private Reply WithoutSecret(Reply reply) =>
        secrets.FirstOrDefault(one => reply.Text.Contains(one.Placeholder, StringComparison.Ordinal)) is { } secret ? Reply.Refuse(secret.SaidLate) : reply;

    private Reply Apologise(IncomingMessage message, Exception exception)
    {
        var number = Guid.NewGuid().ToString("N")[..8];
        Log.CommandFailed(logger, number, message.Channel, exception);
        return Reply.Say($"抱歉，这次没有办成，什么也没有记下。请稍后再发一次；如果还不行，请把编号 {number} 告诉管理员。");
    }

    /// <summary>A question in own words that may hold an answer as well is no question for a group.</summary>
    private bool IsForGroup(IncomingMessage message, Understood? meant) => GroupTalk.Takes(meant, catalog) && !(meant is Understood.Wants && runner.MayMeanMore(message, meant));

    /// <summary>
    /// Null when something must be changed: the sender is to be welcomed back first, a question waits, or the message turns out to change something.
    /// Where only a part of the answer is to be stored, such as the rest of a long one, a question or the last figure, the writer stores it without working it out again.
    /// </summary>
    private async ValueTask<Reply?> AskAsync(MessageScope scope, WorkedOutReply workedOut, CancellationToken cancellationToken)
    {
        var (message, caller, given) = (scope.Message, scope.Caller, GivenFor(scope));

        if (given is not null || ReturnedIn(scope) is not null || IsWaiting(scope) || !catalog.OnlyReads(scope.Meant, caller))
        {
            return given;
        }

        if (message is { Place.IsGroup: true } or { Answers: not null })
        {
            // Only the writer stores what the answer leaves.
            var shown = await AnswerAsync(scope, workedOut, cancellationToken);
            return scope.Keeps.IsEmpty ? shown : null;
        }

        var reply = await AnswerInFullAsync(scope, scope.Asked, cancellationToken);

        if (scope.Db.ChangeTracker.HasChanges())
        {
            return null;
        }

        if (reply.Question is null && scope.Keeps.IsEmpty && MessageText.Fit(reply.Text, LimitOf(message), catalog.More).Remaining is null)
        {
            return reply;
        }

        workedOut.Keep(reply, scope.Keeps, caller);
        return null;
    }

    /// <summary>Whether the sender can be written to from now on: who only opened the chat has not written yet, and neither what is said in a group nor a click on a page opens a chat of one's own.</summary>
    private static bool OpensOwnChat(IncomingMessage message) => message is { Place.IsGroup: false, CanAskBack: true } and not { SenderKind: SenderKind.UserIdByAddress, Kind: IncomingKind.Joined };

    /// <summary>The sender, who could not be reached until now; null for everybody else.</summary>
    private static Member? ReturnedIn(MessageScope scope) => scope.Caller.Member is { UnreachableSince: not null } member && OpensOwnChat(scope.Message) ? member : null;

    private bool IsWaiting(MessageScope scope) => CommandRunner.IsWaiting(scope.Asked, scope.Message.ReceivedAt ?? clock.UtcNow);

    private int LimitOf(IncomingMessage message) => limits.Of(message.Channel).TextBytes;

    private async ValueTask<Reply> TakeInAsync(MessageScope scope, WorkedOutReply workedOut, CancellationToken cancellationToken)
    {
        if (GivenFor(scope) is { } given)
        {
            return given;
        }

        var (message, db) = (scope.Message, scope.Db);

        // A row that names the sender, written in the same transaction, would show who wrote the anonymous message.
        var isTraceless = LeavesNoTrace(scope.Meant);

        if (!isTraceless && ReturnedIn(scope) is { } member)
        {
            await scope.Services.WelcomeBackAsync(member, message.ReceivedAt ?? clock.UtcNow, cancellationToken);
        }

        var reply = await AnswerAsync(scope, workedOut, cancellationToken);
        db.AddReceipt(message, reply, isTraceless ? clock.StartOf(clock.Today) : clock.UtcNow);
        return reply;
    }

    private IncomingMessage WithoutTrace(IncomingMessage message, Understood? meant) => LeavesNoTrace(meant) ? message with { Key = anonymous.Of(message.Key) } : message;

    private static string ReadingOf(Understood? meant) => meant switch
    {
        Understood.Run => "command",
        Understood.Several => "several",
        Understood.Unsure => "unsure",
        Understood.Wants => "wish",
        Understood.Talk => "talk",
        Understood.Unknown => "unknown",
        _ => "wordless",
    };

    private Understood? MeantBy(IncomingMessage message) => message.Kind is IncomingKind.Words or IncomingKind.Press ? catalog.Read(message.Text) : null;

    /// <summary>What features know of the sender is read along where a command asks for it, or where the answer may speak of it.</summary>
    private SenderLookup LookupOf(IncomingMessage message, Understood? meant)
    {
        var readsAlong = meant is Understood.Several or Understood.Talk or Understood.Unsure || runner.MayMeanMore(message, meant) || (meant is Understood.Run run && catalog.Find(run.Word) is { Command.ReadsAlong: true });
        return new SenderLookup(message.Key, UserKey.Of(message.Sender), clock.Today, message.ReceivedAt ?? clock.UtcNow, readsAlong ? _reads : []);
    }

    private bool LeavesNoTrace(Understood? meant) => meant is Understood.Run run && catalog.Find(run.Word) is { Command.LeavesNoTrace: true };

    private MessageScope ScopeOf(IncomingMessage message, Understood? meant, SenderFacts sender, CommandServices services, BotDbContext db)
    {
        var onRoster = sender.Sender?.IsOnRoster(clock.Today) is true ? sender.Sender : null;
        var caller = Viewer.From(message.Sender, onRoster, organisation.Value.IsAdmin(UserKey.Of(message.Sender)), sender.StandsIn) with { Along = sender.Along };
        return new MessageScope(message, meant, sender, caller, services, db);
    }

    /// <summary>The answer, when the message was answered before or its sender is nobody we know.</summary>
    private Reply? GivenFor(MessageScope scope) => scope.Receipt?.Given() ?? (scope.Caller.IsStranger ? Unknown(scope.Message) : null);

    private Reply Unknown(IncomingMessage message) => message switch
    {
        { Place.IsGroup: true } => GroupTalk.Alone(catalog),
        { SenderKind: SenderKind.Address } => Reply.Refuse(claim.Invitation),
        { Kind: IncomingKind.Joined } => Reply.Silence,
        _ => Reply.Refuse("您好！您不在名单里，所以没有需要您确认的内容，这条消息也没有记录。如有疑问，请联系本单位的管理员。"),
    };

    private async ValueTask<Reply> AnswerAsync(MessageScope scope, WorkedOutReply workedOut, CancellationToken cancellationToken)
    {
        var (message, caller, db) = (scope.Message, scope.Caller, scope.Db);

        if (message.Place.IsGroup)
        {
            // It may answer a question of the sender's own chat; in the group it would be taken for something else.
            if (IsWaiting(scope) && QuestionAnswer.IsOnlyAnAnswer(message.Text))
            {
                return GroupTalk.Alone(catalog);
            }

            var full = await AnswerInFullAsync(scope, asked: null, cancellationToken);
            await scope.Services.KeepAsync(scope.Keeps, cancellationToken);
            return GroupTalk.Shown(full, scope.Meant, caller, catalog, LimitOf(message));
        }

        if (message.Answers is { } answers && !(IsWaiting(scope) && scope.Asked!.Value.Until > (message.ReceivedAt ?? clock.UtcNow) && Question.Mark(scope.Asked.Value.Question) == answers))
        {
            return Reply.Refuse("这张卡片上的问题已经过去了，没有再办。需要的话请重新发一次。");
        }

        var (reply, keeps) = (IsWaiting(scope) ? null : workedOut.For(caller)) ?? (await AnswerInFullAsync(scope, scope.Asked, cancellationToken), scope.Keeps);
        await scope.Services.KeepAsync(keeps, cancellationToken);

        if (reply.Question is { } question)
        {
            ServiceMetrics.QuestionAsked();
            reply = reply with { Question = question with { Right = caller.Right, Channel = message.Channel } };
            await db.AskAsync(caller.UserId, reply.Question, message.ReceivedAt ?? clock.UtcNow, cancellationToken);
        }

        return await FitAsync(reply, LimitOf(message), caller, db, cancellationToken);
    }

    private async ValueTask<Reply> AnswerInFullAsync(MessageScope scope, (string Question, DateTimeOffset Until)? asked, CancellationToken cancellationToken) => scope.Message.Kind switch
    {
        IncomingKind.Joined => Reply.Say($"您好！我是{BotName.Words}：{catalog.Intro}。发 帮助 看能做什么。"),
        IncomingKind.Wordless => Reply.Say($"收到，不用照片证明。请用一句话写结果（我只看得懂文字）；{catalog.Hint}；发 帮助 看能做什么。"),
        _ => await runner.AnswerAsync(scope, asked, cancellationToken),
    };

    private async ValueTask<Reply> FitAsync(Reply reply, int limit, Viewer caller, BotDbContext db, CancellationToken cancellationToken)
    {
        var (shown, rest) = MessageText.Fit(reply.Text, limit, catalog.More);

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
        [LoggerMessage(2, LogLevel.Error, "Error {Number}: a message from channel {Channel} failed; nothing of it was kept and a repeat gets a fresh try.")]
        public static partial void CommandFailed(ILogger logger, string number, string channel, Exception exception);
    }
}
