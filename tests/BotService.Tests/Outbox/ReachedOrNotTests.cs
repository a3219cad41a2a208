using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>Whom WeCom does not know is 未送达 wherever an answer is still possible, until a message reaches that person again.</summary>
public sealed class ReachedOrNotTests
{
    [Fact]
    public async Task Who_cannot_be_reached_is_unreachable_in_what_can_still_be_answered_and_nowhere_else()
    {
        await using var bot = await ReadyAsync();
        await PlanAsync(bot, "2026-W36", opened: true, closed: true, lateUntil: "2026-09-30 17:30");
        await PlanAsync(bot, "2026-W35", opened: true, closed: false, lateUntil: Now);
        await PlanAsync(bot, "2026-W38", opened: false, closed: false, lateUntil: "2026-09-30 17:30");
        await PlanAsync(bot, "2026-W37", opened: true, closed: false, lateUntil: "2026-09-07 09:10:01");
        bot.WeCom.InvalidUsers.Add("bob");

        await bot.OweAsync(Owed("hello", to: "Bob|carol"));
        await bot.SendDueAsync();

        Assert.Equal(["202637"], await UnreachableAsync(bot));
        Assert.Equal(Bot.At(Now), await SinceAsync(bot, "bob"));
        Assert.Null(await SinceAsync(bot, "carol"));
    }

    [Fact]
    public async Task Who_has_answered_stays_as_answered_and_the_first_time_counts()
    {
        await using var bot = await ReadyAsync();
        await PlanAsync(bot, "2026-W37", opened: true, closed: false, lateUntil: "2026-09-30 17:30");
        await bot.ChangeAsync(async db => (await db.Participations.SingleAsync(p => p.Member!.UserKey == "bob")).Record(Outcome.OnTime, Bot.At(Now), byMemberId: null, remark: null));
        bot.WeCom.InvalidUsers.Add("bob");

        await bot.OweAsync(Owed("first"));
        await bot.SendDueAsync();
        bot.SkipTo("2026-09-07 09:20");
        await bot.OweAsync(Owed("second"));
        await bot.SendDueAsync();

        Assert.Empty(await UnreachableAsync(bot));
        Assert.Equal(Bot.At(Now), await SinceAsync(bot, "bob"));
    }

    [Fact]
    public async Task Only_a_message_that_reaches_a_person_brings_that_person_back()
    {
        await using var bot = await ReadyAsync();
        await PlanAsync(bot, "2026-W37", opened: true, closed: false, lateUntil: "2026-09-30 17:30");
        bot.WeCom.InvalidUsers.Add("bob");
        bot.WeCom.InvalidUsers.Add("erin");
        await bot.OweAsync(Owed("nobody", to: "bob|erin"));
        await bot.SendDueAsync();
        Assert.Equal(2, (await UnreachableAsync(bot)).Count);

        await bot.OweAsync(Owed("to others", to: "carol"), Owed("still without bob", to: "carol|bob"));
        await bot.SendDueAsync();
        Assert.NotNull(await SinceAsync(bot, "bob"));

        bot.WeCom.InvalidUsers.Clear();
        await bot.OweAsync(Owed("with bob", to: "carol|Bob"));
        await bot.SendDueAsync();

        Assert.Null(await SinceAsync(bot, "bob"));
        Assert.NotNull(await SinceAsync(bot, "erin"));
        Assert.Single(await UnreachableAsync(bot));
    }

    private static async Task<Bot> ReadyAsync()
    {
        var bot = await StartAsync();
        await bot.UsualPeopleAsync();
        return bot;
    }

    private static async Task PlanAsync(Bot bot, string week, bool opened, bool closed, string lateUntil)
    {
        await bot.PlanTopicAsync(week, lateUntil: lateUntil);
        await bot.ChangeAsync(async db =>
        {
            var topic = await db.Topics.OrderBy(t => t.Id).LastAsync();
            (topic.OpenedAt, topic.ClosedAt) = (opened ? Bot.At("2026-09-07 09:07") : null, closed ? Bot.At("2026-09-07 09:09") : null);
            db.Participations.AddRange(await db.Members.Select(m => new Participation { TopicId = topic.Id, MemberId = m.Id, GroupId = m.GroupId }).ToListAsync());
        });
    }

    private static Task<DateTimeOffset?> SinceAsync(Bot bot, string person) => bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == person).Select(m => m.UnreachableSince).SingleAsync());

    private static async Task<List<string>> UnreachableAsync(Bot bot) =>
        [.. (await bot.AskStoreAsync(db => db.Participations.Where(p => p.Outcome == Outcome.Unreachable).Select(p => p.Topic!.WeekKey).ToListAsync())).Select(week => $"{week}")];
}
