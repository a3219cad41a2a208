using System.Text.RegularExpressions;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Consultations;

public sealed class ConsultationTests
{
    [Fact]
    public async Task Opinions_of_the_time_belong_to_the_round_and_each_ends_with_a_result()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        Assert.Contains("征1 已开，9月20日截止。要通知大家请发 传达 征1", await bot.SayAsync("chief", "征求意见 对局党组和各支部的意见 9月20日"));
        Assert.Contains("征求意见：对局党组和各支部的意见（9月20日截止", await bot.SayAsync("chief", "传达 征1"));
        Assert.Contains("算在征1 里", await bot.SayAsync("bob", "意见 材料提前一天发"));
        var anonymous = await bot.SayAsync("erin", "匿名意见 报表太多，一周填三次");
        Assert.Contains("已匿名记下，算在征1 里：没有存是谁发的", anonymous);
        Assert.Contains("这次只问了 6 个人", anonymous);
        await bot.SayAsync("carol", "匿名意见 鲍勃 讲得太长");

        var list = await bot.SayAsync("chief", "征1");
        Assert.Contains("署名 1 条，匿名 2 条；已答复 0，转问题 0，待处理 3", list);
        Assert.Contains("编号是随机的", list);
        Assert.Equal(list, await bot.SayAsync("chief", "意见 征1"));

