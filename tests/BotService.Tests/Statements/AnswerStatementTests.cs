using BotService.Features.Study;
using BotService.Store;
using BotService.Store.Statements;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Statements;

/// <summary>What a person can still answer, and the answer.</summary>
public sealed class AnswerStatementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_a_person_can_still_answer_is_what_the_query_says(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var db = await bot.OpenStoreAsync();
        var noon = Bot.At(DrawnOffice.Now);
        List<string> people = [.. await db.Members.OrderBy(m => m.Id).Select(m => m.UserKey).ToListAsync(Bot.Token), "stranger"];
        var ends = await db.Topics.Where(t => t.LateUntil > noon).OrderBy(t => t.LateUntil).Select(t => t.LateUntil).Take(2).ToListAsync(Bot.Token);
        var counts = new HashSet<int>();

        // At its end a topic takes no more answers, a second before it still does.
        foreach (var now in (DateTimeOffset[])[noon, .. ends.Select(end => end.AddSeconds(-1)), .. ends])
        {
            var open = await Open(db.Participations.AsNoTracking().Include(p => p.Topic).Include(p => p.Member), now)
                .OrderByDescending(p => p.Topic!.WeekKey).ThenBy(p => p.TopicId).ToListAsync(Bot.Token);
            var expected = open.ToLookup(p => p.Member!.UserKey);
            var asked = OpenParticipations.Of(db, [.. people.Select((key, no) => (no, key, now))]);
            await PendingQuery.AllAsync(db, asked, Bot.Token);
            var read = asked.SelectMany(one => one.Rows).ToLookup(row => row.No, row => row.Mine);

            foreach (var (no, key) in people.Index())
            {
                Assert.Equal(expected[key].Select(Shown), read[no].Select(Shown));
                counts.Add(read[no].Count());
            }
        }

        Assert.Superset(new HashSet<int> { 0, 1, 2 }, counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Answers_that_go_with_the_commit_leave_the_rows_that_tracked_ones_would(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var now = Bot.At(DrawnOffice.Now);
        var before = await bot.AskStoreAsync(RowsAsync);
        var tracked = await bot.AskStoreAsync(async db =>
        {
            // Nothing of it is committed.
            await using var transaction = await db.Database.BeginTransactionAsync(Bot.Token);

            foreach (var mine in await Open(db.Participations, now).ToListAsync(Bot.Token))
            {
                Answer(mine, now);
            }

            await db.SaveChangesAsync(Bot.Token);
            return await RowsAsync(db);
        });
        Assert.Equal(before, await bot.AskStoreAsync(RowsAsync));

        await bot.ChangeAsync(async db =>
        {
            foreach (var key in await db.Members.Select(m => m.UserKey).ToListAsync(Bot.Token))
            {
                foreach (var mine in await db.OpenForAsync(key, now, Bot.Token))
                {
                    Answer(mine, now);
                    db.KeepAnswer(mine);
                }
            }
        });

        Assert.NotEqual(before, tracked);
        Assert.Equal(tracked, await bot.AskStoreAsync(RowsAsync));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_to_a_row_that_has_changed_since_it_was_read_is_refused_and_given_anew(bool isByHand)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        var now = bot.Clock.UtcNow;
        var tries = 0;

        await bot.ChangeAsync(async db =>
        {
            var mine = isByHand ? (await db.OpenForAsync("bob", now, Bot.Token)).Single() : await db.Participations.SingleAsync(p => p.Member!.UserKey == "bob", Bot.Token);

            if (++tries == 1)
            {
                await db.Participations.Where(p => p.MemberId == mine.MemberId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Revision, p => p.Revision + 1), Bot.Token);
            }

            mine.Record(Outcome.OnTime, now, mine.MemberId, remark: null);

            if (isByHand)
            {
                db.KeepAnswer(mine);
            }
        });

        var kept = await bot.AskStoreAsync(db => db.Participations.Include(p => p.History).SingleAsync(p => p.Member!.UserKey == "bob", Bot.Token));
        Assert.Equal((2, Outcome.OnTime, 1), (tries, kept.Outcome, kept.Revision));
        Assert.Single(kept.History);
    }

    private static IQueryable<Participation> Open(IQueryable<Participation> participations, DateTimeOffset now) => participations.Where(p =>
        p.Topic!.Sort == TopicSort.Study && p.Topic.OpenedAt != null && p.Topic.ClosedAt == null && p.Topic.LateUntil > now);

    /// <summary>Each row in a way of its own: with every outcome, by everybody, with and without words, twice, and with something taken back.</summary>
    private static void Answer(Participation mine, DateTimeOffset now)
    {
        var outcome = (Outcome)((mine.TopicId + mine.MemberId) % 6);
        var by = (mine.MemberId % 3) switch { 0 => mine.MemberId, 1 => (int?)null, _ => mine.MemberId + 1 };
        mine.Record(outcome, now, by, mine.TopicId % 2 == 0 ? null : "读了“两”遍' 👍");

        if (mine.MemberId % 4 == 0)
        {
            mine.Record(Outcome.Late, now.AddMinutes(1), mine.MemberId, "又读了一遍");
        }

        if (mine.MemberId % 5 == 0)
        {
            var entry = new ParticipationEntry { TopicId = mine.TopicId, MemberId = mine.MemberId, At = now, From = Outcome.NotStudied, To = Outcome.OnTime, FromAnsweredAt = now.AddHours(-1), FromRemark = "没时间" };
            mine.TakeBack(entry, now.AddMinutes(2), mine.MemberId);
        }
    }

    /// <summary>All participations and all that became of them, as the database has them.</summary>
    private static async Task<List<object>> RowsAsync(BotDbContext db)
    {
        var rows = await db.Participations.AsNoTracking().OrderBy(p => p.TopicId).ThenBy(p => p.MemberId).ToListAsync(Bot.Token);
        var entries = await db.ParticipationEntries.AsNoTracking().OrderBy(e => e.TopicId).ThenBy(e => e.MemberId).ThenBy(e => e.Id).ToListAsync(Bot.Token);
        return
        [
            .. rows.Select(row => (object)(row.TopicId, row.MemberId, row.GroupId, row.Outcome, row.AnsweredAt, row.Remark, row.Revision)),
            .. entries.Select(entry => (object)(entry.TopicId, entry.MemberId, entry.At, entry.From, entry.To, entry.FromAnsweredAt, entry.FromRemark, entry.ByMemberId, entry.Remark, entry.IsTakeBack, entry.TakenBackAt)),
        ];
    }

    private static object Shown(Participation mine) => (
        mine.TopicId, mine.MemberId, mine.GroupId, mine.Outcome, mine.AnsweredAt, mine.Remark, mine.Revision,
        mine.Topic!.WeekKey, mine.Topic.Title, mine.Topic.Audience, mine.Topic.OpensAt, mine.Topic.DueAt, mine.Topic.LateUntil, mine.Topic.OpenedAt);
}
