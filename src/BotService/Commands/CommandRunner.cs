using BotService.Commands.Understanding;
using BotService.Hosting;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Commands;

/// <summary>Does what was understood, for the one who said it: a question that waits comes first, then rights, then the command.</summary>
internal sealed partial class CommandRunner(CommandCatalog catalog, FriendlyReplies talk, IAskingBack askingBack, LocalClock clock, ILogger<CommandRunner> logger)
{
    /// <summary>Whether the message may mean something else once it is known what the sender can answer.</summary>
    public bool MayMeanMore(IncomingMessage message, Understood? meant) => (meant is Understood.Unknown && askingBack.MayNameOpen(message.Text)) || (meant is Understood.Wants && askingBack.MayAnswer(message.Text));

    /// <param name="asked">What the message may answer; null where it answers nothing.</param>
    public async ValueTask<Reply> AnswerAsync(MessageScope scope, (string Question, DateTimeOffset Until)? asked, CancellationToken cancellationToken)
    {
        var caller = scope.Caller;
        var meant = askingBack.Again(scope.Message, scope.Meant!, caller);

        if (asked is { } waiting && await AnswerQuestionAsync(scope, meant, waiting, cancellationToken) is { } answered)
        {
            return answered;
        }

        switch (meant)
        {
            case Understood.Run run:
                return await RunAsync(run, scope, isConfirmed: false, cancellationToken);

            case Understood.Several several:
                List<Reply> answers = [];

                foreach (var one in several.Runs)
                {
                    answers.Add(await RunAsync(one, scope, isConfirmed: false, cancellationToken));
                }

                return Reply.Say(answers.Select(answer => answer.Text)) with { Question = answers.Find(answer => answer.Question is not null)?.Question };

            case Understood.Unsure unsure:
                return askingBack.For(unsure, caller);

            case Understood.Wants intent:
                return intent.CommandFor(caller) is { } command
                    ? await RunAsync(new Understood.Run(command.Word, command.Behind), scope, isConfirmed: false, cancellationToken)
                    : intent.Intent.Otherwise?.Invoke(caller, intent.Rest) ?? Reply.Refuse("这句没有办成，什么也没有记下。发 帮助 看能做什么。");

            case Understood.Talk { Kind: var kind }:
                return talk.For(kind, caller);

            default:
                return Misunderstood(meant is Understood.Unknown { Nearest: { } nearest } ? catalog.Find(nearest) : null, caller);
        }
    }

    /// <summary>A question waits until it is answered or too old. For a while after that, an answer to it is still recognised as one.</summary>
    public static bool IsWaiting((string Question, DateTimeOffset Until)? asked, DateTimeOffset now) => asked is { } waiting && waiting.Until + Conversation.QuestionKeptFor > now;

    /// <summary>上周的学完了 does in other words what was asked about: the question is over, and a 好的 after it is only politeness.</summary>
    private bool Answers(Understood meant, Question question) => meant is Understood.Several
        || (meant is Understood.Run { Word: var word } && (question.Missing?.Word == word || question.Choices.Any(choice => choice.Word == word || AreOfOneMatter(choice.Word, word))));

    private bool AreOfOneMatter(string one, string other) => catalog.Find(one)?.Command.Matter is { } matter && matter == catalog.Find(other)?.Command.Matter;

    /// <summary>Null when the message is about something else; a full command then ends the question silently.</summary>
    private async ValueTask<Reply?> AnswerQuestionAsync(MessageScope scope, Understood meant, (string Question, DateTimeOffset Until) asked, CancellationToken cancellationToken)
    {
        var (message, caller, db) = (scope.Message, scope.Caller, scope.Db);
        var now = message.ReceivedAt ?? clock.UtcNow;

        if (!IsWaiting(asked, now) || Question.FromJson(asked.Question) is not { } question)
        {
            return null;
        }

        if (asked.Until <= now)
        {
            // 同意 may answer what a colleague has asked since.
            if (!caller.HasOffice && QuestionAnswer.IsAgreement(message.Text) && meant is Understood.Wants wish && wish.CommandFor(caller) is not null)
            {
                return null;
            }

            var late = MissingPart.SaidLate(message, question, meant, caller, catalog, clock.Now);

            return (late is not null || QuestionAnswer.IsOnlyAnAnswer(message.Text)) && await db.TryTakeQuestionAsync(caller.UserId, asked.Question, cancellationToken)
                ? Reply.Refuse($"刚才问您的事（{question.Named}）已经不再等答复，没有办，也没有记。{HowNow(late, question)}")
                : null;
        }

        var (verdict, choice) = MissingPart.Read(message, question, meant, caller, catalog, clock.Now);

        // An anonymous command does not end a question: changing that row would show who wrote, and when.
        var isCommand = meant is Understood.Several or Understood.Wants || (meant is Understood.Run said && catalog.Find(said.Word) is not { Command.LeavesNoTrace: true });

        if (verdict is QuestionVerdict.Waits or QuestionVerdict.Beside)
        {
            return verdict is QuestionVerdict.Waits ? talk.StillAsks(question, meant) : null;
        }

        // An anonymous text is neither kept nor asked about again: the question's row would hold it beside the sender's name.
        if (question.NotAlone is { } notAlone && verdict is QuestionVerdict.Missing or QuestionVerdict.Doubtful)
        {
            return Reply.Refuse($"没有办，也没有存。{notAlone}");
        }

        if (verdict is QuestionVerdict.SomethingElse)
        {
            if (isCommand && Answers(meant, question))
            {
                await db.TryTakeQuestionAsync(caller.UserId, asked.Question, cancellationToken);
            }
            else if (isCommand)
            {
                await db.EndQuestionAsync(caller.UserId, asked.Question, now, cancellationToken);
            }

            return null;
        }

        if (!await db.TryTakeQuestionAsync(caller.UserId, asked.Question, cancellationToken))
        {
            return Reply.Refuse("这件事刚才已经答复过了，没有再办一次。");
        }

        if (question.Right != caller.Right)
        {
            return Reply.Refuse("问您的时候您的身份和现在不一样，没有办，也没有发出。需要的话请重新发一次。");
        }

        // Giving a missing part is no yes: what is then to be done may still be asked about.
        return verdict switch
        {
            QuestionVerdict.No => Reply.Say("好的，没有办，什么也没有改。"),
            QuestionVerdict.Doubtful => Reply.AskWhether(question, choice!),
            _ => await RunAnswerAsync(choice!, question, scope, cancellationToken),
        };
    }

