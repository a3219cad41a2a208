using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Speaking;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Console.Areas;

/// <summary>述学: whose turn it is in the own group, and how many have spoken; no score and no order.</summary>
[ConsoleLink("述学", "/speaking", order: 7)]
internal sealed class SpeakingArea : IConsoleArea
{
    public const string Path = "/speaking";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, ConsoleVisit visit, SpeakingPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, after, null, null, cancellationToken)).For(Audience.Everyone);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, SpeakingPage page, CancellationToken cancellationToken) =>
            await page.ActAsync(visit, await request.FormAsync(cancellationToken), cancellationToken)).For(Audience.Member);
    }
}

/// <summary>The rota of one's group; an admin sees each group's figure besides.</summary>
internal sealed class SpeakingPage(BotDbContext db, SpeakingPlan plan, SpeakingFigures figures, ChatWords words, CommandActs acts, NameReads reads, IOptions<PolicyOptions> policy, LocalClock clock)
{
    private const int Weeks = 12;

    private const string Swap = "swap";

    /// <summary>What the buttons say, in the chat's words.</summary>
    private static readonly Dictionary<string, string> Said = new() { ["held"] = "已讲", ["put-off"] = "顺延", [Swap] = "换", ["volunteer"] = "我来" };

    public async Task<IResult> ActAsync(ConsoleVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var reply = Said.TryGetValue(form["act"].ToString(), out var word)
            ? await acts.DoAsync<SpeakingCommand>(visit, form[ChatActs.OnceField], $"{word} {form["who"]}".Trim(), cancellationToken)
            : Reply.Refuse("没看懂要办什么，没有改动。请点这一页上的按钮。");
        return await ShowAsync(visit, null, reply, reply.IsRefusal && form["act"] == Swap ? form["who"].ToString() : null, cancellationToken);
    }

    /// <param name="partner">Whom somebody asked to change with in vain, which stays.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? after, Reply? reply, string? partner, CancellationToken cancellationToken)
    {
        List<Block> blocks = [];

        if (visit.Caller.Member is { } me)
        {
            blocks.AddRange(await OwnGroupAsync(visit, me, partner, cancellationToken));
        }

        blocks.Add(new Words(await SumAsync(visit, cancellationToken)));
        blocks.AddRange(visit.Caller.IsAdmin ? await GroupsAsync(visit, after, cancellationToken) : []);
        return Pages.Answer(visit, SpeakingArea.Path, new PageModel("述学", blocks), reply);
    }

    private async Task<string> SumAsync(ConsoleVisit visit, CancellationToken cancellationToken) =>
        (await words.ReplyAsync<SpeakingCommand>(visit, string.Empty, "统计", cancellationToken)).Text;

