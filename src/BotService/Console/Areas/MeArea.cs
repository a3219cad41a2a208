using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.Policy;
using BotService.Features.Study;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The own record, what is stored, and the way out of every device.</summary>
[ConsoleLink("我的", "/me", order: 4)]
internal sealed class MeArea : IConsoleArea
{
    public const string Path = "/me";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, string? leaves, ConsoleVisit visit, MePage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, after, leaves, cancellationToken)).For(Audience.Everyone);
        console.MapGet($"{Path}/export", async (ConsoleVisit visit, FileAnswers files, CancellationToken cancellationToken) =>
        {
            var me = visit.Caller.Member!.Id.ToString(CultureInfo.InvariantCulture);
            return await files.SendAsync(visit, MyRecordsWorkbook.MakerName, me, "my-records", $"member {me}", cancellationToken);
        }).For(Audience.Member);
        console.MapPost($"{Path}/erase", EraseAsync).For(Audience.Member);
    }

    /// <summary>What it means is said before anybody is told.</summary>
    private static async Task<IResult> EraseAsync(HttpRequest request, ConsoleVisit visit, MePage page, CommandActs acts, ChatWords words, CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);

        if (!form.ContainsKey(FormFields.Confirmed))
        {
            return Pages.Preview(visit, Path, "我的 申请删除个人信息", [new Words(ErasureRequest.Announcement)], new Form($"{Path}/erase", [FormFields.Yes(), FormFields.Once()], "确认申请"), Path);
        }

        var call = words.Call(visit, string.Empty);
        var reply = await acts.DoAsync<ErasureRequest>(visit, form[ChatActs.OnceField], (asking, _, token) => asking.AskAsync(call, token), cancellationToken);
        return await page.AnswerAsync(visit, reply, form, cancellationToken);
    }
}

/// <summary>The page of one's own, built for one visit.</summary>
internal sealed class MePage(BotDbContext db, LedgerKinds kinds, ChatWords words, OwnRecords records, LocalClock clock)
{
    private static readonly Form OutEverywhere = new("/out/all", [], "退出所有设备");

    /// <summary>A link of its own leads on in the leaves, which stand between other things.</summary>
    private static readonly (string Name, string Words) MoreLeaves = ("leaves", "请假的下一页");

    public Task<IResult> ShowAsync(ConsoleVisit visit, string? after, string? leaves, CancellationToken cancellationToken) => ShowAsync(visit, after, leaves, null, null, cancellationToken);

    /// <param name="sent">What was typed stays where it was not taken.</param>
    public Task<IResult> AnswerAsync(ConsoleVisit visit, Reply reply, IFormCollection sent, CancellationToken cancellationToken) =>
        ShowAsync(visit, null, null, reply, reply.IsRefusal ? sent : null, cancellationToken);

    private async Task<IResult> ShowAsync(ConsoleVisit visit, string? after, string? leaves, Reply? reply, IFormCollection? typed, CancellationToken cancellationToken)
    {
        if (visit.Caller.Member is not { } me)
        {
            return Pages.Show(visit, MeArea.Path, new PageModel("我的", [new Words("您是管理员，但不在名单里，没有自己的应学记录。"), new Heading("登录"), OutEverywhere]));
        }

        // Who it is was read before the act.
        var mutedUntil = await db.Members.Where(m => m.Id == me.Id).Select(m => m.MutedUntil).SingleAsync(cancellationToken);
        var quiet = mutedUntil is { } until && until > clock.Today ? $"到 {LocalClock.Day(until.AddDays(-1))} 为止" : "没有打开";
        return Pages.Answer(visit, MeArea.Path, new PageModel("我的",
        [
            new Words(string.Join('\n', (await words.OfAsync<MineCommand>(visit, cancellationToken)).Split('\n').Where(line => !line.StartsWith('第') && !line.StartsWith("请假 ", StringComparison.Ordinal)))),
            .. await OutcomesAsync(me.Id, after, leaves, cancellationToken),
            new Heading("请假和免打扰"),
            new Facts([new Fact("免打扰", quiet)]),
            .. await LeavesAsync(me.Id, after, leaves, cancellationToken),
            .. OwnRequestsArea.Forms(typed),
            new Heading("手上的事、述学和提醒"),
            .. ItemLinks.Of(await words.OfAsync<TodoCommand>(visit, cancellationToken), kinds),
            new Facts([new Fact("述学", await TurnsAsync(me.Id, cancellationToken), SpeakingArea.Path), new Fact("本周提醒", await PushesAsync(me.Id, cancellationToken))]),
            new Heading("存了我的什么"),
            new Words(string.Join('\n', await records.LinesAsync(me, cancellationToken))),
            new Links([new PageLink("下载我的数据", $"{MeArea.Path}/export")]),
            new Form($"{MeArea.Path}/erase", [], "申请删除个人信息"),
            new Heading("登录"),
            OutEverywhere,
        ]), reply);
    }

