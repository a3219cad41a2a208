using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Demo;

/// <summary>What the sample organisation has behind it besides its topics: a notice that most have read, turns that were spoken, a round that is open.</summary>
internal sealed class DemoLists(StoreWriter store, DemoRatings ratings, LocalClock clock)
{
    private const int SpokenWeeks = 3;

    private const int DaysAgo = 15;

    public Task WriteAsync(CancellationToken cancellationToken) => store.RunAsync<IRosterFreeze, bool>(
        async (roster, db, token) =>
        {
            await NoticeAsync(db, roster, token);
            await TurnsAsync(db, token);
            await OpinionsAsync(db, token);
            await ratings.WriteAsync(db, token);
            return true;
        },
        cancellationToken).AsTask();

    /// <summary>So long ago that nobody is told of it any more.</summary>
    private async ValueTask NoticeAsync(BotDbContext db, IRosterFreeze roster, CancellationToken cancellationToken)
    {
        var sent = clock.StartOf(clock.Today.AddDays(-DaysAgo)).AddHours(10);
        var notice = new Topic
        {
            Sort = TopicSort.Notice,
            Number = 1,
            Title = "主题教育实施方案",
            Link = "https://www.12371.cn/",
            Audience = Tiers.All,
            WeekKey = StudyWeek.Of(clock.Today.AddDays(-DaysAgo)).Key,
            OpensAt = sent,
            DueAt = sent.AddDays(7),
            LateUntil = sent.AddDays(37),
        };
        db.Topics.Add(notice);
        await db.SaveChangesAsync(cancellationToken);
        await roster.OpenAsync(notice, clock.UtcNow, cancellationToken);
        notice.OpenedAt = sent;
        notice.NoteDueToldToMembers();

        foreach (var participation in await db.Participations.Where(p => p.TopicId == notice.Id && p.Outcome == Outcome.Pending && p.MemberId % 9 != 0).ToListAsync(cancellationToken))
        {
            participation.Record(Outcome.OnTime, sent.AddHours(participation.MemberId), participation.MemberId, remark: null);
        }
    }

    private async ValueTask TurnsAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        foreach (var group in await db.Members.OnRoster(clock.Today).GroupBy(m => m.GroupId).Select(g => new { g.Key, Members = g.OrderByDescending(m => m.Id).Select(m => m.Id).Take(SpokenWeeks).ToList() }).ToListAsync(cancellationToken))
        {
            var week = StudyWeek.Of(clock.Today);

            foreach (var memberId in group.Members)
            {
                week = week.Previous();
                db.SpeakingTurns.Add(new SpeakingTurn { GroupId = group.Key, WeekKey = week.Key, MemberId = memberId, State = TurnState.Spoke, At = clock.StartOf(week.Monday) });
            }
        }
    }

    /// <summary>A round with a few opinions, so that each way to end one can be tried.</summary>
    private async ValueTask OpinionsAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var members = db.Members.OnRoster(clock.Today);
        var round = new Consultation { Number = 1, Title = "对局党组和各支部的意见", Audience = Tiers.All, OpensOn = clock.Today, ClosesOn = clock.Today.AddDays(14), ExpectedAtOpening = await members.CountAsync(cancellationToken) };
        db.Consultations.Add(round);
        await db.SaveChangesAsync(cancellationToken);
        var author = await members.OrderByDescending(m => m.Id).Select(m => m.Id).FirstAsync(cancellationToken);
        db.Opinions.Add(new Opinion { MemberId = author, Day = clock.Today, Text = "学习材料希望提前一天发", ConsultationId = round.Id });
        db.Opinions.AddRange(((string[])["报表太多，一周填三次", "三楼会议室投影看不清"]).Select(text => new Opinion { Day = clock.Today, Text = text, ConsultationId = round.Id }));
    }
}
