using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.CheckIns;

public sealed class CheckInTests
{
    [Fact]
    public async Task A_day_is_checked_in_once_and_again_on_the_next()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains("已打卡", await bot.SayAsync("bob", "打卡"));
        Assert.Contains("今天已打卡", await bot.SayAsync("bob", "打卡！"));
        await bot.AdvanceToAsync("2026-09-08 08:00");
        Assert.Contains("已打卡：9月8日", await bot.SayAsync("bob", "签到"));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
    }

    [Fact]
    public async Task A_check_in_that_was_taken_back_can_be_set_again()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        await bot.SayAsync("bob", "打卡");
        Assert.Contains("已收回", await bot.SayAsync("bob", "撤回"));

        Assert.StartsWith("已打卡", await bot.SayAsync("bob", "打卡"));
        Assert.Null((await bot.AskStoreAsync(db => db.CheckIns.SingleAsync())).TakenBackAt);
    }

    [Theory]
    [InlineData("签到 4711")]
    [InlineData("签到4711")]
    [InlineData("打卡４７１１")]
    [InlineData("签到：4711。")]
    public async Task The_code_of_an_open_gathering_records_presence_there(string words)
    {
        await using var bot = await StartWithGatheringAsync();

        Assert.Contains("三季度学习会", await bot.SayAsync("bob", words));
        Assert.Contains("已签到，不用重复", await bot.SayAsync("bob", words));
        Assert.NotEqual(0, (await bot.AskStoreAsync(db => db.CheckIns.SingleAsync())).GatheringId);
    }

    [Theory]
    [InlineData("签到 4712", "签不了到")]
    [InlineData("签到 47", "四位")]
    [InlineData("签到 47111", "四位")]
    [InlineData("打卡 今天学了很多", "没有记下")]
    public async Task Another_code_or_other_words_record_nothing(string words, string answer)
    {
        await using var bot = await StartWithGatheringAsync();

        Assert.Contains(answer, await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
    }

    [Fact]
    public async Task A_closed_code_no_longer_works()
    {
        await using var bot = await StartWithGatheringAsync();
        await bot.SayAsync("alice", "关活动");

        Assert.Contains("签不了到", await bot.SayAsync("bob", "签到 4711"));
    }

    [Fact]
    public async Task Saying_only_the_word_while_people_meet_is_asked_back_but_the_daily_word_works()
    {
        await using var bot = await StartWithGatheringAsync();

        Assert.Contains("四位码", await bot.SayAsync("bob", "签到"));
        Assert.DoesNotContain("4711", await bot.SayAsync("bob", "签到"));
        Assert.StartsWith("已打卡", await bot.SayAsync("bob", "打卡"));
        Assert.StartsWith("已打卡", await bot.SayAsync("erin", "签到"));
    }

    [Fact]
    public async Task Who_guesses_codes_has_to_wait()
    {
        await using var bot = await StartWithGatheringAsync();

        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Contains("签不了到", await bot.SayAsync("bob", $"签到 000{guess}"));
        }

        Assert.Contains("10 分钟", await bot.SayAsync("bob", "签到 4711"));
        Assert.Contains("已签到", await bot.SayAsync("carol", "签到 4711"));
        await bot.AdvanceToAsync("2026-09-07 08:11");
        Assert.Contains("已签到", await bot.SayAsync("bob", "签到 4711"));
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("４７１１。")]
    [InlineData("签 4711")]
    [InlineData("三季度学习会 4711")]
    [InlineData("三季度学习会签到4711")]
    [InlineData("参加学习会 签到码4711")]
    [InlineData("扫码签到4711")]
    public async Task A_code_alone_or_beside_the_name_of_the_gathering_records_presence_there(string words)
    {
        await using var bot = await StartWithGatheringAsync();

        await bot.AnswersAsync("bob", words, "已签到：集中领学《三季度学习会》");
        Assert.NotEqual(0, (await bot.AskStoreAsync(db => db.CheckIns.SingleAsync())).GatheringId);
    }

    [Theory]
    [InlineData("bob", "4712")]
    [InlineData("erin", "4711")]
    [InlineData("bob", "4711？")]
    public async Task A_number_alone_that_is_no_code_of_the_own_gathering_is_only_a_suggestion(string who, string words)
    {
        await using var bot = await StartWithGatheringAsync();

        await bot.AnswersAsync(who, words, $"要凭现场的码签到请发：签到 {words[..4]}");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
    }

    [Fact]
    public async Task Numbers_alone_are_guesses_like_any_other_while_the_own_people_meet()
    {
        await using var bot = await StartWithGatheringAsync();

        foreach (var who in (string[])["bob", "erin"])
        {
            for (var guess = 0; guess < 5; guess++)
            {
                await bot.AnswersAsync(who, $"861{guess}", $"签到 861{guess}");
            }
        }

        await bot.AnswersAsync("bob", "4711", "10 分钟");
        await bot.AnswersAsync("bob", "签到 4711", "10 分钟");
        await bot.AnswersAsync("erin", "4711", "签到 4711");
        await bot.AnswersAsync("erin", "签到 4711", "已签到");
    }

    [Theory]
    [InlineData("15:30")]
    [InlineData("2,400")]
    public async Task A_time_and_an_amount_are_no_code(string words)
    {
        await using var bot = await StartWithGatheringAsync();

        await bot.AnswersWithoutAsync("bob", words, "签到");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AuditNotes.CountAsync(n => n.Action == "wrong-code")));
    }

    [Fact]
    public async Task An_admin_who_is_not_on_the_roster_has_nothing_to_check_in()
    {
        await using var bot = await Bot.StartAsync();

        Assert.Contains("不在名单", await bot.SayAsync("boss", "打卡"));
    }

    private static async Task<Bot> StartWithGatheringAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var group = await db.Groups.SingleAsync(g => g.Name == "一支部");
            db.Gatherings.Add(new Gathering { Name = "三季度学习会", Form = "集中领学", Code = "4711", GroupId = group.Id, OpenedBy = "alice", OpenedAt = bot.Clock.UtcNow });
        });
        return bot;
    }
}