    private async Task<IReadOnlyList<Block>> OutcomesAsync(int me, string? after, string? leaves, CancellationToken cancellationToken)
    {
        var mine = db.CountedOf(me).AsNoTracking();

        if (Paging.Key(after, 2) is [var week, var id])
        {
            mine = mine.Where(p => p.Topic!.WeekKey < week || (p.Topic.WeekKey == week && p.TopicId < id));
        }

        var asked = await mine.OrderByDescending(p => p.Topic!.WeekKey).ThenByDescending(p => p.TopicId)
            .Select(p => new { p.TopicId, p.Topic!.WeekKey, p.Topic.Title, p.Outcome, p.AnsweredAt }).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, MeArea.Path, p => FormattableString.Invariant($"{p.WeekKey}.{p.TopicId}"), ("leaves", leaves));
        var lines = rows.Select(p => new TableLine(
        [
            new Cell(StudyWeek.FromKey(p.WeekKey).NameSeenFrom(clock.Today), $"{TopicsArea.Path}/{StudyWeek.FromKey(p.WeekKey)}"), new Cell(p.Title),
            new Cell(p.Outcome.Word()), new Cell(p.AnsweredAt is { } at ? clock.Moment(at) : "—"),
        ]));
        return [new Table("我的记录，新的在前", ["周", "主题", "结果", "时间"], [.. lines], "还没有记录。"), .. next];
    }

    private async Task<IReadOnlyList<Block>> LeavesAsync(int me, string? after, string? leaves, CancellationToken cancellationToken)
    {
        var below = Paging.Key(leaves, 1) is [var id] ? id : int.MaxValue;
        var asked = await db.Leaves.AsNoTracking().Where(l => l.MemberId == me && l.Id < below).OrderByDescending(l => l.Id).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, MeArea.Path, MoreLeaves, l => l.Id.ToString(CultureInfo.InvariantCulture), ("after", after));
        return [new Table("我的请假，新的在前", ["日期", "原因", "状态"], [.. rows.Select(l => new TableLine([new Cell(l.Days()), new Cell(l.Reason), new Cell(l.State.Word())]))], "没有请过假。"), .. next];
    }

    private async Task<string> TurnsAsync(int me, CancellationToken cancellationToken)
    {
        var now = StudyWeek.Of(clock.Today).Key;
        var turns = await db.SpeakingTurns.AsNoTracking().Where(t => t.MemberId == me && (t.State == TurnState.Spoke || (t.State == TurnState.Planned && t.WeekKey >= now)))
            .OrderByDescending(t => t.WeekKey).Take(5).ToListAsync(cancellationToken);
        return turns.Count == 0 ? "没有轮到" : string.Join('，', turns.Select(t => $"第{t.WeekKey % 100}周{(t.State is TurnState.Spoke ? " 已讲" : string.Empty)}"));
    }

    private async Task<string> PushesAsync(int me, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.Today).Key;
        var sent = await db.SentNudges.Where(s => s.MemberId == me && s.WeekKey == week).Select(s => s.At).Distinct().OrderBy(at => at).ToListAsync(cancellationToken);
        return sent.Count == 0 ? "还没有" : $"{sent.Count} 次：{string.Join('，', sent.Select(clock.Moment))}";
    }
}
