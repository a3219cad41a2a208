using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.CheckIns;

/// <summary>Presence in one word: on a day, or at a gathering by the code that is said there.</summary>
[ChatCommand(Word, "签到", Usage = "打卡 / 签到 [码]", Summary = "每日打卡，或凭现场的四位码签到", MenuOrder = 5, Glued = true, MayOpenAnswer = true,
    RecordsAnswer = true, BesideNumber = BesideNumber.Refused)]
[InGroup(InGroup.AsItIs, Word = "签到", Summary = "今天在这个群里签到")]
internal sealed class CheckInCommand(BotDbContext db, GatheringCode codes, GroupChatCheckIn groupChat, LocalClock clock) : IChatCommand
{
    public const string Word = "打卡";

    private const int Daily = 0;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Message.Place.GroupId is { } chat)
        {
            return await groupChat.HandleAsync(call, chat, cancellationToken);
        }

        var code = GatheringCode.Read(call.Rest);

        if (code.Length == 0)
        {
            return call.Rest.Length > 0 ? Reply.RefusePart("没有记下。打卡不用写内容，只发 打卡 就行；活动签到发 签到 加现场的四位码。") : await CheckInTodayAsync(call, cancellationToken);
        }

        var isBare = IsBare(call);
        var running = await codes.RunningFor(call).ToListAsync(cancellationToken);

        // 签到 1234 还没到, 替王伟签到 1234: the attendance is the record, so it is of the sender and of now.
        if (!OwnPresence.IsIn(call.Message.Text, call.Member, running.Select(g => g.Name)))
        {
            return isBare ? GatheringCode.Suggest(code) : Reply.Refuse("没有签到：除了签到码还有别的话，没读懂是不是您本人到了。签到不能代替；到了现场请本人只发 签到 加四位码。");
        }

        var (gathering, instead) = isBare ? await codes.FindOwnAsync(code, running, call, cancellationToken) : await codes.FindAsync(code, call, cancellationToken);
        return gathering is null ? instead! : await CheckInAtAsync(gathering, call, cancellationToken);
    }

    /// <summary>Neither the words nor a question that waits for the code say that the number is one.</summary>
    private static bool IsBare(CommandCall call) => call.IsInOwnWords && !CheckInIntents.SaysSo(call.Message.Text) && !IsAskedFor(call);

    private static bool IsAskedFor(CommandCall call) =>
        call.Talk is { Question: { } asked, QuestionUntil: { } until } && until > call.Now && Question.FromJson(asked) is { Missing.Word: Word };

    private async ValueTask<Reply> CheckInTodayAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // Somebody who says 签到 while people meet may mean the meeting; guessing would record the wrong thing.
        if (await codes.RunningFor(call).AnyAsync(cancellationToken)
            && CommandText.Normalise(call.Message.Text).StartsWith("签到", StringComparison.Ordinal))
        {
            return Reply.AskFor("现在有活动正在签到，请带上现场的四位码，例如：签到 1234。只是每日打卡请发：打卡", "现场的四位码", "打卡", kind: PartKind.Term);
        }

        return await SetAsync(Daily, call, cancellationToken)
            ? Reply.Say($"已打卡：{clock.Moment(call.Now)}。")
            : Reply.Refuse("今天已打卡，不用重复。");
    }

    private async ValueTask<Reply> CheckInAtAsync(Gathering gathering, CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;

        if (await db.CheckIns.AnyAsync(c => c.MemberId == me && c.GatheringId == gathering.Id && c.TakenBackAt == null, cancellationToken))
        {
            return Reply.Refuse($"《{gathering.Name}》您已签到，不用重复。");
        }

        await SetAsync(gathering.Id, call, cancellationToken);
        return Reply.Say($"已签到：{gathering.Form}《{gathering.Name}》，{clock.Moment(call.Now)}。");
    }

    /// <summary>False when it stands already; a row that was taken back is set again.</summary>
    private async ValueTask<bool> SetAsync(int gatheringId, CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var today = clock.DayOf(call.Now);
        var row = await db.CheckIns.SingleOrDefaultAsync(c => c.MemberId == me && c.Day == today && c.GatheringId == gatheringId, cancellationToken);

        if (row is null)
        {
            db.CheckIns.Add(new CheckIn { MemberId = me, Day = today, GatheringId = gatheringId, At = call.Now });
            return true;
        }

        if (row.TakenBackAt is null)
        {
            return false;
        }

        row.At = call.Now;
        row.TakenBackAt = null;
        return true;
    }
}
