using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>How many have signed in at the gathering that runs, or at the last one, for those who see that gathering.</summary>
[ChatCommand(Word, "签到情况", Usage = "签到人数 [活动]", Summary = "正在进行或最近一场活动签到了多少人", Audience = Audience.Everyone, Glued = true, IsQuestion = true)]
[Help(Under = "关活动")]
internal sealed class AttendanceCommand(BotDbContext db, Attendance attendance, LocalClock clock) : IChatCommand
{
    public const string Word = "签到人数";

    /// <summary>Of those that are over, only so many are looked through for a name.</summary>
    private const int MostEnded = 20;

    private const int ShortestName = 2;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // What a group chat counts for itself is no gathering that somebody of office runs.
        var seen = db.Gatherings.AsNoTracking().SeenBy(call.Caller).Where(g => g.ChatDay == null);
        var running = await seen.Running().OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var ended = await seen.EndedBefore(call.Now.AddSeconds(1)).OrderByDescending(g => g.Id).Take(MostEnded).ToListAsync(cancellationToken);
        var said = CommandText.Normalise(call.Message.Text);
        var meant = Meant(running, ended, said, call.Caller);

        if (meant.Count == 0)
        {
            return Reply.Say(call.Caller.HasOffice ? "还没有活动。开一场请发：开活动 名称" : "还没有您能看到的活动。");
        }

        List<string> lines = [];

        foreach (var gathering in meant)
        {
            var state = gathering.ClosedAt is { } at ? $"{clock.Moment(at)} 结束" : "正在进行";
            lines.Add($"{gathering.Form}《{gathering.Name}》{state}：{await attendance.CountAsync(gathering, cancellationToken)}");
            lines.AddRange(await attendance.NamesAsync(gathering, call.Caller, cancellationToken));
        }

        if (said.IndexOfAny(['没', '未', '缺']) >= 0)
        {
            lines.Add("没到的人不列名单。");
        }

        return Reply.Say(lines);
    }

    /// <summary>The one that is named; else what runs, the caller's own before all others; else the last one.</summary>
    private static List<Gathering> Meant(List<Gathering> running, List<Gathering> ended, string said, Viewer caller)
    {
        if (running.FindAll(g => IsNamed(g, said)) is { Count: > 0 } named)
        {
            return named;
        }

        if (ended.Find(g => IsNamed(g, said)) is { } over)
        {
            // 读书会 may as well be 秋季读书会, which runs.
            var alike = running.FindAll(g => g.Name.Contains(over.Name, StringComparison.OrdinalIgnoreCase));
            return alike.Count > 0 ? alike : [over];
        }

        if (running.Count > 0)
        {
            return running.FindAll(g => g.IsRunBy(caller)) is { Count: > 0 } own ? own : running;
        }

        return (ended.Find(g => g.IsRunBy(caller)) ?? ended.FirstOrDefault()) is { } last ? [last] : [];
    }

    private static bool IsNamed(Gathering gathering, string said) =>
        CommandText.Normalise(gathering.Name) is { Length: >= ShortestName } name && said.Contains(name, StringComparison.Ordinal);
}
