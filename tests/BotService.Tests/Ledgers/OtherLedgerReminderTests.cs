using BotService.Features.LedgerLists.Reminding;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>A further reminder of the ledgers is one class: its entry in the settings, its days and what it writes.</summary>
public sealed class OtherLedgerReminderTests
{
    [Theory]
    [InlineData("On", "true", "10-12 16:17", "10-14 15:11")]
    [InlineData("At", "14:37", "10-12 16:17", "10-14 14:37")]
    [InlineData("On", "false", "10-12 16:17")]
    public async Task A_reminder_of_ones_own_goes_out_at_its_usual_time_or_as_the_settings_say(string entry, string value, params string[] pushes)
    {
        await using var bot = await StartAsync(($"Reminders:Ledgers:midweek:{entry}", value));

        await bot.AdvanceToAsync("2026-10-14 16:01");

        Assert.Equal(pushes, bot.TimesFor("zhengkai"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task It_is_previewed_and_shown_as_sent()
    {
        await using var bot = await StartAsync();
        Assert.Contains("15:11 清单周中提醒 → 责任人 1 人", await bot.SayAsync("zhoumin", "提醒预览 10月14日"), StringComparison.Ordinal);

        await bot.AdvanceToAsync("2026-10-14 16:01");

        Assert.Contains("本周过半", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        Assert.Contains("今天已发：\n15:11 清单周中提醒 → 责任人 1 人", await bot.SayAsync("zhoumin", "提醒预览"), StringComparison.Ordinal);
    }

    /// <summary>With one task that is due much later.</summary>
    private static async Task<Bot> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartWithAsync(services => services.AddScoped<ILedgerReminder, MidWeek>().AddSingleton(LedgerReminderEntry.Of(typeof(MidWeek))!), "2026-10-12 09:00", settings);
        await Office.PeopleAsync(bot);
        await bot.SayAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 11月20日");
        return bot;
    }

    /// <summary>Asks owners in the middle of each week to look at their items.</summary>
    [LedgerReminder("midweek", Position = 7, At = "15:11")]
    private sealed class MidWeek(BotDbContext db, PersonalPush push) : ILedgerReminder
    {
        public SourceMessages Messages { get; } = new("middle-", "清单周中提醒", "责任人");

        public ValueTask<IReadOnlyList<LedgerReminderDay>> DaysAsync(LedgerReminderSpan span, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<LedgerReminderDay>>([.. span.FirstDays.Select(first => new LedgerReminderDay(first.Day.AddDays(2), UselessFrom: null))]);

        public async ValueTask WriteAsync(LedgerSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var owners = await db.Members.Where(m => db.LedgerItems.Any(i => i.OwnerId == m.Id)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
            var messages = owners.ConvertAll(owner => new PersonalMessage(owner, $"middle-{subject.Day.DayNumber}", new TextContent("本周过半，请看一眼自己的清单")));
            await push.OweEachAsync(messages, new PushTerms(now), cancellationToken);
        }
    }
}
