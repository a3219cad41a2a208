using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>A rule is a row: operators add, change and switch off what their organisation needs, and every promise holds for it.</summary>
public sealed class OwnRuleTests
{
    [Theory]
    [InlineData("Weekday=Tuesday,At=10:11", "09-07 09:07, 09-08 10:11, 09-10 16:07, 09-11 14:37")]
    [InlineData("Weekday=周二,At=10:30", "09-07 09:07, 09-08 10:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("Weekday=Sunday,At=10:11", "09-07 09:07, 09-10 16:07, 09-11 14:37")]
    [InlineData("Weekday=Monday,At=16:11", "09-07 09:07, 09-10 16:07, 09-11 14:37")]
    [InlineData("WorkBeforeDue=12:00", "09-07 09:07, 09-10 14:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("DaysBeforeDue=3,At=10:11", "09-07 09:07, 09-08 10:11, 09-10 16:07, 09-11 14:37")]
    [InlineData("DaysBeforeDue=3", "09-07 09:07, 09-08 17:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("AfterOpening=1.02:00", "09-07 09:07, 09-08 11:07, 09-10 16:07, 09-11 14:37")]
    [InlineData("AfterDue=00:15", "09-07 09:07, 09-10 16:07, 09-11 14:37, 09-11 17:45")]
    public async Task A_row_more_is_a_reminder_more_in_its_place(string when, string expected)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", [.. Row("extra", "pending", "skip", when), ("Reminders:Budget", "9")]);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(expected, string.Join(", ", bot.TimesFor("bob")));
        Assert.Equal(expected.Contains("17:45", StringComparison.Ordinal) ? "09-11 17:45" : "09-11 14:37", LastReminder(bot));
    }

    [Fact]
    public async Task A_row_more_does_not_make_a_week_fuller_than_its_budget_and_the_last_one_comes_first()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", Row("extra", "pending", "skip", "Weekday=Tuesday,At=10:11"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(["09-07 09:07", "09-08 10:11", "09-11 14:37"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData("Rules:midweek:On", "false", "09-07 09:07, 09-11 14:37")]
    [InlineData("Rules:midweek:When:Weekday", "Wednesday", "09-07 09:07, 09-09 16:07, 09-11 14:37")]
    [InlineData("Rules:deadline:When:WorkBeforeDue", "01:00", "09-07 09:07, 09-10 16:07, 09-11 16:37")]
    [InlineData("Rules:opening:On", "false", "09-10 16:07, 09-11 14:37")]
    [InlineData("Budget", "2", "09-07 09:07, 09-11 14:37")]
    [InlineData("MidweekDay", "Wednesday", "09-07 09:07, 09-09 16:07, 09-11 14:37")]
    [InlineData("Deadline", "false", "09-07 09:07, 09-10 16:07")]
    public async Task A_variable_changes_one_entry_of_a_rule(string key, string value, string expected)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ($"Reminders:{key}", value));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(expected, string.Join(", ", bot.TimesFor("bob")));
        Assert.Equal(expected[^11..], LastReminder(bot));
    }

    [Fact]
    public async Task A_digest_for_admins_alone_has_figures_and_reaches_nobody_else()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", [.. Row("figures", "管理员", "skip", "AfterOpening=1.00:00"), ("Reminders:Rules:figures:Text", "closing"), ("Reminders:Rules:figures:Name", "管理员周二数字")]);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains("09:07 管理员周二数字 第37周《高质量发展》→ 管理员 2 人", await bot.SayAsync("chief", "提醒预览 明天"));

        await bot.AdvanceToAsync("2026-09-08 12:00");

        Assert.Equal(["boss", "chief"], bot.PushedAt("09-08 09:07"));
        Assert.Contains("应到 6\n按时 0", bot.LastTo("boss"));
        Assert.DoesNotMatch("鲍勃|卡萝", bot.LastTo("boss"));
    }

    [Fact]
    public async Task An_announcement_of_ones_own_reaches_those_who_asked_for_quiet_and_nobody_who_has_answered()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", [.. Row("news", "全体", "skip", "Weekday=Wednesday,At=10:11"), ("Reminders:Rules:news:Text", "opening")]);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("bob", "免打扰 2");
        await bot.SayAsync("carol", "已学");

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(["09-07 09:07", "09-09 10:11"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07"], bot.TimesFor("carol"));
    }

    [Theory]
    [InlineData("skip", "2026-09-08 10:13", "09-08 10:13", false)]
    [InlineData("skip", "2026-09-08 11:13", "", true)]
    [InlineData("02:00", "2026-09-08 12:10", "09-08 12:10", false)]
    [InlineData("02:00", "2026-09-08 12:12", "", true)]
    [InlineData("until due", "2026-09-09 10:12", "09-09 10:12", false)]
    [InlineData("until closed", "2026-09-09 10:12", "09-09 10:12", false)]
    public async Task What_was_slept_through_comes_once_as_long_as_its_row_says(string ifLate, string wakes, string arrives, bool noted)
    {
        (string, string)[] rows = [.. Row("extra", "pending", ifLate, "Weekday=Tuesday,At=10:11"), ("Reminders:Budget", "9")];
        var bot = await Bot.StartAsync("2026-09-07 08:00", rows);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:09");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, wakes, rows);
        await back.AdvanceToAsync("2026-09-10 12:00");

        Assert.Equal(arrives, string.Join(", ", back.TimesFor("bob")));
        Assert.Equal(noted, await back.AskStoreAsync(db => db.AuditNotes.AnyAsync(n => n.Action == "skip")));
    }

    [Theory]
    [InlineData("2026-09-14 09:02", "2026-09-20 12:00", "told with the next topic", "09-18 09:37", true)]
    [InlineData("2026-09-22 09:02", "2026-09-24 12:00", "too late and noted, and the one after it told", "09-23 09:37", false)]
    public async Task A_digest_that_is_merged_waits_for_the_next_one_and_is_told_once(string wakes, string until, string what, string arrives, bool told)
    {
        (string, string)[] rows = [("Reminders:Rules:closing:IfLate", "merge")];
        var bot = await Bot.StartAsync("2026-09-07 08:00", rows);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.PlanTopicAsync("2026-W38", "下一主题");
        await bot.PlanTopicAsync("2026-W39", "再下一主题");
        await bot.AdvanceToAsync("2026-09-11 17:33");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, wakes, rows);
        await back.AdvanceToAsync(until);

        var digests = back.WeCom.DeliveredTo("alice").Where(send => Trace.TextOf(send).Contains("名单只供", StringComparison.Ordinal)).ToList();
        Assert.Equal((what, arrives), (what, string.Join(", ", digests.Take(1).Select(Trace.Minute))));
        Assert.Equal(2, digests.Take(1).Sum(send => Trace.TextOf(send).Split("应到").Length - 1));
        Assert.Equal(told ? 1 : 0, digests.Count(send => Trace.TextOf(send).Contains("《高质量发展》", StringComparison.Ordinal)));
        Assert.Equal(!told, await back.AskStoreAsync(db => db.AuditNotes.AnyAsync(n => n.Action == "skip" && n.Detail!.Contains("截止汇总"))));
        Assert.Empty(await back.AskStoreAsync(db => db.Marks.Where(m => m.Name.StartsWith("merge")).ToListAsync()));
    }

    [Fact]
    public async Task A_restart_is_not_late_and_a_merged_digest_comes_by_itself()
    {
        (string, string)[] rows = [("Reminders:Rules:liaison:IfLate", "merge")];
        var bot = await Bot.StartAsync("2026-09-07 08:00", rows);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-10 09:36");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-09-10 09:39", rows);
        await back.AdvanceToAsync("2026-09-10 10:00");

        Assert.Equal(["09-10 09:39"], back.TimesFor("alice"));
    }

    [Fact]
    public async Task Without_the_files_the_service_has_the_rules_and_texts_of_the_repository()
    {
        await using var op = await Operator.StartAsync("2026-09-07 08:00");
        await op.PeopleAsync("bob,鲍勃,一支部,branch,,,,", "alice,艾丽,一支部,branch,liaison,,,");
        await op.TopicsAsync("2026-W37,高质量发展,,,,,");
        var withFiles = await op.RunAsync("preview", "--from", "2026-09-07", "--to", "2026-09-12");

        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={Directory.CreateDirectory(op.PathOf("empty")).FullName}");
        var without = await op.RunAsync("preview", "--from", "2026-09-07", "--to", "2026-09-12");

        Assert.Contains("截止前提醒", withFiles.Output, StringComparison.Ordinal);
        Assert.Equal(withFiles, without);
    }

    [Fact]
    public async Task A_file_of_the_first_days_still_means_what_it_said()
    {
        await using var op = await Operator.StartAsync("2026-09-07 08:00");
        await op.PeopleAsync("bob,鲍勃,一支部,branch,,,,", "alice,艾丽,一支部,branch,liaison,,,");
        await op.TopicsAsync("2026-W37,高质量发展,,,,,");
        var folder = Directory.CreateDirectory(op.PathOf("config")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "reminders.json"), """{ "Reminders": { "Budget": 3, "Opening": true, "Midweek": true, "MidweekDay": "Wednesday", "MidweekAt": "15:11", "Deadline": false } }""", Operator.Token);
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var shown = (await op.RunAsync("preview", "--from", "2026-09-07", "--to", "2026-09-12")).Output;

        Assert.Contains("15:11", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("截止前提醒", shown, StringComparison.Ordinal);
        Assert.Contains("联络员汇总", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_in_rules_and_texts_are_the_files_of_the_repository()
    {
        foreach (var name in (string[])["reminders.json", "messages.zh-CN.json"])
        {
            using var builtIn = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream($"config/{name}")!);
            Assert.Equal(File.ReadAllText(RepositoryFile.Path($"config/{name}")), builtIn.ReadToEnd());
        }
    }

    private static (string, string)[] Row(string name, string to, string ifLate, string when) =>
    [
        ($"Reminders:Rules:{name}:To", to),
        ($"Reminders:Rules:{name}:IfLate", ifLate),
        ($"Reminders:Rules:{name}:Text", "midweek"),
        .. when.Split(',').Select(part => part.Split('=')).Select(part => ($"Reminders:Rules:{name}:When:{part[0]}", part[1])),
    ];

    private static string LastReminder(Bot bot) =>
        Trace.Minute(Assert.Single(bot.WeCom.DeliveredTo("bob"), send => Trace.TextOf(send).Contains("最后一次提醒", StringComparison.Ordinal)));
}
