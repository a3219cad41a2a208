using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.CheckIns;

/// <summary>签到 in a group chat: the first opens the chat's gathering of the day, everybody joins it once, and only the number is said.</summary>
internal sealed class GroupChatCheckIn(BotDbContext db, CommandCatalog catalog, LocalClock clock)
{
    private const int LongestChat = 128;

    private const string Form = "集中领学";

    /// <summary>Nobody can join it by a code.</summary>
    private const string NoCode = "群签到";

    public async ValueTask<Reply> HandleAsync(CommandCall call, string chat, CancellationToken cancellationToken)
    {
        if (call.Rest.Length > 0 || !CommandText.Normalise(call.Message.Text).EndsWith("签到", StringComparison.Ordinal))
        {
            return GroupTalk.Alone(catalog);
        }

        var gathering = await GatheringOfAsync(chat, call.Now, cancellationToken);
        var (me, today) = (call.Member.Id, clock.Today);
        var row = await db.CheckIns.SingleOrDefaultAsync(c => c.MemberId == me && c.Day == today && c.GatheringId == gathering.Id, cancellationToken);

        if (row is null)
        {
            db.CheckIns.Add(new CheckIn { MemberId = me, Day = today, GatheringId = gathering.Id, At = call.Now });
        }
        else if (row.TakenBackAt is not null)
        {
            (row.At, row.TakenBackAt) = (call.Now, null);
        }

        await db.SaveChangesAsync(cancellationToken);
        var present = await db.CheckIns.CountAsync(c => c.GatheringId == gathering.Id && c.TakenBackAt == null, cancellationToken);
        return Reply.Say($"已签到 {present} 人") with { Supersedes = FormattableString.Invariant($"gathering:{gathering.Id}") };
    }

    /// <summary>It counts as closed from the start: it asks for no code, and nobody who says 签到 elsewhere is asked for one because of it.</summary>
    private async ValueTask<Gathering> GatheringOfAsync(string chat, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var chatDay = FormattableString.Invariant($"{clock.Today:yyyy-MM-dd}|{chat[..Math.Min(chat.Length, LongestChat)]}");

        if (await db.Gatherings.SingleOrDefaultAsync(g => g.ChatDay == chatDay, cancellationToken) is { } open)
        {
            return open;
        }

        var gathering = new Gathering { Name = FormattableString.Invariant($"{clock.Today:M月d日}群签到"), Form = Form, Code = NoCode, OpenedBy = "group", OpenedAt = now, ClosedAt = clock.StartOf(clock.Today.AddDays(1)), ChatDay = chatDay };
        db.Gatherings.Add(gathering);
        await db.SaveChangesAsync(cancellationToken);
        return gathering;
    }
}