    private async Task<IReadOnlyList<Block>> OwnGroupAsync(ConsoleVisit visit, Member me, string? partner, CancellationToken cancellationToken)
    {
        var (group, now) = (me.Group!, StudyWeek.Of(clock.Today));
        var standing = await plan.PlannedTurnsAsync(group, cancellationToken);
        var (first, current) = (StudyWeek.Of(now.Monday.AddDays(-7 * Weeks)).Key, now.Key);
        var past = await db.SpeakingTurns.AsNoTracking().Include(t => t.Member)
            .Where(t => t.GroupId == group.Id && t.WeekKey >= first && t.WeekKey < current && (t.State == TurnState.Planned || t.State == TurnState.Spoke))
            .OrderByDescending(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        List<SpeakingTurn> turns = [.. standing, .. past];

        if (turns.Count > 0)
        {
            await reads.NoteAsync(visit, $"speaking {group.Name}", cancellationToken);
        }

        var none = plan.IsVoluntary(group) ? "自愿述学，还没有人报名。" : "没有排到人。";
        var table = new Html.Table($"{group.Name} 的述学", ["周", "谁", "讲了没有"], [.. turns.Select(t => Line(t, me, now))], none);
        return [new Words((await words.OfAsync<SpeakingCommand>(visit, cancellationToken)).Split('。')[0] + "。"), table, .. Acts(visit, me, group, standing, current, partner)];
    }

    private TableLine Line(SpeakingTurn turn, Member me, StudyWeek now)
    {
        var who = $"{turn.Member!.Name}{(turn.MemberId == me.Id ? "（您）" : string.Empty)}";
        return new([new Cell(StudyWeek.FromKey(turn.WeekKey).NameSeenFrom(clock.Today)), new Cell(who), new Cell(StateOf(turn, now.Key))]);
    }

    private static string StateOf(SpeakingTurn turn, int current)
    {
        if (turn.State is TurnState.Spoke)
        {
            return "已讲";
        }

        if (turn.WeekKey < current)
        {
            return "没有讲的记录";
        }

        return turn.WeekKey == current ? "本周" : "还没到";
    }

    private IEnumerable<Block> Acts(ConsoleVisit visit, Member me, StudyGroup group, IReadOnlyList<SpeakingTurn> standing, int current, string? partner)
    {
        var planned = standing.Where(t => t.State is TurnState.Planned).ToList();

        if (visit.Caller.IsLiaison && planned.Count > 0)
        {
            var held = planned.Where(t => t.WeekKey == current).Select(t => Button("held", "已讲", t.Member!));
            var putOff = planned.Select(t => Button("put-off", "顺延", t.Member!)).DistinctBy(form => form.Button);
            yield return new Buttons([.. held, .. putOff]);
        }

        if (planned.Exists(t => t.MemberId == me.Id))
        {
            yield return new Form(SpeakingArea.Path, [FormFields.Hidden("act", Swap), FormFields.Once(), new Field("who", "和谁换", FieldKind.Text, partner ?? string.Empty)], "换人");
        }

        if (plan.IsVoluntary(group))
        {
            yield return new Form(SpeakingArea.Path, [FormFields.Hidden("act", "volunteer"), FormFields.Once()], "我来讲");
        }
    }

    private static Form Button(string act, string word, Member who) =>
        new(SpeakingArea.Path, [FormFields.Hidden("act", act), FormFields.Hidden("who", who.UserId), FormFields.Once()], $"{word} {who.Name}");

    private async Task<IReadOnlyList<Block>> GroupsAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var behind = Paging.Key(after, 1) is [var id] ? id : 0;
        var asked = await db.Groups.AsNoTracking().Where(g => g.Id > behind).OrderBy(g => g.Id).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (groups, next) = Paging.Page(asked, SpeakingArea.Path, g => g.Id.ToString(CultureInfo.InvariantCulture));
        var together = await TogetherAsync(cancellationToken);
        List<TableLine> lines = [];

        foreach (var group in groups)
        {
            var figure = together.Contains(group.Id) && !visit.Caller.IsOf(group.Id)
                ? $"有的组不足 {policy.Value.SmallestGroup} 人，这个组单独的数字只给本组看"
                : await figures.OfGroupAsync(group, clock.Today, cancellationToken);
            lines.Add(new TableLine([new Cell(group.Name, GroupsArea.At(group.Name)), new Cell(figure)]));
        }

        return [new Html.Table("各组今年的述学，按名册顺序，不是名次", ["组", "情况"], lines, "名单里还没有组。"), .. next];
    }

    /// <summary>The small groups, and the next smallest where these alone would still be few: as 各组 puts them together.</summary>
    private async Task<IReadOnlyList<int>> TogetherAsync(CancellationToken cancellationToken)
    {
        var sizes = await db.Members.OnRoster(clock.Today).GroupBy(m => m.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        List<GroupFigures> groups = [.. sizes.Select(size => new GroupFigures(size.Key, [], size.Count, Figures.None))];
        return [.. groups.Outside(policy.Value.SmallestGroup).Where(row => row.GroupIds.Count > 1).SelectMany(row => row.GroupIds)];
    }
}
