using System.Globalization;
using BotService.Files;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>One person's whole record as a workbook, for that person only.</summary>
internal sealed class MyRecordsWorkbook(BotDbContext db, LedgerKinds kinds, LocalClock clock, IOptions<PolicyOptions> policy) : IFileMaker
{
    public const string MakerName = "my-records";

    public string Name => MakerName;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var id = int.Parse(argument, NumberStyles.None, CultureInfo.InvariantCulture);
        var me = await db.Members.Include(m => m.Group).SingleAsync(m => m.Id == id, cancellationToken);
        await using var workbook = await WorkbookWriter.CreateAsync(target, cancellationToken);
        await WriteAsync(workbook, "基本", [new("项目", 12), new("内容", 40)], Basics(me), cancellationToken);
        await WriteAsync(workbook, "应学记录", [new("周次", 11), new("主题", 40), new("结果", 9), new("时间", 17), new("心得", 50), new("代录原因", 30)], await ParticipationsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "历史", [new("时间", 17), new("周次", 11), new("原来", 9), new("改为", 9), new("谁记的", 16), new("说明", 50), new("收回时间", 17)], await HistoryAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "打卡签到", [new("时间", 17), new("活动", 40), new("收回时间", 17)], await CheckInsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "请假", [new("从", 12), new("到", 12), new("原因", 40), new("提交时间", 17), new("状态", 10), new("答复人", 16), new("答复时间", 17)], await LeavesAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "联络交接", [new("从", 17), new("到", 12), new("我是", 12), new("提前结束", 17)], await HandOversAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "意见", [new("日期", 12), new("内容", 60)], await OpinionsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "述学", [new("周次", 11), new("情况", 12)], await TurnsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "传达", [new("编号", 8), new("标题", 40), new("结果", 9), new("时间", 17)], await NoticesAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "清单事项", [new("清单", 12), new("编号", 8), new("内容", 40), new("我是", 16), new("期限", 12)], await new OwnLedgers(db, kinds).ItemsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "清单经过", [new("日期", 12), new("清单", 12), new("编号", 8), new("动作", 12), new("内容", 60)], await new OwnLedgers(db, kinds).StepsAsync(id, cancellationToken), cancellationToken);
        await WriteAsync(workbook, "提醒", [new("时间", 17), new("周次", 11), new("提醒", 16)], await NudgesAsync(id, cancellationToken), cancellationToken);
        await workbook.FinishAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"我的数据-{clock.Now:yyyyMMdd}.xlsx");
    }

    private static List<object?[]> Basics(Store.Member me) =>
    [
        ["姓名", me.Name],
        ["账号", me.UserId],
        ["所在组", me.Group!.Name],
        ["身份", me.Role switch { Role.Liaison => "联络员", Role.Admin => "管理员", _ => "成员" }],
        ["加入日期", me.Joined],
        ["离开日期", me.Left],
    ];

    private async Task<List<object?[]>> ParticipationsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.ParticipationsOf(id).AsNoTracking().OrderBy(p => p.Topic!.WeekKey)
            .Select(p => new
            {
                p.Topic!.WeekKey,
                p.Topic.Title,
                p.Outcome,
                p.AnsweredAt,
                p.Remark,
                IsOnBehalf = db.ParticipationEntries.Any(e => e.TopicId == p.TopicId && e.MemberId == p.MemberId && e.At == p.AnsweredAt && !e.IsTakeBack && e.ByMemberId != p.MemberId),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(p => (object?[])[StudyWeek.FromKey(p.WeekKey).ToString(), p.Title, p.Outcome.Word(), Moment(p.AnsweredAt), p.IsOnBehalf ? null : p.Remark, p.IsOnBehalf ? p.Remark : null])];
    }

    private async Task<List<object?[]>> HistoryAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.EntriesOf(id).AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { Entry = e, db.Topics.First(t => t.Id == e.TopicId).WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (object?[])
        [
            Moment(r.Entry.At), StudyWeek.FromKey(r.WeekKey).ToString(), r.Entry.From.Word(), r.Entry.To.Word(), By(r.Entry, id), r.Entry.Remark, Moment(r.Entry.TakenBackAt),
        ])];
    }

    private async Task<List<object?[]>> CheckInsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.CheckIns.AsNoTracking().Where(c => c.MemberId == id).OrderBy(c => c.At)
            .Select(c => new { CheckIn = c, Gathering = db.Gatherings.Where(g => g.Id == c.GatheringId).Select(g => g.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (object?[])[Moment(r.CheckIn.At), r.Gathering ?? "每日打卡", Moment(r.CheckIn.TakenBackAt)])];
    }

    private async Task<List<object?[]>> LeavesAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.Leaves.AsNoTracking().Where(l => l.MemberId == id).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(l => (object?[])[l.From, l.To, l.Reason, Moment(l.AskedAt), l.State.Word(), l.DecidedBy, Moment(l.DecidedAt)])];
    }

    private async Task<List<object?[]>> HandOversAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.HandOvers.AsNoTracking().Where(h => h.GiverId == id || h.StandInId == id).OrderBy(h => h.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(h => (object?[])[Moment(h.At), h.Until, h.GiverId == id ? "交给别人" : "代别人", Moment(h.EndedAt)])];
    }

    private async Task<List<object?[]>> OpinionsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.Opinions.AsNoTracking().Where(o => o.MemberId == id).OrderBy(o => o.Day).ToListAsync(cancellationToken);
        return [.. rows.Select(o => (object?[])[o.Day, o.Text])];
    }

    private async Task<List<object?[]>> TurnsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.SpeakingTurns.AsNoTracking().Where(t => t.MemberId == id).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(t => (object?[])[StudyWeek.FromKey(t.WeekKey).ToString(), t.State switch { TurnState.Spoke => "已讲", TurnState.Moved => "改期", TurnState.Swapped => "换了", _ => "排到" }])];
    }

    private async Task<List<object?[]>> NoticesAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await (from notice in db.AllTopics
                          join mine in db.Participations on notice.Id equals mine.TopicId
                          where mine.MemberId == id && notice.Sort == TopicSort.Notice
                          orderby notice.Number
                          select new { notice.Number, notice.Title, mine.Outcome, mine.AnsweredAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(n => (object?[])[$"传{n.Number}", n.Title, n.Outcome is Outcome.OnTime or Outcome.Late ? "已阅" : n.Outcome.Word(), Moment(n.AnsweredAt)])];
    }

    private async Task<List<object?[]>> NudgesAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.NudgesOf(id, clock.Today, policy.Value).OrderBy(n => n.At)
            .Select(n => new { n.At, n.Rule, n.WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(n => (object?[])[Moment(n.At), StudyWeek.FromKey(n.WeekKey).ToString(), n.Rule])];
    }

    private static string By(ParticipationEntry entry, int me) => entry.ByMemberId == me ? "本人" : entry.ByMemberId is null ? "系统" : "联络员或管理员";

    private DateTime? Moment(DateTimeOffset? at) => at is { } instant ? clock.ToLocal(instant) : null;

    private static async Task WriteAsync(WorkbookWriter workbook, string name, IReadOnlyList<SheetColumn> columns, List<object?[]> rows, CancellationToken cancellationToken)
    {
        await workbook.StartSheetAsync(name, columns, cancellationToken);

        foreach (var row in rows)
        {
            await workbook.AddRowAsync(row, cancellationToken);
        }
    }
}
