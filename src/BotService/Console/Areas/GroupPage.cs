using System.Globalization;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Features.Study;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Console.Areas;

/// <summary>A group's page, built for one visit: names for its own liaison, and those who ask for leave for whoever decides.</summary>
internal sealed class GroupPage(BotDbContext db, ChatWords words, LeaveRequests leaves, NameReads reads, IOptions<PolicyOptions> policy, LocalClock clock)
{
    private const int Weeks = 12;

    /// <summary>Null for a group that does not exist or that this person may not see.</summary>
    public async Task<StudyGroup?> FindAsync(ConsoleVisit visit, string name, CancellationToken cancellationToken)
    {
        // Routing leaves this one character as it was sent.
        var written = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return await db.Groups.AsNoTracking().SeenBy(visit.Caller).SingleOrDefaultAsync(g => g.Name == written, cancellationToken);
    }

    /// <param name="week">Whose unanswered ones are named; the latest where it is none.</param>
    /// <param name="after">The leave behind which the next ones that wait are shown.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string name, string? week, string? after, Reply? reply, CancellationToken cancellationToken)
    {
        if (await FindAsync(visit, name, cancellationToken) is not { } group)
        {
            return Pages.Missing(visit);
        }

        var people = await db.Members.OnRoster(clock.Today).CountAsync(m => m.GroupId == group.Id, cancellationToken);
        List<Block> blocks = [new Facts([new Fact("层级", TierWords.Of(group.Tier)), new Fact("在册", $"{people} 人", PeopleArea.Of(group.Name))])];

        if (visit.Caller.IsLiaisonOf(group.Id))
        {
            blocks.Add(new Heading("未报"));
            var asked = StudyWeek.TryParse(week, out var meant, out _) ? meant.ToString() : string.Empty;
            blocks.Add(new Words((await words.ReplyAsync<PendingCommand>(visit, string.Empty, asked, cancellationToken)).Text));
            blocks.AddRange(await ChasesAsync(group, cancellationToken));
            await reads.NoteAsync(visit, $"pending {group.Name}", cancellationToken);
        }

        blocks.AddRange(await LeavesAsync(visit, group, week, after, cancellationToken));
        blocks.AddRange(await WeeksAsync(visit, group, cancellationToken));
        return Pages.Answer(visit, GroupsArea.Path, new PageModel($"组 {group.Name}", blocks), reply);
    }

    /// <summary>A button for each topic that somebody of the group can still answer.</summary>
    private async Task<IReadOnlyList<Block>> ChasesAsync(StudyGroup group, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var open = await db.Topics.AsNoTracking().TakingAnswers(now)
            .Where(t => db.Participations.Any(p => p.TopicId == t.Id && p.GroupId == group.Id && p.Outcome == Outcome.Pending))
            .OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var chases = open.Select(t => new Form($"{GroupsArea.At(group.Name)}/chase", [FormFields.Hidden("topic", t.Id)], open.Count == 1 ? "催办" : $"催办《{t.Title}》"));
        return open.Count == 0 ? [] : [new Buttons([.. chases])];
    }

    /// <summary>Who asked first stands first.</summary>
    private async Task<IReadOnlyList<Block>> LeavesAsync(ConsoleVisit visit, StudyGroup group, string? week, string? after, CancellationToken cancellationToken)
    {
        var (me, behind) = (visit.Caller.MemberId, Paging.Key(after, 1) is [var id] ? id : 0);
        var asked = await leaves.For(visit.Caller).AsNoTracking().Asked().Where(l => l.Member!.GroupId == group.Id && l.MemberId != me && l.Id > behind)
            .OrderBy(l => l.Id).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (waiting, next) = Paging.Page(asked, GroupsArea.At(group.Name), l => l.Id.ToString(CultureInfo.InvariantCulture), ("week", week));

        if (waiting.Count > 0)
        {
            await reads.NoteAsync(visit, $"leaves {group.Name}", cancellationToken);
        }

        return
        [
            new Heading("请假"),
            .. waiting.Count == 0 ? [new Words(behind == 0 ? "没有等您答复的请假。" : "后面没有等您答复的请假了。")] : waiting.SelectMany(leave => (Block[])
            [
                new Words($"{leave.Member!.Name}：{LocalClock.Days(leave.From, leave.To)}，{leave.Reason}"),
                new Buttons([Decide(group, leave, "yes", "准"), Decide(group, leave, "no", "不准")]),
            ]),
            .. next,
        ];
    }

    private static Form Decide(StudyGroup group, Leave leave, string answer, string word) => new(
        $"{GroupsArea.At(group.Name)}/leave", [FormFields.Hidden("leave", leave.Id), FormFields.Hidden("answer", answer), FormFields.Once()], $"{word} {leave.Member!.Name}");

    private async Task<IReadOnlyList<Block>> WeeksAsync(ConsoleVisit visit, StudyGroup group, CancellationToken cancellationToken)
    {
        var figures = await db.WeekFiguresAsync(group.Id, Weeks, null, cancellationToken);

        if (!visit.Caller.IsOf(group.Id) && !await StandsAloneAsync(group, figures, cancellationToken))
        {
            return [new Heading("最近几周"), new Words($"有的周有组不足 {policy.Value.SmallestGroup} 人，这个组的数字和它们合在一起，单独的数字只给本组看；合在一起的数字在每一周的主题页里。")];
        }

        var caption = $"{group.Name} 最近 {Weeks} 周";
        List<FigureLine> lines = [.. figures.Where(f => f.Figures.Expected > 0).Select(f => Line(visit, group, StudyWeek.FromKey(f.WeekKey), f.Figures))];
        var table = FigureTable.Of(caption, "周", lines, withSum: true, "这个组还没有记录。");
        return [new Heading("最近几周"), table, .. lines.Count == 0 ? (Block[])[] : [FigureChart.Of(caption, [.. lines.Select(Short)])]];
    }

    private async Task<bool> StandsAloneAsync(StudyGroup group, IReadOnlyList<WeekFigures> figures, CancellationToken cancellationToken)
    {
        var weeks = figures.Where(f => f.Figures.Expected is > 0 and < SmallGroups.LargestLookedAt).Select(f => f.WeekKey).ToList();
        return await db.StandsAloneAsync(group.Id, weeks, policy.Value.SmallestGroup, cancellationToken);
    }

    /// <summary>A bar on a phone has no room for the days, which stand in the table.</summary>
    private static FigureLine Short(FigureLine line) => line with { Name = line.Name.Split('（')[0] };

    private FigureLine Line(ConsoleVisit visit, StudyGroup group, StudyWeek week, Figures figures) => new(week.NameSeenFrom(clock.Today), figures, $"{TopicsArea.Path}/{week}")
    {
        Unanswered = visit.Caller.IsLiaisonOf(group.Id) ? GroupsArea.At(group.Name, week) : null,
    };
}
