using System.Globalization;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;

namespace BotService.Features.Policy;

/// <summary>One person's whole record as a workbook, for that person only.</summary>
internal sealed class MyRecordsWorkbook(BotDbContext db, LocalClock clock, IOptions<PolicyOptions> policy) : IFileMaker
{
    public const string MakerName = "my-records";

    public string Name => MakerName;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var id = int.Parse(argument, NumberStyles.None, CultureInfo.InvariantCulture);
        var me = await db.Members.Include(m => m.Group).SingleAsync(m => m.Id == id, cancellationToken);
        var sheets = new Dictionary<string, object>
        {
            ["基本"] = Basics(me),
            ["应学记录"] = await ParticipationsAsync(id, cancellationToken),
            ["历史"] = await HistoryAsync(id, cancellationToken),
            ["打卡签到"] = await CheckInsAsync(id, cancellationToken),
            ["请假"] = await LeavesAsync(id, cancellationToken),
            ["联络交接"] = await HandOversAsync(id, cancellationToken),
            ["意见"] = await OpinionsAsync(id, cancellationToken),
            ["提醒"] = await NudgesAsync(id, cancellationToken),
        };
        await target.SaveAsAsync(sheets, cancellationToken: cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"我的数据-{clock.Now:yyyyMMdd}.xlsx");
    }

    private static List<BasicRow> Basics(Store.Member me) =>
    [
        new("姓名", SpreadsheetText.Safe(me.Name)),
        new("账号", SpreadsheetText.Safe(me.UserId)),
        new("所在组", SpreadsheetText.Safe(me.Group!.Name)),
        new("身份", me.Role switch { Role.Liaison => "联络员", Role.Admin => "管理员", _ => "成员" }),
        new("加入日期", Day(me.Joined)),
        new("离开日期", Day(me.Left)),
    ];

    private async Task<List<ParticipationRow>> ParticipationsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.ParticipationsOf(id).AsNoTracking().Include(p => p.Topic).OrderBy(p => p.Topic!.WeekKey).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new ParticipationRow(StudyWeek.FromKey(p.Topic!.WeekKey).ToString(), SpreadsheetText.Safe(p.Topic.Title), p.Outcome.Word(), Moment(p.AnsweredAt), SpreadsheetText.Safe(p.Remark)))];
    }

    private async Task<List<HistoryRow>> HistoryAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.EntriesOf(id).AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { Entry = e, db.Topics.First(t => t.Id == e.TopicId).WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new HistoryRow(
            Moment(r.Entry.At), StudyWeek.FromKey(r.WeekKey).ToString(), r.Entry.From.Word(), r.Entry.To.Word(), By(r.Entry, id), SpreadsheetText.Safe(r.Entry.Remark), Moment(r.Entry.TakenBackAt)))];
    }

    private async Task<List<CheckInRow>> CheckInsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.CheckIns.AsNoTracking().Where(c => c.MemberId == id).OrderBy(c => c.At)
            .Select(c => new { CheckIn = c, Gathering = db.Gatherings.Where(g => g.Id == c.GatheringId).Select(g => g.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CheckInRow(Moment(r.CheckIn.At), SpreadsheetText.Safe(r.Gathering) ?? "每日打卡", Moment(r.CheckIn.TakenBackAt)))];
    }

    private async Task<List<LeaveRow>> LeavesAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.Leaves.AsNoTracking().Where(l => l.MemberId == id).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(l => new LeaveRow(Day(l.From), Day(l.To), SpreadsheetText.Safe(l.Reason), Moment(l.AskedAt), l.State.Word(), SpreadsheetText.Safe(l.DecidedBy), Moment(l.DecidedAt)))];
    }

    private async Task<List<HandOverRow>> HandOversAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.HandOvers.AsNoTracking().Where(h => h.GiverId == id || h.StandInId == id).OrderBy(h => h.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(h => new HandOverRow(Moment(h.At), Day(h.Until), h.GiverId == id ? "交给别人" : "代别人", Moment(h.EndedAt)))];
    }

    private async Task<List<OpinionRow>> OpinionsAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.Opinions.AsNoTracking().Where(o => o.MemberId == id).OrderBy(o => o.Day).ToListAsync(cancellationToken);
        return [.. rows.Select(o => new OpinionRow(Day(o.Day), SpreadsheetText.Safe(o.Text)))];
    }

    private async Task<List<NudgeRow>> NudgesAsync(int id, CancellationToken cancellationToken)
    {
        var rows = await db.NudgesOf(id, clock.Today, policy.Value).OrderBy(n => n.At)
            .Select(n => new { n.At, n.Rule, db.Topics.First(t => t.Id == n.TopicId).WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(n => new NudgeRow(Moment(n.At), StudyWeek.FromKey(n.WeekKey).ToString(), n.Rule))];
    }

    private static string By(ParticipationEntry entry, int me) => entry.ByMemberId == me ? "本人" : entry.ByMemberId is null ? "系统" : "联络员或管理员";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Moment(DateTimeOffset? at) => at is { } instant ? clock.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    private sealed record BasicRow([property: ExcelColumnName("项目")] string Item, [property: ExcelColumnName("内容")] string? Value);

    private sealed record ParticipationRow(
        [property: ExcelColumnName("周次")] string Week, [property: ExcelColumnName("主题")] string? Title, [property: ExcelColumnName("结果")] string Outcome,
        [property: ExcelColumnName("时间")] string? At, [property: ExcelColumnName("心得")] string? Remark);

    private sealed record HistoryRow(
        [property: ExcelColumnName("时间")] string? At, [property: ExcelColumnName("周次")] string Week, [property: ExcelColumnName("原来")] string From,
        [property: ExcelColumnName("改为")] string To, [property: ExcelColumnName("谁记的")] string By, [property: ExcelColumnName("说明")] string? Remark,
        [property: ExcelColumnName("收回时间")] string? TakenBackAt);

    private sealed record CheckInRow([property: ExcelColumnName("时间")] string? At, [property: ExcelColumnName("活动")] string What, [property: ExcelColumnName("收回时间")] string? TakenBackAt);

    private sealed record LeaveRow(
        [property: ExcelColumnName("从")] string? From, [property: ExcelColumnName("到")] string? To, [property: ExcelColumnName("原因")] string? Reason,
        [property: ExcelColumnName("提交时间")] string? AskedAt, [property: ExcelColumnName("状态")] string State, [property: ExcelColumnName("答复人")] string? DecidedBy,
        [property: ExcelColumnName("答复时间")] string? DecidedAt);

    private sealed record HandOverRow(
        [property: ExcelColumnName("从")] string? From, [property: ExcelColumnName("到")] string? Until, [property: ExcelColumnName("我是")] string Part,
        [property: ExcelColumnName("提前结束")] string? EndedAt);

    private sealed record OpinionRow([property: ExcelColumnName("日期")] string? Day, [property: ExcelColumnName("内容")] string? Text);

    private sealed record NudgeRow([property: ExcelColumnName("时间")] string? At, [property: ExcelColumnName("周次")] string Week, [property: ExcelColumnName("提醒")] string Rule);
}
