using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>What this week is about, or the one that was asked about, where the material is, and how the speaker stands.</summary>
[ChatCommand("本周", "主题", "本周主题", "这周", Summary = "本周的主题、材料和截止时间", Audience = Audience.Everyone, MenuOrder = 1, IsQuestion = true)]
[Help(FirstFor = Audience.Member, Order = 4)]
[InGroup(InGroup.AsItIs, Summary = "本周的主题和材料")]
internal sealed class ThisWeekCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    private const int MostWeeks = 4;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var current = StudyWeek.Of(clock.Today);
        var asked = TopicReference.TakeAll(call.Rest, clock).Select(reference => reference.Week).OfType<StudyWeek>().Distinct().Take(MostWeeks).ToList();
        List<string> said = [];

        foreach (var week in asked.Count == 0 ? [current] : asked)
        {
            said.Add(await DescribeAsync(week, isCurrent: week == current, call, cancellationToken));
        }

        return Reply.Say(string.Join("\n\n", said));
    }

    private async ValueTask<string> DescribeAsync(StudyWeek week, bool isCurrent, CommandCall call, CancellationToken cancellationToken)
    {
        var topics = await db.Topics.NotClosed().Where(t => t.WeekKey == week.Key).OrderBy(t => t.Id).ToListAsync(cancellationToken);

        if (call.Message.Place.IsGroup)
        {
            // Nobody knows who else reads along: what the asker's groups study and no more, and nothing of the asker. Whoever sits in no group asks for all of them.
            var groups = call.MemberId is { } me ? await db.TiersOfAsync(me, cancellationToken) : Tiers.All;
            var opened = topics.Where(t => t.OpenedAt is not null && (t.Audience & groups) != 0).ToList();
            return opened.Count == 0 ? $"第{week.Number}周现在没有要学的主题。" : string.Join("\n\n", opened.Select(topic => Describe(topic, mine: null, call.Now)));
        }

        var ids = topics.Select(t => t.Id).ToList();
        var mine = await db.Participations.Where(p => p.MemberId == call.MemberId && ids.Contains(p.TopicId)).ToDictionaryAsync(p => p.TopicId, cancellationToken);
        var tiers = await db.TiersSeenByAsync(call.Caller, cancellationToken);
        var forMe = call.Caller.IsAdmin ? topics : [.. topics.Where(t => t.OpenedAt is null ? (t.Audience & tiers) != 0 : mine.ContainsKey(t.Id))];

        if (forMe.Count == 0 && !isCurrent)
        {
            return $"{week.NameSeenFrom(clock.Today)}没有需要您学的主题。看本周的发：本周";
        }

        if (forMe.Count == 0)
        {
            var next = await db.Topics.NotClosed().Where(t => t.WeekKey > week.Key).MeantFor(tiers).OrderBy(t => t.WeekKey).FirstOrDefaultAsync(cancellationToken);
            return next is null
                ? $"第{week.Number}周没有需要您学的主题。"
                : $"第{week.Number}周没有需要您学的主题。下一个是第{next.WeekNumber}周《{next.Title}》，{clock.Moment(next.OpensAt)} 开放。";
        }

        return string.Join("\n\n", forMe.Select(topic => Describe(topic, mine.GetValueOrDefault(topic.Id), call.Now)));
    }

    private string Describe(Topic topic, Participation? mine, DateTimeOffset now)
    {
        List<string> lines = [$"第{topic.WeekNumber}周《{topic.Title}》", $"对象：{TierWords.Of(topic.Audience)}"];

        if (topic.Link is not null)
        {
            lines.Add($"材料：{topic.Link}");
        }

        lines.Add(topic.OpenedAt is null ? $"开放：{clock.Moment(topic.OpensAt)}" : $"截止：{clock.Moment(topic.DueAt)}（补学到 {clock.Moment(topic.LateUntil)}）");

        if (mine is not null)
        {
            lines.Add(mine.Outcome.HasReply() ? $"您的记录：{mine.Outcome.Word()}" : topic.TakesAnswers(now) ? "您的记录：未报。学完回复 已学" : "您的记录：未报");
        }

        return string.Join('\n', lines);
    }
}