        Assert.Contains("点名说人", await bot.SayAsync("chief", $"答复 {NumberOf(list, "讲得太长")} 转问题"));
        Assert.Contains("→ 发 答复", list);
        Assert.Equal("问1 报表太多，一周填三次（来自征1，匿名；办结后由其他组联络员核实）\n还没人领，请派：问1 派 姓名 日期", await bot.SayAsync("chief", $"答复 {NumberOf(list, "报表太多")} 转问题"));
        Assert.Contains("已经转过：转为问1", await bot.SayAsync("chief", $"答复 {NumberOf(list, "报表太多")} 转问题"));
        Assert.Contains("要写原因", await bot.SayAsync("chief", $"答复 {NumberOf(list, "讲得太长")} 不采纳"));
        Assert.Contains("已答复", await bot.SayAsync("chief", $"答复 {NumberOf(list, "讲得太长")} 不采纳 会上当面谈过了"));
        Assert.Contains("已告诉鲍勃", await bot.SayAsync("chief", $"答复 {NumberOf(list, "材料提前")} 以后周五就发"));
        Assert.Contains("已经答复过", await bot.SayAsync("chief", $"答复 {NumberOf(list, "材料提前")} 再说一次"));
        await bot.SettleAsync();
        Assert.Contains(bot.PushesTo("bob"), push => push.Contains("以后周五就发", StringComparison.Ordinal));
        Assert.Contains("已答复 1，转问题 1，不采纳 1，待处理 0", await bot.SayAsync("chief", "征1"));
        Assert.Contains("答复：以后周五就发", await bot.SayAsync("bob", "征1"));
        Assert.DoesNotContain("报表", await bot.SayAsync("bob", "征1"));
    }

    [Theory]
    [InlineData("意见 开会时卡 蘿总迟到", "点名说人")]
    [InlineData("意见 打印机老卡。萝卜汤太淡", "问1")]
    public async Task Words_about_a_person_become_no_problem_however_the_name_is_written(string words, string answer)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("bob", words);
        var list = await bot.SayAsync("chief", "意见");

        Assert.Contains(answer, await bot.SayAsync("chief", $"答复 {NumberOf(list, words[3..6])} 转问题"));
    }

    [Theory]
    [InlineData("征求意见 食堂的饭菜 截止时间：9月20日")]
    [InlineData("征求意见 食堂的饭菜，截至 9月20日前")]
    [InlineData("征求意见 食堂的饭菜，截至9月20日")]
    public async Task The_words_that_announce_the_last_day_are_no_part_of_what_is_asked(string words)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();

        Assert.Contains("征1 已开，9月20日截止", await bot.SayAsync("chief", words));
        Assert.Equal("食堂的饭菜", await bot.AskStoreAsync(db => db.Consultations.Select(c => c.Title).SingleAsync()));
    }

    [Fact]
    public async Task What_became_a_problem_leads_back_to_nobody_signed_or_not()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "征求意见 会前意见 9月10日");
        await bot.SayAsync("bob", "意见 会议室太小");
        await bot.SayAsync("carol", "匿名意见 报表太多");
        var list = await bot.SayAsync("alice", "征1");

        Assert.StartsWith("问1 报表太多（来自征1，匿名；办结后由二支部联络员核实）", await bot.SayAsync("alice", $"答复 {NumberOf(list, "报表")} 转问题"), StringComparison.Ordinal);
        Assert.Contains("问2 会议室太小（来自征1，署名", await bot.SayAsync("alice", $"答复 {NumberOf(list, "会议室")} 转问题"));
        await bot.SettleAsync();
        Assert.Contains("您在征1里的意见“会议室太小”转成了问2", Assert.Single(bot.PushesTo("bob")));
        Assert.Contains("转为问2", await bot.SayAsync("bob", "征1"));

        Assert.All(await bot.AskStoreAsync(db => db.LedgerItems.ToListAsync()), item => Assert.Equal((null, "征求意见"), (item.RaisedById, item.RaisedByKey)));
        Assert.False(await bot.AskStoreAsync(db => db.LedgerEntries.AnyAsync(e => e.ByMemberId != null || e.ByUserKey != "征求意见")));
        Assert.Contains("来源 征求意见", await bot.SayAsync("alice", "问1"));
        Assert.Contains("征求意见 提出", await bot.SayAsync("alice", "问2 看经过"));
        await bot.SayAsync("alice", "问1 派 鲍勃 9月30日");
        await bot.SayAsync("bob", "问1 完成 三张报表并成一张");
        Assert.Contains("问1 已销号", await bot.SayAsync("dave", "问1 通过"));
        await bot.SayAsync("alice", "开活动 年度 组织生活会");
        Assert.Contains("会前征1 收到意见 2 条，转问题 2（已销号 1）；会上说了什么不存", await bot.SayAsync("alice", "关活动"));
    }

    [Fact]
    public async Task Opinions_outside_a_round_have_numbers_too_and_are_answered_by_them()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("bob", "意见 材料提前一天发");
        await bot.SayAsync("carol", "匿名意见 食堂太吵");

        var list = await bot.SayAsync("chief", "意见");

        Assert.Contains("没有编", await bot.SayAsync("alice", $"答复 {NumberOf(list, "材料")} 以后周五就发"));
        Assert.Equal($"已答复编{NumberOf(list, "材料")}。已告诉鲍勃。", await bot.SayAsync("chief", $"答复 {NumberOf(list, "材料")} 以后周五就发"));
        Assert.Contains("问1 食堂太吵（来自意见，匿名", await bot.SayAsync("chief", $"答复 {NumberOf(list, "食堂")} 转问题"));
        await bot.SettleAsync();
        Assert.Contains("您的意见“材料提前一天发”有答复：以后周五就发", Assert.Single(bot.PushesTo("bob")));
        Assert.DoesNotContain("→", await bot.SayAsync("chief", "意见"));
    }

    [Fact]
    public async Task An_anonymous_one_leads_nowhere_in_store_log_or_question()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 第一轮 9月20日");
        await bot.SayAsync("chief", "征求意见 第二轮 9月21日");
        var before = await bot.AskStoreAsync(db => db.Conversations.CountAsync(c => c.UserKey != "chief"));

        Assert.Contains("请写明是哪一个", await bot.SayAsync("bob", "匿名意见 会开得太长"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
        Assert.Contains("算在征2 里", await bot.SayAsync("bob", "匿名意见 征2 会开得太长"));
        Assert.Contains("请写明是哪一个", await bot.SayAsync("carol", "意见 材料太多"));
        Assert.Contains("算在征1 里", await bot.SayAsync("carol", "意见 征1 材料太多"));

        var opinion = await bot.AskStoreAsync(db => db.Opinions.SingleAsync(o => o.Text == "会开得太长"));
        Assert.Equal((null, null), (opinion.MemberId, opinion.Number));
        Assert.Equal(before, await bot.AskStoreAsync(db => db.Conversations.CountAsync(c => c.UserKey == "bob")));
        Assert.False(await bot.AskStoreAsync(db => db.AuditNotes.AnyAsync(n => n.Actor == "bob")));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("会开得太长", StringComparison.Ordinal));
        Assert.False(await bot.AskStoreAsync(db => db.Receipts.AnyAsync(r => r.ReplyText!.Contains("征2") && r.Key.Contains("bob"))));
    }

    [Fact]
    public async Task After_its_day_opinions_are_taken_and_belong_to_none()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        Assert.Contains("例如：征求意见", await bot.SayAsync("chief", "征求意见"));
        Assert.Contains("例如：征求意见", await bot.SayAsync("chief", "征求意见 没有日子"));
        Assert.Contains("本组", (await bot.SayAsync("alice", "征求意见 对本组的意见 9月10日")).Replace("一支部", "本组", StringComparison.Ordinal));
        Assert.Contains("没有征1", await bot.SayAsync("erin", "征1"));
        await bot.AdvanceToAsync("2026-09-11 10:00");

        Assert.Contains("征1 已截止；意见照收，不算在征1 里", await bot.SayAsync("bob", "意见 征1 来晚了"));
        Assert.DoesNotContain("算在征1", await bot.SayAsync("bob", "意见 再说一件"));
        Assert.Contains("已截止", await bot.SayAsync("bob", "征1"));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Opinions.CountAsync(o => o.ConsultationId == null)));
    }

    [Fact]
    public async Task A_meeting_of_candour_keeps_attendance_and_how_many_opinions_came_before()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "征求意见 会前意见 9月10日");
        await bot.SayAsync("bob", "匿名意见 会太多");
        await bot.SayAsync("alice", "开活动 年度 组织生活会");

        Assert.Contains("会前征1 收到意见 1 条；会上说了什么不存", await bot.SayAsync("alice", "关活动"));
    }

    [Fact]
    public async Task A_signed_opinion_is_told_who_will_read_it()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("dave", "征求意见 对值班安排的意见 9月18日");

        Assert.Contains("只给本组联络员和管理员看", await bot.SayAsync("erin", "意见 值班表排得太密"));
        Assert.Contains("只给管理员看", await bot.SayAsync("bob", "意见 走廊灯坏了"));
        Assert.Contains("艾琳：值班表排得太密", await bot.SayAsync("dave", "征1"));
    }

    [Theory]
    [InlineData("征1 意见 走廊太暗", "走廊太暗", true)]
    [InlineData("征1：建议，饮水机换滤芯", "饮水机换滤芯", true)]
    [InlineData("征1 匿名意见 加班太多", "加班太多", false)]
    public async Task The_number_may_stand_before_the_word(string said, string kept, bool isSigned)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对机关环境的意见 9月18日");

        Assert.Contains("算在征1 里", await bot.SayAsync("carol", said));

        var opinion = await bot.AskStoreAsync(db => db.Opinions.SingleAsync());
        Assert.Equal((kept, isSigned, true), (opinion.Text, opinion.MemberId is not null, opinion.ConsultationId is not null));
    }

    [Theory]
    [InlineData("征1 停车位不够用", "没有记下。提意见发：意见 征1 内容")]
    [InlineData("征1 延期到9月25日", "没有改动：征1 开了以后不能撤回")]
    [InlineData("取消 征1", "没有改动：征1 开了以后不能撤回")]
    public async Task What_was_not_done_with_a_round_is_said_before_it_is_shown(string said, string answer)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对停车的意见 9月18日");

        Assert.StartsWith(answer, await bot.SayAsync("chief", said), StringComparison.Ordinal);
        Assert.DoesNotContain("没有", await bot.SayAsync("erin", "征1 进度"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }

    [Theory]
    [InlineData("征1 意见 进度")]
    [InlineData("征1 建议，收到多少？")]
    [InlineData("征1 匿名意见 结果")]
    public async Task Whoever_asks_for_the_opinions_of_a_round_has_given_none(string said)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对停车的意见 9月18日");

        Assert.StartsWith("征1 对停车的意见", await bot.SayAsync("carol", said), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }

    [Theory]
    [InlineData("意见 征1：")]
    [InlineData("意见 征1，")]
    public async Task The_number_of_a_round_alone_is_no_opinion(string said)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对食堂的意见 9月18日");

        Assert.Contains("例如：意见 征1 ", await bot.SayAsync("erin", said));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }

    [Theory]
    [InlineData("转成问题", "问1 打印机总卡纸")]
    [InlineData("转 问题", "问1 打印机总卡纸")]
    [InlineData("暂不采纳 明年换新的", "征1 没有待处理的了")]
    [InlineData("没有采纳", "要写原因")]
    public async Task An_opinion_is_turned_or_refused_in_ones_own_words(string words, string answer)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对办公设备的意见 9月18日");
        await bot.SayAsync("erin", "意见 打印机总卡纸");
        var number = NumberOf(await bot.SayAsync("chief", "征1"), "打印机");

        Assert.Contains(answer, await bot.SayAsync("chief", $"答复 {number} {words}"));
        Assert.DoesNotContain("已答复 1", await bot.SayAsync("chief", "征1"));
    }

    [Theory]
    [InlineData("征求意见 食堂的饭菜 9月22日之前", "9月22日")]
    [InlineData("征求意见 食堂的饭菜 到9月23日", "9月23日")]
    [InlineData("征求意见 食堂的饭菜，截止日期9月24日为止", "9月24日")]
    [InlineData("征求意见 食堂的饭菜 9月25日下班前", "9月25日")]
    public async Task The_last_day_is_read_with_the_words_that_offices_put_around_it(string words, string day)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();

        Assert.Contains($"征1 已开，{day}截止", await bot.SayAsync("chief", words));
        Assert.Equal("食堂的饭菜", await bot.AskStoreAsync(db => db.Consultations.Select(c => c.Title).SingleAsync()));
    }

    [Fact]
    public async Task A_round_that_is_over_is_passed_on_no_more_and_a_long_title_is_clipped()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", $"征求意见 {new string('长', 190)} 9月30日");
        await bot.SayAsync("chief", "征求意见 对会风的意见 9月9日");

        await bot.DoAsync("chief", "传达 征1");
        Assert.Equal(200, await bot.AskStoreAsync(db => db.AllTopics.Select(t => t.Title.Length).SingleAsync()));
        await bot.AdvanceToAsync("2026-09-10 10:00");
        Assert.Contains("征2 已截止，没有发", await bot.SayAsync("chief", "传达 征2"));
    }

    [Theory]
    [InlineData("征求意见 对团建的意见 9月20日 对象 支部", 5)]
    [InlineData("征求意见 对团建的意见 对象:支部，9月20日", 5)]
    [InlineData("征求意见 对团建的意见 对象:支部 党组 9月20日", 6)]
    public async Task Whom_it_is_for_is_read_without_a_colon_and_with_spaces_between(string words, int people)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();

        Assert.Contains($"{people} 人。", await bot.SayAsync("chief", words));
        Assert.Equal("对团建的意见", await bot.AskStoreAsync(db => db.Consultations.Select(c => c.Title).SingleAsync()));
    }

    private static string NumberOf(string list, string words) => Regex.Match(list, $"编(\\d+) [^\\n]*{words}").Groups[1].Value;
}