    private string HowNow(string? late, Question question) =>
        late is null ? $"要办请重新发一次；{askingBack.MayHaveMeant}。" : question.NotAlone ?? $"要办请发：{late}";

    /// <summary>A mistake in the part is answered with what is wrong, and the question for it stays open. Saying which of several is meant is no yes either.</summary>
    private async ValueTask<Reply> RunAnswerAsync(QuestionChoice choice, Question question, MessageScope scope, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(new Understood.Run(choice.Word, choice.Rest), scope, isConfirmed: question is { Missing: null, IsYesOrNo: true }, cancellationToken);
        return question.Missing is not null && reply is { MaySayAgain: true, Question: null } ? reply.Again(question) : reply;
    }

    private async ValueTask<Reply> RunAsync(Understood.Run run, MessageScope scope, bool isConfirmed, CancellationToken cancellationToken)
    {
        var (message, caller) = (scope.Message, scope.Caller);

        if (catalog.Find(run.Word) is not { } entry)
        {
            return Misunderstood(null, caller);
        }

        if (!caller.MayUse(entry.Command.Audience))
        {
            if (entry.Command.Instead is { } instead && catalog.Find(instead) is { } other && caller.MayUse(other.Command.Audience))
            {
                return await RunAsync(run with { Word = instead }, scope, isConfirmed, cancellationToken);
            }

            await RefusedAttempts.NoteAsync(scope.Db, caller, entry.Command, clock, cancellationToken);
            return NotForYou(entry.Command, caller);
        }

        if (entry.Command.IsForOneself && !isConfirmed && await scope.Services.InsteadAsync(run, caller, cancellationToken) is { } whose)
        {
            return whose;
        }

        // Neither log nor figures tell when something anonymous was said.
        using var activity = entry.Command.LeavesNoTrace ? null : ServiceMetrics.Traces.StartActivity("command");

        if (!entry.Command.LeavesNoTrace)
        {
            activity?.SetTag("botservice.command", entry.Command.Word);
            ServiceMetrics.CommandRun(entry.Command.Word);
            Log.Command(logger, entry.Command.Word, message.Channel);
        }

        var call = new CommandCall(caller, run.Rest, message, message.ReceivedAt ?? clock.UtcNow)
        {
            IsConfirmed = isConfirmed,
            IsInOwnWords = scope.Meant is Understood.Wants,
            IsOneOfSeveral = scope.Meant is Understood.Several,
            Word = entry.Command.Word,
            Talk = scope.Talk,
            Keeps = scope.Keeps,
        };
        return await scope.Services.CommandOf(entry).HandleAsync(call, cancellationToken);
    }

    private static Reply Misunderstood(CommandEntry? nearest, Viewer caller) => nearest is null || !caller.MayUse(nearest.Command.Audience)
        ? Reply.Refuse("没看懂，所以什么也没有记下。发 帮助 看能做什么。")
        : Reply.Refuse($"没看懂，所以什么也没有记下。您是想发「{nearest.Command.Word}」吗？发 帮助 看全部。");

    /// <summary>Whose word it is, for somebody who may not use it.</summary>
    public static Reply NotForYou(ChatCommandAttribute command, Viewer caller)
    {
        if (caller.Member is null && command.Audience.HasFlag(Audience.Member))
        {
            return Reply.Refuse($"您是管理员，但不在名单里，没有自己的记录，所以用不了「{command.Word}」。发 帮助 看您能用的。");
        }

        var who = command.Audience.HasFlag(Audience.Liaison) ? "联络员" : "管理员";
        return Reply.Refuse($"「{command.Word}」由{who}使用。发 帮助 看您能用的。");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Command {Word} from channel {Channel}.")]
        public static partial void Command(ILogger logger, string word, string channel);
    }
}
