using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Store.Statements;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>The person's own record, and how much of the week's attention the bot has used.</summary>
[ChatCommand("我的", "我的记录", Summary = "自己的记录和本周提醒次数", MenuOrder = 4, IsQuestion = true)]
[Help(FirstFor = Audience.Member, Order = 5)]
internal sealed class MineCommand(BotDbContext db, LocalClock clock, IOptions<ReminderOptions> options) : IChatCommand
{
    private const int MostLeaves = 3;

    // CROSS JOIN makes SQLite ask topic by topic, which is how the rows lie.
    private static readonly PreparedStatement Outcomes = new("""
        SELECT p."Outcome", COUNT(*) FROM "Topics" AS t CROSS JOIN "Participations" AS p
        WHERE p."TopicId" = t."Id" AND p."MemberId" = $1 AND t."WeekKey" >= $2 AND t."Sort" = 'Study' AND t."VoidedAt" IS NULL
        GROUP BY p."Outcome"
        """);

    // The limit is written out: SQLite would plan the statement anew each time that it were given as a value.
    private static readonly PreparedStatement Latest = new("""
        SELECT t."WeekKey", t."Title", p."Outcome",
               (SELECT e."ByMemberId" FROM "ParticipationEntries" AS e WHERE e."TopicId" = p."TopicId" AND e."MemberId" = p."MemberId" ORDER BY e."Id" DESC LIMIT 1)
        FROM "Topics" AS t CROSS JOIN "Participations" AS p
        WHERE p."TopicId" = t."Id" AND p."MemberId" = $1 AND t."Sort" = 'Study' AND t."VoidedAt" IS NULL
        ORDER BY t."WeekKey" DESC
        LIMIT 8
        """);

    /// <summary>Pushes of the week, those of one instant being one message; days and gatherings of the year; leaves that are not over, which most people have none of.</summary>
    private static readonly PreparedStatement Presence = new("""
        SELECT (SELECT COUNT(DISTINCT "At") FROM "SentNudges" WHERE "MemberId" = $1 AND "WeekKey" = $2),
               (SELECT COUNT(*) FROM "CheckIns" WHERE "MemberId" = $1 AND "TakenBackAt" IS NULL AND "Day" >= $3),
               (SELECT COUNT(*) FROM "Leaves" WHERE "MemberId" = $1 AND "State" <> 'TakenBack' AND "To" >= $4)
        """);

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var me = call.Member.Id;
        var week = StudyWeek.Of(clock.Today).Key;

        // In the first days of January the running week may belong to the year before: its answer counts there, and is shown there.
        var year = week / 100;
        var first = StudyWeek.Of(new DateOnly(year, 1, 4));
        var counts = new PendingQuery<Figures>(Outcomes, row => Figures.Of(Enum.Parse<Outcome>(row.GetString(0)), row.GetInt32(1)), me, first.Key);
        var recent = new PendingQuery<(int WeekKey, string Title, Outcome Outcome, int? By)>(
            Latest, row => (row.GetInt32(0), row.GetString(1), Enum.Parse<Outcome>(row.GetString(2)), row.NumberIn(3)), me);
        var presence = new PendingQuery<(int Pushes, int Days, int Leaves)>(Presence, row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), me, week, first.Monday, clock.Today);
        await PendingQuery.AllAsync(db, [counts, recent, presence], cancellationToken);
        var figures = new[] { counts }.Sum();
        var leaves = presence.Rows[0].Leaves > 0 ? await LeavesAsync(me, cancellationToken) : [];

        return Reply.Say(
        [
            $"{call.Member.Name}（{call.Member.Group!.Name}）{year}年",
            string.Join(" · ", [$"应学 {figures.Expected}", .. OwnCounts(figures).Select(own => $"{own.Outcome.Word()} {own.Count}")]),
            .. leaves is [] && call.Rest.Length > 0 ? ["现在没有等答复的请假，也没有刚答复的。"] : leaves,
            .. recent.Rows.Select(r => $"第{r.WeekKey % 100}周 {r.Outcome.Word()}《{r.Title}》{(r.Outcome is not Outcome.Excused && r.By is { } by && by != me ? "（联络员代录）" : string.Empty)}"),
            $"打卡和签到 {presence.Rows[0].Days} 次 · 本周提醒 {presence.Rows[0].Pushes}/{options.Value.Budget} 次",
        ]);
    }

    /// <summary>Those that are not over, the latest first: whether one waits, and what was answered.</summary>
    private async ValueTask<List<string>> LeavesAsync(int me, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var leaves = await db.Leaves.Where(l => l.MemberId == me && l.State != LeaveState.TakenBack && l.To >= today)
            .OrderByDescending(l => l.Id).Take(MostLeaves).Select(l => new { l.From, l.To, l.State }).ToListAsync(cancellationToken);
        return [.. leaves.Select(l => $"请假 {LocalClock.Days(l.From, l.To)}：{(l.State switch { LeaveState.Granted => "已准", LeaveState.Refused => "没有准", _ => "还在等答复" })}")];
    }

    /// <summary>Whether a message reached them is nothing that people count of themselves.</summary>
    private static (Outcome Outcome, int Count)[] OwnCounts(Figures figures) =>
    [
        (Outcome.OnTime, figures.OnTime), (Outcome.Late, figures.Late), (Outcome.Excused, figures.Excused), (Outcome.NotStudied, figures.NotStudied), (Outcome.Pending, figures.Unanswered),
    ];
}
