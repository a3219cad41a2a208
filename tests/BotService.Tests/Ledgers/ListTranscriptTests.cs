using System.Text.RegularExpressions;
using BotService.Features.Roster;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>What the sample organisation of thirty-six says about notices, the rota, opinions and ratings, and what it is answered.</summary>
public sealed class ListTranscriptTests
{
    [Fact]
    public async Task A_notice_for_all_is_read_by_thirty_one_waits_for_four_and_cannot_reach_one()
    {
        await using var bot = await OpenAsync("2026-10-13 10:05");
        var people = await bot.AskStoreAsync(db => db.Members.OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync());
        await bot.ChangeAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.UserId == "maguangming")).UnreachableSince = Bot.At("2026-10-01 10:00");

            foreach (var full in await db.Members.Where(m => m.UserId == "zhangwei" || m.UserId == "zhengkai" || m.UserId == "gaofeng").ToListAsync())
            {
                db.SentNudges.AddRange(Enumerable.Range(0, 3).Select(i => new SentNudge { Rule = $"r{i}", TopicId = 999, MemberId = full.Id, WeekKey = 202642, At = Bot.At("2026-10-12 09:07").AddHours(i) }));
            }
        });
        bot.WeCom.InvalidUsers.Add("maguangming");

        await IsAsync(bot, "zhoumin", "传达 市委主题教育实施方案 https://example.org/a 对象:全体", "应阅 36 人，1 人消息到不了；其中 3 人本周提醒已满，下周一一并收到。");
        await IsAsync(bot, "zhoumin", "传达 市委主题教育实施方案 https://example.org/a 对象:全体", "传达不催当天；周四对没点的提醒一次。要发请回 确认发出");
        await IsAsync(bot, "zhoumin", "确认发出", "传1 已发 32 人");
        await bot.AdvanceToAsync("2026-10-13 10:25");
        await bot.PeopleAsync("later 后来 机关第一党支部");
        await IsAsync(bot, "zhangwei", "收到", "传1《市委主题教育实施方案》已阅。");
        await IsAsync(bot, "zhangwei", "已阅", "已阅过");
        await IsAsync(bot, "zhoumin", "传达 十月安排", "要发请回 确认发出");
        await bot.SayAsync("zhoumin", "确认发出");
        await IsAsync(bot, "wuxiuying", "已阅", "您有 2 件待阅：传1 市委主题教育实施方案、传2 十月安排。请发 已阅 传1、已阅 传2，或 已阅 全部");

        foreach (var user in people.Where(user => user is not ("zhangwei" or "maguangming")).Take(30))
        {
            await bot.SayAsync(user, "已阅 传1");
        }

        await IsAsync(bot, "zhoumin", "传1", "传1 应阅 36：已阅 31，未阅 4，未送达 1");
        await IsAsync(bot, "zhoumin", "传达", "例如：传达 市委主题教育实施方案");
    }

    [Fact]
    public async Task The_rota_of_a_group_is_told_swapped_put_off_and_counted()
    {
        await using var bot = await OpenAsync("2026-10-12 08:35", ("Speaking:Voluntary:0", "离退休第三党支部"));
        await bot.SayAsync("huangzhiyuan", "述学 安排 第42周 谢春梅");
        await bot.SayAsync("huangzhiyuan", "述学 安排 第43周 宋海涛");
        await bot.SayAsync("huangzhiyuan", "述学 安排 第44周 邓睿");
        await bot.PlanTopicAsync("2026-W42");
        await bot.AdvanceToAsync("2026-10-12 09:40");

        Assert.Contains("这周轮到您（3–5 分钟，不用写稿）", Assert.Single(bot.PushesTo("xiechunmei")));
        await IsAsync(bot, "xiechunmei", "述学", "业务第二党支部：第42周 谢春梅（您），第43周 宋海涛，第44周 邓睿。换人发 述学 换 姓名");
        await IsAsync(bot, "xiechunmei", "述学 换 李秋月", "只能和本支部的人换");
        await IsAsync(bot, "xiechunmei", "述学 换 宋海涛", "已问宋海涛；他同意才换");
        await bot.AdvanceToAsync("2026-10-12 10:40");
        await IsAsync(bot, "songhaitao", "述学 同意", "换好了：第42周 宋海涛，第43周 谢春梅");
        await IsAsync(bot, "huangzhiyuan", "述学 已讲 谢春梅", "还没到第43周");
        await IsAsync(bot, "huangzhiyuan", "述学 已讲 宋海涛", "已记：第42周 宋海涛。今年本支部 9 人讲过 1 人，共 1 次");
        await IsAsync(bot, "huangzhiyuan", "述学 顺延 谢春梅", "谢春梅顺延到第44周，第43周改为邓睿");
        await IsAsync(bot, "zhoumin", "述学 统计", "截至10月12日：述学 1 人次，覆盖 1/");
        await IsAsync(bot, "zhoumin", "述学 统计", "（离退休第三党支部自愿，不计）");
    }

    [Fact]
    public async Task A_week_for_which_nobody_could_be_named_stands_in_the_liaisons_digest()
    {
        await using var bot = await Bot.StartAsync("2026-10-09 10:05");
        await bot.PeopleAsync("huang 黄志远 业务支部 liaison", "xie 谢春梅 业务支部", "lin 林晓燕 机关支部 liaison", "gao 高峰 机关支部");
        await bot.SayAsync("xie", "述学");
        await bot.SayAsync("gao", "述学");

        foreach (var (user, name) in ((string, string)[])[("xie", "谢春梅"), ("huang", "黄志远")])
        {
            await bot.ChangeAsync(async db => db.Leaves.Add(new Leave { MemberId = (await db.Members.SingleAsync(m => m.Name == name)).Id, From = new DateOnly(2026, 10, 12), To = new DateOnly(2026, 10, 16), Reason = user, AskedAt = Bot.At("2026-10-09 10:00"), State = LeaveState.Granted }));
        }

        await bot.PlanTopicAsync("2026-W42");
        await bot.PeopleAsync("song 宋海涛 业务支部");
        await bot.ChangeAsync(async db => db.Leaves.Add(new Leave { MemberId = (await db.Members.SingleAsync(m => m.UserId == "song")).Id, From = new DateOnly(2026, 10, 12), To = new DateOnly(2026, 10, 15), Reason = "培训", AskedAt = Bot.At("2026-10-09 10:00"), State = LeaveState.Granted }));
        await bot.AdvanceToAsync("2026-10-17 10:00");

        Assert.Contains(bot.PushesTo("huang"), push => push.Contains("述学：本周没有排到人", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.PushesTo("lin"), push => push.Contains("没有排到人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opinions_of_a_round_add_up_and_an_anonymous_one_becomes_a_problem()
    {
        await using var bot = await OpenAsync("2026-10-12 10:05");
        await IsAsync(bot, "zhoumin", "征求意见 对局党组和各支部的意见 10月20日", "征1 已开，10月20日截止。要通知大家请发 传达 征1");
        await IsAsync(bot, "gaofeng", "匿名意见 报表太多，一周填三次", "已匿名记下，算在征1 里：没有存是谁发的");

        for (var i = 0; i < 14; i++)
        {
            await bot.SayAsync("wangwei", $"{(i < 9 ? "意见" : "匿名意见")} 第{i}条想说的事");
        }

        await bot.AdvanceToAsync("2026-10-16 10:00");
        var list = await bot.SayAsync("zhoumin", "征1");
        var numbers = Regex.Matches(list, "编(\\d+) [^：]+：第").Select(m => m.Groups[1].Value).ToList();

        for (var i = 0; i < 6; i++)
        {
            await bot.SayAsync("zhoumin", $"答复 {numbers[i]} {(i < 4 ? "已经安排办理" : "转问题")}");
        }

        var number = Regex.Match(list, "编(\\d+) 匿名：报表太多").Groups[1].Value;
        await IsAsync(bot, "zhoumin", $"答复 {number} 转问题", "问3 报表太多，一周填三次（来自征1，匿名；办结后由");
        await IsAsync(bot, "zhoumin", "征1", "征1 截至10月16日：署名 9 条，匿名 6 条；已答复 4，转问题 3，待处理 8");
        await IsAsync(bot, "zhoumin", "征1", "（编号是随机的，看不出先后）");
        await bot.AdvanceToAsync("2026-10-21 10:00");
        await IsAsync(bot, "gaofeng", "意见 征1 来晚了", "征1 已截止；意见照收，不算在征1 里");
    }

    private static async Task<Bot> OpenAsync(string now, params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(now, settings);
        await bot.Services.GetRequiredService<RosterImport>().ImportFileAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "people.csv"), [], dryRun: false, Bot.Token);
        return bot;
    }

    private static async Task IsAsync(Bot bot, string who, string said, string answer)
    {
        var got = await bot.SayAsync(who, said);
        Assert.True(got.Contains(answer, StringComparison.Ordinal), $"{who} said {said} and got:\n{got}\nnot:\n{answer}");
    }
}
