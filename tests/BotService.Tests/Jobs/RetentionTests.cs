using BotService.Jobs;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Jobs;

/// <summary>What the policy no longer keeps is gone by the next day; what is still owed stays.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Old_receipts_and_sent_messages_go_and_the_rest_stays()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var now = bot.Clock.UtcNow;
        await bot.ChangeAsync(db =>
        {
            for (var i = 0; i < 1200; i++)
            {
                db.Receipts.Add(new InboxReceipt { Key = $"old|{i}", ReceivedAt = now.AddDays(-31), ReplyText = "旧" });
            }

            db.Receipts.Add(new InboxReceipt { Key = "young", ReceivedAt = now.AddDays(-20), ReplyText = "新" });
            db.Outbox.Add(Message("old sent", OutboxState.Sent, now.AddDays(-181)));
            db.Outbox.Add(Message("old skipped", OutboxState.Skipped, now.AddDays(-181)));
            db.Outbox.Add(Message("young sent", OutboxState.Sent, now.AddDays(-100)));
            db.Outbox.Add(Message("owed", OutboxState.Waiting, null));
            return Task.CompletedTask;
        });

        await bot.AdvanceToAsync("2026-09-08 08:00");

        Assert.Equal(["young"], await bot.AskStoreAsync(db => db.Receipts.Select(r => r.Key).ToListAsync()));
        Assert.Equal(["owed", "young sent"], await bot.AskStoreAsync(db => db.Outbox.Select(m => m.Key).Order().ToListAsync()));
    }

    [Fact]
    public async Task Who_was_reminded_is_forgotten_when_the_policy_no_longer_keeps_messages()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.ChangeAsync(async db =>
        {
            var topic = await db.Topics.SingleAsync();
            var people = await db.Members.ToListAsync();
            int[] weeks = [202609, 202610, 202611, 202636];
            db.SentNudges.AddRange(weeks.SelectMany(week => people.Select(m => new SentNudge { Rule = $"old{week}", SubjectId = topic.Id, MemberId = m.Id, WeekKey = week, At = bot.Clock.UtcNow })));
        });
        Assert.Contains("提醒 2", await bot.SayAsync("bob", "我的数据"));

        await bot.AdvanceToAsync("2026-09-08 08:00");

        // 180 days before 8 September is 12 March, in the eleventh week; the week of today has the card of the opening.
        Assert.Equal([202611, 202636, 202637], await bot.AskStoreAsync(db => db.SentNudges.Select(n => n.WeekKey).Distinct().Order().ToListAsync()));
        Assert.Contains("提醒 3", await bot.SayAsync("bob", "我的数据"));
    }

    [Fact]
    public async Task What_people_left_years_ago_goes_and_the_outcomes_stay()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Policy:KeepLeavesDays", "400"), ("Policy:KeepCheckInsDays", "400"), ("Policy:KeepOpinionsDays", "400"), ("Policy:KeepRemarksDays", "400"), ("Policy:KeepAuditDays", "400"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        foreach (var words in new[] { "已学 心得", "打卡", "意见 署名的", "匿名意见 不署名的", "请假 9月8日至9月9日 有事" })
        {
            await bot.SayAsync("bob", words);
        }

        await bot.SayAsync("bob", "统计");
        await bot.AdvanceToAsync("2027-09-07 09:10");
        Assert.Equal((1, 1, 2, 1), await RowsAsync(bot));

        await bot.AdvanceToAsync("2027-11-07 09:10");

        Assert.Equal((0, 0, 0, 0), await RowsAsync(bot));
        var mine = await bot.AskStoreAsync(db => db.Participations.SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal((Outcome.OnTime, null), (mine.Outcome, mine.Remark));
        Assert.False(await bot.AskStoreAsync(db => db.ParticipationEntries.AnyAsync(e => e.Remark != null)));
    }

    [Fact]
    public async Task What_a_liaison_did_for_a_group_and_what_a_group_was_asked_goes_when_its_days_are_over()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Policy:KeepAuditDays", "50"), ("Policy:KeepCheckInsDays", "40"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.ChangeAsync(async db =>
        {
            var topic = await db.Topics.SingleAsync();
            var people = await db.Members.ToDictionaryAsync(m => m.UserKey);

            foreach (var (liaison, other, code, daysAgo) in new[] { (people["alice"], people["bob"], "1357", 95), (people["dave"], people["erin"], "2468", 20) })
            {
                var (group, at) = (liaison.GroupId, bot.Clock.UtcNow.AddDays(-daysAgo));
                db.Holds.Add(new Hold { TopicId = topic.Id, GroupId = group, ByMemberId = liaison.Id, At = at });
                db.HandOvers.Add(new HandOver { GroupId = group, GiverId = liaison.Id, StandInId = other.Id, At = at, Until = bot.Clock.DayOf(at) });
                db.Gatherings.Add(new Gathering { Name = "学习会", Form = "集中领学", Code = code, GroupId = group, OpenedBy = liaison.UserId, OpenedAt = at, ClosedAt = at.AddHours(1) });
                db.StudySignals.Add(new StudySignal { Kind = SignalKind.Burst, GroupId = group, Period = 202620, FoundAt = at, Part = 6, Whole = 8, Reply = "一起学的", RepliedAt = at });
            }
        });

        await bot.AdvanceToAsync("2026-09-08 08:00");

        var left = await bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == "dave").Select(m => m.GroupId).SingleAsync());
        Assert.Equal([left], await bot.AskStoreAsync(db => db.Holds.Select(h => h.GroupId).ToListAsync()));
        Assert.Equal([left], await bot.AskStoreAsync(db => db.HandOvers.Select(h => h.GroupId).ToListAsync()));
        Assert.Equal(["dave"], await bot.AskStoreAsync(db => db.Gatherings.Select(g => g.OpenedBy).ToListAsync()));
        Assert.Equal([left], await bot.AskStoreAsync(db => db.StudySignals.Select(s => s.GroupId).ToListAsync()));
    }

    [Fact]
    public async Task Files_links_and_sessions_of_the_console_go_when_they_are_over_though_nobody_comes_again()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(db =>
        {
            foreach (var (key, at) in new[] { ("old", bot.Clock.UtcNow), ("young", bot.Clock.UtcNow.AddDays(2)) })
            {
                db.ConsoleUploads.Add(new ConsoleUpload { Key = key, UserKey = "chief", Path = "/people/import", Name = "名单.csv", Content = [1], MadeAt = at });
                db.ConsoleLinks.Add(new ConsoleLink { Hash = key, UserKey = "bob", MadeAt = at.AddDays(-1.5), ExpiresAt = at.AddDays(-1.5) });
                db.ConsoleSessions.Add(new ConsoleSession { Hash = key, UserKey = "bob", MadeAt = at, SeenAt = at, ExpiresAt = at, SignInMethod = "link" });
            }

            return Task.CompletedTask;
        });

        await bot.AdvanceToAsync("2026-09-08 08:00");

        Assert.Equal(["young"], await bot.AskStoreAsync(db => db.ConsoleUploads.Select(u => u.Key).ToListAsync()));
        Assert.Equal(["young"], await bot.AskStoreAsync(db => db.ConsoleLinks.Select(l => l.Hash).ToListAsync()));
        Assert.Equal(["young"], await bot.AskStoreAsync(db => db.ConsoleSessions.Select(s => s.Hash).ToListAsync()));
    }

    [Fact]
    public async Task Within_twenty_hours_it_does_nothing_a_second_time()
    {
        var time = new WallTime("2026-09-07 09:05");
        await using var bot = await Bot.StartWithAsync(time.Beneath, "2026-09-07 09:05");
        Assert.True(await IsForgottenAsync(bot, "first"));

        time.PassTo("2026-09-08 04:50");
        Assert.False(await IsForgottenAsync(bot, "second"));

        time.PassTo("2026-09-08 05:06");
        Assert.True(await IsForgottenAsync(bot, "third"));
        Assert.Empty(await bot.AskStoreAsync(db => db.Receipts.ToListAsync(Bot.Token)));
    }

    /// <summary>Whether a receipt that is too old is gone once the purge was asked for.</summary>
    private static async Task<bool> IsForgottenAsync(Bot bot, string key)
    {
        await bot.ChangeAsync(db =>
        {
            db.Receipts.Add(new InboxReceipt { Key = key, ReceivedAt = bot.Clock.UtcNow.AddDays(-45), ReplyText = "旧" });
            return Task.CompletedTask;
        });
        await bot.Services.GetRequiredService<RetentionPurge>().RunIfDueAsync(Bot.Token);
        return !await bot.AskStoreAsync(db => db.Receipts.AnyAsync(r => r.Key == key, Bot.Token));
    }

    [Fact]
    public async Task What_somebody_was_asked_goes_when_nobody_can_answer_it_any_more()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "代录 鲍勃 没学");
        await bot.AdvanceToAsync("2026-09-07 09:00");
        Assert.Equal(["alice"], await AskedAsync(bot));

        await bot.AdvanceToAsync("2026-09-08 04:50");
        await bot.SayAsync("erin", "请假");
        await bot.AdvanceToAsync("2026-09-08 05:10");

        Assert.Equal(["erin"], await AskedAsync(bot));
    }

    private static Task<List<string>> AskedAsync(Bot bot) => bot.AskStoreAsync(db => db.Conversations.Where(c => c.Question != null || c.QuestionUntil != null).Select(c => c.UserKey).ToListAsync());

    private static async Task<(int Leaves, int CheckIns, int Opinions, int Refused)> RowsAsync(Bot bot) => await bot.AskStoreAsync(async db =>
        (await db.Leaves.CountAsync(), await db.CheckIns.CountAsync(), await db.Opinions.CountAsync(), await db.AuditNotes.CountAsync(n => n.Action == "refused")));

    private static OutboxMessage Message(string key, OutboxState state, DateTimeOffset? doneAt) => new()
    {
        Key = key,
        TaskId = Guid.NewGuid().ToString("N"),
        Channel = "wecom",
        Recipients = "bob",
        Content = System.Text.Json.JsonSerializer.Serialize(new TextContent("旧消息"), OutboundContentJson.Default.OutboundContent),
        CreatedAt = doneAt ?? DateTimeOffset.UnixEpoch,
        NextAttemptAt = doneAt ?? new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        State = state,
        DoneAt = doneAt,
    };
}
