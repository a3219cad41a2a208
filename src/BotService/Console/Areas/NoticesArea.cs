using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Notices;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>What was passed on, and how far it has been read: counts, never who was quick.</summary>
[ConsoleLink("传达", "/notices", order: 6)]
internal sealed class NoticesArea : IConsoleArea
{
    public const string Path = "/notices";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, ConsoleVisit visit, NoticesPage page, CancellationToken cancellationToken) =>
            await page.ListAsync(visit, after, cancellationToken)).For(Audience.Everyone);
        console.MapGet($"{Path}/{{number:int}}", async (int number, ConsoleVisit visit, NoticesPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, number, null, cancellationToken)).For(Audience.Everyone);
        console.MapPost($"{Path}/{{number:int}}/read", async (int number, HttpRequest request, ConsoleVisit visit, NoticesPage page, CommandActs acts, CancellationToken cancellationToken) =>
        {
            var once = (await request.FormAsync(cancellationToken))[ChatActs.OnceField];
            return await page.ShowAsync(visit, number, await acts.DoAsync<NoticeReadCommand>(visit, once, $"传{number}", cancellationToken), cancellationToken);
        }).For<NoticeReadCommand>();
        console.MapPost($"{Path}/{{number:int}}/take-back", TakeBackAsync).For<NoticeNumberCommand>();
    }

    /// <summary>It cannot be undone, so it is shown first.</summary>
    private static async Task<IResult> TakeBackAsync(int number, HttpRequest request, ConsoleVisit visit, NoticesPage page, CommandActs acts, CancellationToken cancellationToken)
    {
        var (form, rest, at) = (await request.FormAsync(cancellationToken), FormattableString.Invariant($"{number} 撤回"), FormattableString.Invariant($"{Path}/{number}"));

        if (form.ContainsKey(FormFields.Confirmed))
        {
            return await page.ShowAsync(visit, number, await acts.DoAsync<NoticeNumberCommand>(visit, form[ChatActs.OnceField], rest, cancellationToken), cancellationToken);
        }

        var asked = await acts.AskAsync<NoticeNumberCommand>(visit, rest, cancellationToken);
        return asked.Question is null
            ? await page.ShowAsync(visit, number, asked, cancellationToken)
            : Pages.Preview(visit, Path, $"传达 传{number} 撤回", [new Words(asked.Asked)], new Form($"{at}/take-back", [FormFields.Yes(), FormFields.Once()], "确认撤回"), at);
    }
}

/// <summary>The notices that a person was sent; an admin sees all.</summary>
internal sealed class NoticesPage(BotDbContext db, NoticeFigures figures, NoticeRights rights, ChatWords words, LocalClock clock)
{
    public async Task<IResult> ListAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var below = Paging.Key(after, 1) is [var number] ? number : int.MaxValue;
        var asked = await db.NoticesSeenBy(visit.Caller).AsNoTracking().NotVoided().Where(t => t.Number < below)
            .OrderByDescending(t => t.Number).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (notices, next) = Paging.Page(asked, NoticesArea.Path, t => t.Number!.Value.ToString(CultureInfo.InvariantCulture));
        var (ids, me) = (notices.Select(t => t.Id).ToList(), visit.Caller.MemberId);
        var mine = await db.Participations.Where(p => ids.Contains(p.TopicId) && p.MemberId == me).ToDictionaryAsync(p => p.TopicId, p => p.Outcome, cancellationToken);
        List<TableLine> lines = [];

        foreach (var notice in notices)
        {
            var count = visit.Caller.HasOffice ? await figures.TextAsync(notice, visit.Caller, visit.Caller.OnlyGroup, cancellationToken) : "—";
            var own = mine.TryGetValue(notice.Id, out var outcome) ? NoticeFigures.Word(outcome) : "不用阅";
            var at = FormattableString.Invariant($"{NoticesArea.Path}/{notice.Number}");
            lines.Add(new TableLine([new Cell($"传{notice.Number}", at), new Cell(notice.Title), new Cell(clock.Day(notice.OpensAt)), new Cell(own), new Cell(count)]));
        }

        var whose = visit.Caller.IsAdmin || !visit.Caller.IsLiaison ? "情况" : "本组情况";
        var table = new Html.Table("传达过的文件，新的在前", ["编号", "标题", "日期", "我", whose], lines, "还没有传达过文件。");
        IReadOnlyList<Block> how = visit.Caller.HasOffice ? [new Words("要传达文件，请在聊天里发：传达 标题 链接")] : [];
        return Pages.Show(visit, NoticesArea.Path, new PageModel("传达", [table, .. next, .. how]));
    }

    public async Task<IResult> ShowAsync(ConsoleVisit visit, int number, Reply? reply, CancellationToken cancellationToken)
    {
        if (await db.NoticesSeenBy(visit.Caller).AsNoTracking().SingleOrDefaultAsync(t => t.Number == number, cancellationToken) is not { } notice)
        {
            return Pages.Missing(visit);
        }

        var me = visit.Caller.MemberId;
        var waits = await db.Participations.AnyAsync(p => p.TopicId == notice.Id && p.MemberId == me && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable), cancellationToken);
        var told = await words.ReplyAsync<NoticeNumberCommand>(visit, string.Empty, number.ToString(CultureInfo.InvariantCulture), cancellationToken);
        List<Form> buttons = [];

        if (waits && notice.TakesAnswers(clock.UtcNow))
        {
            buttons.Add(new Form(FormattableString.Invariant($"{NoticesArea.Path}/{number}/read"), [FormFields.Once()], "已阅"));
        }

        if (await rights.WhyNotTakenBackAsync(notice, visit.Caller, clock.UtcNow, cancellationToken) is null)
        {
            buttons.Add(new Form(FormattableString.Invariant($"{NoticesArea.Path}/{number}/take-back"), [], "撤回"));
        }

        IReadOnlyList<Block> link = notice.Link is null ? [] : [new Links([new PageLink("打开原文", notice.Link)])];
        IReadOnlyList<Block> acting = buttons.Count == 0 ? [] : [new Buttons(buttons)];
        var back = new Links([new PageLink("全部传达", NoticesArea.Path)]);
        return Pages.Answer(visit, NoticesArea.Path, new PageModel($"传达 传{number} {notice.Title}", [new Words(told.Text), .. link, .. acting, back]), reply);
    }
}
