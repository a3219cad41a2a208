using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

public sealed class SignalTests
{
    [Fact]
    public async Task The_liaison_is_asked_first_and_a_reply_closes_a_burst_for_good()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await bot.SayAsync("m8", "已学");
        await bot.SayAsync("m9", "已学");
        await bot.AdvanceToAsync("2026-10-14 16:02");

        foreach (var i in Enumerable.Range(1, 7))
        {
            await bot.SayAsync($"m{i}", "已学");
        }

        Assert.Equal("学风由联络员看本组；您可以发 意见", await bot.SayAsync("m1", "学风"));
        Assert.Equal("本组不到 5 人，不算。", await bot.SayAsync("small", "学风"));
        var asked = await bot.SayAsync("huang", "学风");
        Assert.StartsWith("业务第二党支部，第42周：9 人里 7 人在一分钟内回复（周三 16:02）。可能是集中学习后一起回的。\n是的话发 学风 说明 周三下午集中学习；以后开会先发 开活动，就不会再提示。这里不点名，不进考核。", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("业务第二党支部", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
        Assert.Contains("由本组联络员来写", await bot.SayAsync("chief", "学风 说明 不知道"), StringComparison.Ordinal);
        Assert.Contains("请写一句", await bot.SayAsync("huang", "学风 说明"), StringComparison.Ordinal);
        Assert.Contains("请去掉姓名", await bot.SayAsync("huang", "学风 说明 成员3带着大家一起回的"), StringComparison.Ordinal);
        Assert.Contains("请去掉姓名", await bot.SayAsync("huang", "学风 说明 是成·員５叫大家一起回的"), StringComparison.Ordinal);

        Assert.Equal("已记，这条不再出现。", await bot.SayAsync("huang", "学风 说明 周三下午集中学习"));

        Assert.Contains("现在没有要说明的。\n近三个月提示 1 次，说明合理 1 次", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-19 12:00");
        Assert.DoesNotContain("业务第二党支部", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admins_read_group_signal_and_reply_together_after_two_working_days_and_the_liaison_was_told()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await bot.SayAsync("m9", "已学");

        foreach (var i in Enumerable.Range(1, 4))
        {
            await bot.SayAsync("huang", $"代录 成员{i} 已学 本人电话告知");
        }

        await bot.AdvanceToAsync("2026-10-14 12:00");
        await bot.AdvanceToAsync("2026-10-14 15:00");
        Assert.Contains("业务第二党支部有 1 条情况想先问问您，发 学风 看", string.Join('\n', bot.PushesTo("huang")), StringComparison.Ordinal);
        Assert.DoesNotContain("业务第二党支部", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
        Assert.Contains("5 人里 4 人由您代录", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.SayAsync("huang", "学风 说明 四人出差在外，没有信号");
        await bot.AdvanceToAsync("2026-10-15 12:00");
        Assert.DoesNotContain("业务第二党支部", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);

        await bot.AdvanceToAsync("2026-10-16 18:00");

        Assert.Contains("业务第二党支部，第42周：5 人里 4 人由联络员代录。说明：四人出差在外，没有信号", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
        var kept = await bot.AskStoreAsync(db => db.StudySignals.SingleAsync(Bot.Token));
        Assert.Equal((SignalKind.OnBehalf, 4, 5), (kept.Kind, kept.Part, kept.Whole));
        await bot.AdvanceToAsync("2027-01-20 08:00");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.StudySignals.CountAsync(Bot.Token)));
    }

    [Fact]
    public async Task A_recorded_meeting_a_push_and_answers_for_others_make_no_burst()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-14 15:00");
        await bot.SayAsync("huang", "开活动 集中领学");
        await bot.AdvanceToAsync("2026-10-14 15:10");
        await bot.AnswerAsync("2026-W42", [.. Enumerable.Range(1, 9).Select(i => ($"m{i}", $"2026-10-14 15:05:{i:00}", (string?)null, (string?)null))]);
        await bot.AnswerAsync("2026-W42", [.. Enumerable.Range(1, 5).Select(i => ($"t{i}", $"2026-10-14 14:00:{i:00}", (string?)"li", (string?)null))]);

        Assert.Empty(await bot.FindAsync(SignalKind.Burst));
        Assert.Equal([(5, 5)], (await bot.FindAsync(SignalKind.OnBehalf)).Select(f => (f.Part, f.Whole)));

        await bot.ChangeAsync(db => db.Gatherings.ExecuteDeleteAsync(Bot.Token));
        var burst = Assert.Single(await bot.FindAsync(SignalKind.Burst));
        Assert.Equal((9, 9), (burst.Part, burst.Whole));

        // The same answers right after a push to these people.
        await bot.ChangeAsync(async db => db.SentNudges.AddRange((await db.Members.ToListAsync(Bot.Token)).Select(m => new SentNudge { Rule = "test", SubjectId = 0, MemberId = m.Id, WeekKey = 202642, At = Bot.At("2026-10-14 15:00") })));
        Assert.Empty(await bot.FindAsync(SignalKind.Burst));
    }

    [Fact]
    public async Task Remarks_that_three_people_share_or_that_people_repeat_are_asked_about_and_titles_and_reasons_are_not()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42", "持续深化作风建设推动民政事业高质量发展");
        await bot.PlanTopicAsync("2026-W43", "养老服务");
        await bot.AdvanceToAsync("2026-10-16 10:00");
        const string Same = "通过学习深刻认识到作风问题的重要性，要立足岗位改起来";
        await bot.AnswerAsync("2026-W42", [
            ("m1", "2026-10-13 09:00", null, Same), ("m2", "2026-10-13 10:00", null, Same + "。"), ("m3", "2026-10-13 11:00", null, "我" + Same), .. WrittenRemarks.All.Take(4).Select((r, i) => ($"m{i + 4}", "2026-10-14 09:00", (string?)null, (string?)r)),
            .. Enumerable.Range(1, 5).Select(i => ($"t{i}", $"2026-10-14 1{i}:00", (string?)null, (string?)"持续深化作风建设推动民政事业高质量发展")),
        ]);

        var alike = Assert.Single(await bot.FindAsync(SignalKind.Alike));
        Assert.Equal((3, 7), (alike.Part, alike.Whole));
        await bot.AdvanceToAsync("2026-10-23 10:00");
        await bot.AnswerAsync("2026-W43", [
            ("m1", "2026-10-20 09:00", null, Same), ("m2", "2026-10-20 10:00", null, "这周只想说护工的夜班补贴应该落实到位"), .. WrittenRemarks.All.Take(2).Select((r, i) => ($"m{i + 4}", "2026-10-21 09:00", (string?)null, (string?)r)), ("m8", "2026-10-21 10:00", null, WrittenRemarks.All[20]),
        ]);

        var repeated = Assert.Single(await bot.FindAsync(SignalKind.Repeated));
        Assert.Equal((3, 5, 202643), (repeated.Part, repeated.Whole, repeated.Period));
        var asked = await bot.SayAsync("huang", "学风");
        Assert.Contains("第42周：7 份心得里 3 份很像", asked, StringComparison.Ordinal);
        Assert.Contains("第43周：5 份心得里 3 份和本人前几周写的几乎一样", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("成员", asked, StringComparison.Ordinal);
        Assert.Contains("请写是第几条", await bot.SayAsync("huang", "学风 说明 一起讨论的"), StringComparison.Ordinal);
        Assert.Equal("已记，这条不再出现。", await bot.SayAsync("huang", "学风 说明 1 一起讨论后写的"));
        Assert.DoesNotContain("很像", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_half_of_the_groups_show_is_the_topics_and_no_groups()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-14 12:00");
        await bot.AnswerAsync("2026-W42", [
            .. Enumerable.Range(1, 6).Select(i => ($"m{i}", $"2026-10-13 1{i}:00", (string?)"huang", (string?)null)), .. Enumerable.Range(1, 5).Select(i => ($"t{i}", $"2026-10-13 1{i}:00", (string?)"li", (string?)null)),
            .. Enumerable.Range(1, 3).Select(i => ($"s{i}", "2026-10-13 10:00", (string?)"small", (string?)null)),
        ]);
        await bot.ChangeAsync(db => db.Participations.Where(p => p.Member!.UserId == "chief" || p.Member.UserId == "fifth").ExecuteDeleteAsync(Bot.Token));
        await bot.SayAsync("li", "学风");

        Assert.Contains("第42周 代录多：一半以上的组都有，可能是主题的材料、时间不合适", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        Assert.Contains("本组现在没有要说明的", await bot.SayAsync("huang", "学风 说明 没有信号"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-20 12:00");
        var read = await bot.SayAsync("chief", "学风");
        Assert.Contains("第42周 代录多：一半以上的组都有", read, StringComparison.Ordinal);
        Assert.DoesNotContain("支部", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_one_of_the_groups_from_the_first_day_of_its_people_to_their_last()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await bot.ChangeAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.UserId == "fifth", Bot.Token)).Left = new DateOnly(2026, 11, 5);
            var groups = await db.Groups.Where(g => g.Name == SignalOffice.Group || g.Name == "第三支部").ToListAsync(Bot.Token);
            db.StudySignals.AddRange(groups.Select(group => new StudySignal
            {
                Kind = SignalKind.Rush,
                GroupId = group.Id,
                Period = 202608,
                FoundAt = Bot.At("2026-09-01 08:00"),
                ToldAt = Bot.At("2026-09-01 08:00"),
                Part = 6,
                Whole = 7,
            }));
        });

        // Two of five.
        var asked = await bot.SayAsync("huang", "学风");
        Assert.Contains($"{SignalOffice.Group}，8月：7 次报完成里 6 次", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("一半以上的组都有", asked, StringComparison.Ordinal);

        // Two of four: one group has nobody any more, and another has nobody yet.
        await bot.PeopleAsync("sixth 六联络 第六支部");
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserId == "sixth", Bot.Token)).Joined = new DateOnly(2026, 12, 1));
        await bot.AdvanceToAsync("2026-11-05 12:00");
        Assert.Contains("8月 突击完成：一半以上的组都有", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_that_is_mostly_explained_switches_itself_off_says_so_and_can_be_tried_again()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.ChangeAsync(async db =>
        {
            var groups = await db.Groups.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Bot.Token);
            db.StudySignals.AddRange(Enumerable.Range(0, 20).Select(i => new StudySignal
            {
                Kind = SignalKind.Alike,
                GroupId = groups[i % 5],
                Period = 202625 + (i / 5),
                FoundAt = Bot.At("2026-09-01 08:00"),
                ToldAt = Bot.At("2026-09-01 08:00"),
                Part = 3,
                Whole = 5,
                Reply = i < 10 ? "一起讨论" : null,
            }));
        });
        await bot.AdvanceToAsync("2026-10-13 08:00");
        Assert.DoesNotContain("自动停用", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
        await bot.ChangeAsync(async db => (await db.StudySignals.FirstAsync(s => s.Reply == null, Bot.Token)).Reply = "引了同一段");

        await bot.AdvanceToAsync("2026-10-14 08:00");

        Assert.Contains("心得雷同 多半说明合理（20 次里 11 次说明合理），已自动停用", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
        Assert.Contains("近三个月提示 20 次，说明合理 11 次", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        Assert.Contains("心得雷同 已重新启用", await bot.SayAsync("chief", "学风 启用 心得雷同"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-15 08:00");
        Assert.DoesNotContain("自动停用", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_at_the_head_of_the_reply_is_no_number_of_a_line()
    {
        await using var bot = await SignalOffice.StartAsync();
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-13 10:00");
        await bot.SayAsync("m8", "已学");
        await bot.SayAsync("m9", "已学");
        await bot.AdvanceToAsync("2026-10-14 14:31");

        foreach (var i in Enumerable.Range(1, 7))
        {
            await bot.SayAsync($"m{i}", "已学");
        }

        await bot.SayAsync("huang", "学风");
        Assert.Equal("已记，这条不再出现。", await bot.SayAsync("huang", "学风 说明 14：30支部会后一起回的"));
        Assert.Contains("30支部会后一起回的", await bot.AskStoreAsync(db => db.StudySignals.Where(s => s.Reply != null).Select(s => s.Reply!).SingleAsync()), StringComparison.Ordinal);
    }
}
