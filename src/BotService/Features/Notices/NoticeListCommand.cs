using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>The latest notices: own ones with how the reader stands, all of them with figures for admins.</summary>
[ChatCommand("通知清单", "传达清单", Usage = "通知清单", Summary = "传达过的文件和阅的情况", Audience = Audience.Everyone, IsQuestion = true)]
internal sealed class NoticeListCommand(BotDbContext db, NoticeFigures figures, LocalClock clock) : IChatCommand
{
    private const int Latest = 15;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (me, isAdmin) = (call.MemberId, call.Caller.IsAdmin);
        var notices = await db.NoticesSeenBy(call.Caller).NotVoided().OrderByDescending(t => t.Number).Take(Latest).ToListAsync(cancellationToken);

        if (notices.Count == 0)
        {
            return Reply.Say("还没有传达过文件。");
        }

        var ids = notices.Select(t => t.Id).ToList();
        var mine = await db.Participations.Where(p => ids.Contains(p.TopicId) && p.MemberId == me).ToDictionaryAsync(p => p.TopicId, p => p.Outcome, cancellationToken);
        var group = call.Caller.OnlyGroup;
        List<string> lines = [isAdmin ? $"通知清单 截至{clock.Today.Month}月{clock.Today.Day}日" : "通知清单"];

        foreach (var notice in notices)
        {
            var own = mine.TryGetValue(notice.Id, out var outcome) ? $" 您{NoticeFigures.Word(outcome)}" : string.Empty;
            var count = call.Caller.HasOffice ? $" {(group is null ? string.Empty : "本组")}{await figures.TextAsync(notice, call.Caller, group, cancellationToken)}" : string.Empty;
            lines.Add($"传{notice.Number} {notice.Title}{count}{own}");
        }

        return Reply.Say([.. lines, "看一件发 传8 这样的编号；看完发 已阅 传8"]);
    }
}
