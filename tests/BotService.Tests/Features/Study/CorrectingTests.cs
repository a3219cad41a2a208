using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Study;

public sealed class CorrectingTests
{
    [Fact]
    public async Task A_liaison_corrects_an_answer_both_ways_and_the_history_keeps_what_was()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", "已学 很好");
        await bot.AdvanceToAsync("2026-09-09 10:00");

        Assert.Contains("由按时改为没学", await bot.SayAsync("alice", "代录 鲍勃 没学 误点了"));
        Assert.Contains("已记过", await bot.SayAsync("alice", "代录 鲍勃 没学 误点了"));
        Assert.Contains("没学《高质量发展》（联络员代录）", await bot.SayAsync("bob", "我的"));
        Assert.Contains("由没学改为按时", await bot.SayAsync("alice", "代录 鲍勃 已学 又补上了"));
        Assert.Contains("已确认过", await bot.SayAsync("alice", "代录 鲍勃 已学 又补上了"));

        var mine = await bot.AskStoreAsync(db => db.Participations.Include(p => p.History).SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal([Outcome.OnTime, Outcome.NotStudied, Outcome.OnTime], mine.History.OrderBy(e => e.Id).Select(e => e.To));
        Assert.Equal("又补上了", mine.Remark);
    }

    [Fact]
    public async Task A_liaison_takes_back_what_was_recorded_for_the_wrong_person()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.SayAsync("alice", "代录 鲍勃 已学 电话告知");

        Assert.Contains("鲍勃", await bot.SayAsync("alice", "撤回"));

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task What_is_said_of_two_people_is_recorded_for_both_and_taken_back_one_by_one()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");

        var asked = await bot.SayAsync("alice", "鲍勃和卡萝都学了");
        Assert.Contains("要替 鲍勃、卡萝 代录 已学 吗", asked);
        var recorded = await bot.SayAsync("alice", "是");

        Assert.All(["鲍勃 第37周 按时", "卡萝 第37周 按时"], part => Assert.Contains(part, recorded));
        Assert.Equal((Outcome.OnTime, Outcome.OnTime), (await bot.OutcomeOfAsync("bob"), await bot.OutcomeOfAsync("carol")));

        Assert.Contains("卡萝", await bot.SayAsync("alice", "撤回"));
        Assert.Contains("鲍勃", await bot.SayAsync("alice", "撤回"));
        Assert.Equal((Outcome.Pending, Outcome.Pending), (await bot.OutcomeOfAsync("bob"), await bot.OutcomeOfAsync("carol")));
        Assert.Contains("卡萝 第37周 没学", await bot.SayAsync("alice", "代录 卡萝、鲍勃没学 都在出差"));
    }

    [Fact]
    public async Task A_late_answer_is_not_taken_back_when_it_could_not_be_given_again()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.AdvanceToAsync("2026-09-13 19:00");
        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-13 21:00");

        var answer = await bot.SayAsync("bob", "撤回");
        Assert.All(["不再收回复", "代录"], part => Assert.Contains(part, answer));
        Assert.Equal(Outcome.Late, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task Naming_a_topic_that_is_over_is_said_with_what_is_still_open()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.PlanTopicAsync("2026-W38", title: "新主题");
        await bot.AdvanceToAsync("2026-09-14 10:00");
        var first = await bot.AskStoreAsync(db => db.Topics.SingleAsync(t => t.Title == "高质量发展"));

        var answer = await bot.SayAsync("bob", "已学 #999");
        Assert.All(["没有编号 #999", "《新主题》"], part => Assert.Contains(part, answer));
        answer = await bot.SayAsync("bob", $"已学 #{first.Id}");
        Assert.All(["不再收回复", "《新主题》"], part => Assert.Contains(part, answer));
    }

    [Fact]
    public async Task The_list_of_the_silent_groups_by_topic_names_accounts_of_namesakes_and_sets_those_who_left_apart()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("bob2 鲍勃 一支部");
        await bot.ChangeAsync(async db =>
        {
            var (branch, carol) = (await db.Groups.SingleAsync(g => g.Name == "一支部"), await db.Members.SingleAsync(m => m.UserKey == "carol"));
            var youth = new StudyGroup { Name = "青年一组", Tier = Tiers.Youth };
            db.Groups.Add(youth);
            await db.SaveChangesAsync();
            db.Memberships.Add(new Membership { MemberId = carol.Id, GroupId = youth.Id });
        });
        await bot.PlanTopicAsync(title: "支部主题", audience: Tiers.Branch);
        await bot.PlanTopicAsync(title: "青年主题", audience: Tiers.Youth);
        await bot.AdvanceToAsync("2026-09-07 10:00");

        var both = (await bot.SayAsync("alice", "未报")).Split('\n');
        Assert.True(Array.IndexOf(both, "鲍勃（bob2）") is var at && at > Array.IndexOf(both, "《支部主题》") && at < Array.IndexOf(both, "《青年主题》"));
        Assert.Equal("卡萝", both[Array.IndexOf(both, "《青年主题》") + 1]);

        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "carol")).Left = new DateOnly(2026, 9, 7));
        Assert.Contains("卡萝（已离开名单，不用联系）", await bot.SayAsync("alice", "未报"));
    }
}
