using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Reminders;

/// <summary>A feature that the engine does not know plugs in by one class, and every promise of the engine holds for it.</summary>
public sealed class OtherSourceTests
{
    [Fact]
    public async Task A_source_of_ones_own_is_planned_previewed_and_kept_within_the_week_and_the_quiet_hours()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddScoped<IReminderSource, Forms>());
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:11");
        await bot.SayAsync("carol", "已学");

        Assert.Contains("没有提醒。之后最近的一次：9月9日 周三 08:37 登记表", await bot.SayAsync("boss", "提醒预览"));
        Assert.Contains("08:37 登记表 → 成员 2 人", await bot.SayAsync("boss", "提醒预览 9月9日"));
        Assert.Empty(await bot.AskStoreAsync(db => db.SentNudges.Where(s => s.Rule.StartsWith("form")).ToListAsync()));

        await bot.AdvanceToAsync("2026-09-11 15:01");
        Assert.Equal(["09-07 09:07", "09-09 08:37", "09-11 14:37"], bot.TimesFor("bob"));
        Assert.Contains("15:11 补登 → 成员 1 人", await bot.SayAsync("boss", "提醒预览"));

        await bot.AdvanceToAsync("2026-09-11 16:01");
        Assert.Equal(["09-07 09:07", "09-09 08:37", "09-11 14:37"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07", "09-09 08:37", "09-11 15:11"], bot.TimesFor("carol"));
        Assert.Empty(bot.WeCom.Violations);
    }

    /// <summary>Asks two people to fill in a form: once at an hour at which nobody is disturbed, and once when one of them has had all pushes of the week.</summary>
    private sealed class Forms(BotDbContext db, PersonalPush push) : IReminderSource
    {
        public Task<IReadOnlyList<IReminderSubject>> ReadAsync(TimeWindow span, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<IReminderSubject>>([new Form(this, "form-1", "登记表", Bot.At("2026-09-08 20:31")), new Form(this, "form-2", "补登", Bot.At("2026-09-11 15:11"))]);

        public async ValueTask WriteAsync(IReminderSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var asked = await db.Members.Where(m => m.UserKey == "bob" || m.UserKey == "carol").OrderBy(m => m.Id).ToListAsync(cancellationToken);
            await push.OweEachAsync(asked.ConvertAll(member => new PersonalMessage(member, subject.Key, new TextContent($"请填{subject.Handle}"))), new PushTerms(now), cancellationToken);
        }
    }

    private sealed record Form(IReminderSource Source, string Key, string Handle, DateTimeOffset DueAt) : IReminderSubject
    {
        public string Readers => "成员";

        public DateTimeOffset UselessFrom => DueAt.AddDays(1);
    }
}
