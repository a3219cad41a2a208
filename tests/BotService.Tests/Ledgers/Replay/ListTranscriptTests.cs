using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers.Replay;

/// <summary>Sections 5.9 to 5.12 of the ledgers' specification, word for word.</summary>
public sealed class ListTranscriptTests
{
    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Speaking(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-12 08:35", hand, ("Speaking:Voluntary:0", "离退休第三党支部"));
        await stage.Bot.ChangeAsync(SpokeAsync);
        await stage.PlayAsync("""
            黄志远 ▸ 述学 安排 第42周 谢春梅
            黄志远 ▸ 述学 安排 第43周 宋海涛
            黄志远 ▸ 述学 安排 第44周 邓睿
            """);
        await stage.Bot.PlanTopicAsync("2026-W42");
        await stage.Bot.AdvanceToAsync("2026-10-12 09:40");
        Assert.Contains(stage.Bot.PushesTo("xiechunmei"), push => push.Contains("述学", StringComparison.Ordinal) && push.Contains("这周轮到您（3–5 分钟，不用写稿）", StringComparison.Ordinal));

        await stage.PlayAsync("""
            谢春梅 ▸ 述学
            ◂ 业务第二党支部：第42周 谢春梅（您），第43周 宋海涛，第44周 邓睿。换人发 述学 换 姓名
            谢春梅 ▸ 述学 换 李秋月
            ◂ 只能和本支部的人换
            谢春梅 ▸ 述学 换 宋海涛
            ◂ 已问宋海涛；他同意才换
            @ 10-12 10:40
            宋海涛 ▣ 同意 ▸ 述学 同意
            ◂ 换好了：第42周 宋海涛，第43周 谢春梅
            ▣ 已同意
            黄志远 ▸ 述学 已讲 谢春梅
            ◂ 还没到第43周
            ≠ says what can be done when she did speak, as every refusal does
            = 还没到第43周，没有记。这周换他讲了请先发 述学 安排 第42周 谢春梅
            黄志远 ▸ 述学 已讲 宋海涛
            ◂ 已记：第42周 宋海涛。今年本支部 9 人讲过 7 人，共 8 次
            黄志远 ▸ 述学 顺延 谢春梅
            ◂ 谢春梅顺延到第44周，第43周改为邓睿
            @ 10-31 10:00
            admin ▸ 述学 统计
            ◂ 截至10月31日：述学 31 人次，覆盖 24/28 人（离退休第三党支部自愿，不计）
            """);
    }

    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Notices(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-13 10:05", hand);
        var bot = stage.Bot;
        var people = await bot.AskStoreAsync(db => db.Members.OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync());
        await bot.ChangeAsync(async db =>
        {
            db.Topics.Add(new Topic { Sort = TopicSort.Notice, Number = 7, Title = "以前的", Audience = Tiers.All, WeekKey = 202630, OpensAt = Bot.At("2026-07-20 10:00"), OpenedAt = Bot.At("2026-07-20 10:00"), DueAt = Bot.At("2026-07-27 10:00"), LateUntil = Bot.At("2026-08-20 10:00"), ClosedAt = Bot.At("2026-08-20 10:00") });
            (await db.Members.SingleAsync(m => m.UserId == "maguangming")).UnreachableSince = Bot.At("2026-10-01 10:00");

            foreach (var full in await db.Members.Where(m => m.UserId == "chenlihua" || m.UserId == "zhengkai" || m.UserId == "gaofeng").ToListAsync())
            {
                db.SentNudges.AddRange(Enumerable.Range(0, 3).Select(i => new SentNudge { Rule = $"r{i}", SubjectId = 999, MemberId = full.Id, WeekKey = 202642, At = Bot.At("2026-10-12 09:07").AddHours(i) }));
            }
        });
        bot.WeCom.InvalidUsers.Add("maguangming");

        await stage.PlayAsync("""
            周敏 ▸ 传达
            ◂ 请写标题（200 字以内）。例如：传达 市委主题教育实施方案 https://… 对象:全体
            ≠ a missing part is answered by itself, and the answer says so
            = 请写标题（200 字以内）。例如：传达 市委主题教育实施方案 https://… 对象:全体
            直接回复标题就行，不用了回复 算了。
            周敏 ▸ 传达 市委主题教育实施方案 https://example.org/a 对象:全体
            ◂ 应阅 36 人，1 人消息到不了；其中 3 人本周提醒已满，下周一一并收到。
            传达不催当天；对没点的只提醒一次，一般在周四。要发请回 确认发出
            ≠ a question before a deed says first that nothing is done yet and about what it asks; the line about secrets is asked for by the same section
            = 还没有发：《市委主题教育实施方案》（全体）
            应阅 36 人，1 人消息到不了；其中 3 人本周提醒已满，下周一一并收到。
            涉密和内部文件请不要用这里转。
            传达不催当天；对没点的只提醒一次，一般在周四。要发请回 确认发出
            回复 是 就办，回复 不 就算了。
            周敏 ▸ 确认发出
            ◂ 传8 已发 32 人
            ≠ what was done says how it is looked at and taken back
            = 传8 已发 32 人。看情况发 传8；24 小时内收回发 传8 撤回
            @ 10-13 10:25
            # later on the roster, and not added to what was sent before
            张伟 ▣ 已阅 ▸ 收到
            ◂ 传8《市委主题教育实施方案》已阅。
            ▣ 已阅
            张伟 ▸ 已阅
            ◂ 已阅过
            ≠ names which one
            = 传8《市委主题教育实施方案》您已阅过，不用重复。
            周敏 ▸ 传达 十月安排
            周敏 ▸ 确认发出
            吴秀英 ▸ 已阅
            ◂ 您有 2 件待阅：传8 市委主题教育实施方案、传9 十月安排。请发 已阅 传8、已阅 传9，或 已阅 全部
            """.Replace("张伟 ▣ 已阅 ▸ 收到", hand is InputWay.Text ? "张伟 ▣ 已阅 ▸ 已阅 传8" : "张伟 ▣ 已阅 ▸ 收到", StringComparison.Ordinal));

        await bot.PeopleAsync("later 后来 机关第一党支部");

        foreach (var user in people.Where(user => user is not ("zhangwei" or "maguangming" or "zhoumin")).Take(30))
        {
            await bot.SayAsync(user, "已阅 传8");
        }

        await stage.PlayAsync("""
            周敏 ▸ 传8
            ◂ 传8 应阅 36：已阅 31，未阅 4，未送达 1
            ≠ one thing by its number shows itself, and how the asker stands
            = 传8 应阅 36：已阅 31，未阅 4，未送达 1
            传8《市委主题教育实施方案》10月13日 周二传达
            https://example.org/a
            您：待阅，看完发 已阅 传8
            """);
    }

    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Consultations(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-12 10:05", hand);
        var bot = stage.Bot;
        await stage.UsedAsync("problem", 10);
        await bot.ChangeAsync(async db => await db.Consultations.AddAsync(new Consultation { Number = 1, Title = "以前的", Audience = Tiers.All, OpensOn = new DateOnly(2026, 6, 1), ClosesOn = new DateOnly(2026, 6, 10), ExpectedAtOpening = 36 }));
        await stage.PlayAsync("""
            周敏 ▸ 征求意见 对局党组和各支部的意见 10月20日
            ◂ 征2 已开，10月20日截止。要通知大家请发 传达 征2
            ≠ says whom it asks, which nobody can see otherwise
            = 征2 已开，10月20日截止。要通知大家请发 传达 征2
            对象：全体，36 人。这段时间的 意见 和 匿名意见 都算在里面；看情况发 征2
            周敏 ▸ 传达 征2
            周敏 ▸ 确认发出
            ◂ 传1 已发 36 人。看情况发 传1；24 小时内收回发 传1 撤回
            @ 10-12 10:25
            高峰 ▣ 已阅 ▸ 已阅 传1
            ◂ 传1《征求意见：对局党组和各支部的意见（10月20日截止，发 意见 或 匿名意见）》已阅。
            ▣ 已阅
            高峰 ▸ 匿名意见 报表太多，一周填三次
            ◂ 已匿名记下，算在征2 里：没有存是谁发的。
            ≠ what the privacy page promises is said whole
            = 已匿名记下，算在征2 里：没有存是谁发的，也没有存时刻，谁也查不到。
            """);

        for (var i = 0; i < 14; i++)
        {
            await bot.SayAsync("wangwei", $"{(i < 9 ? "意见" : "匿名意见")} 第{i}条想说的事");
        }

        await bot.AdvanceToAsync("2026-10-16 10:00");
        var numbers = Regex.Matches(await bot.SayAsync("zhoumin", "征2"), "编(\\d+) [^：]+：第").Select(m => m.Groups[1].Value).ToList();

        for (var i = 0; i < 7; i++)
        {
            await bot.SayAsync("zhoumin", $"答复 {numbers[i]} {(i < 4 ? "已经安排办理" : "转问题")}");
        }

        var waiting = await bot.AskStoreAsync(db => db.Opinions.Where(o => o.ConsultationId != null && o.End == null).OrderBy(o => o.Number).Select(o => new { o.Number, o.Text, IsSigned = o.MemberId != null }).ToListAsync());
        var lines = waiting.Select((o, i) => $"编{o.Number} {(o.IsSigned ? "王伟" : "匿名")}：{o.Text}{(i == 0 ? $" → 发 答复 {o.Number} 内容，或 答复 {o.Number} 转问题" : string.Empty)}");
        var number = waiting.Single(o => o.Text.StartsWith("报表", StringComparison.Ordinal)).Number;
        await stage.PlayAsync($"""
            周敏 ▸ 征2
            ◂ 征2 截至10月16日：署名 9 条，匿名 6 条；已答复 4，转问题 3，待处理 8
            编412 匿名：报表太多，一周填三次 → 发 答复 412 内容，或 答复 412 转问题
            （编号是随机的，看不出先后）
            ≠ numbers are random and all that wait are shown; the round's title and how one refuses stand beside them
            = 征2 截至10月16日：署名 9 条，匿名 6 条；已答复 4，转问题 3，待处理 8
            《对局党组和各支部的意见》
            {string.Join('\n', lines)}
            不采纳发 答复 {waiting[0].Number} 不采纳 原因
            （编号是随机的，看不出先后）
            周敏 ▸ 答复 {number} 转问题
            ◂ 问14 报表太多，一周填三次（来自征2，匿名；办结后由离退休第三党支部联络员核实）
            ≠ nobody has it yet, so each liaison may verify it and not one group's alone
            = 问14 报表太多，一周填三次（来自征2，匿名；办结后由其他组联络员核实）
            还没人领，请派：问14 派 姓名 日期
            周敏 ▸ 问14 派 李秋月 10月30日
            @ 10-16 16:30
            李秋月 ▣ 完成 ▸ 问14 完成
            ◂ 请写一句结果（至少 4 个字），例如：问14 完成 换了漏电开关，试了一天
            ≠ a missing part is answered by itself, and the answer says so
            = 请写一句结果（至少 4 个字），例如：问14 完成 换了漏电开关，试了一天
            直接回复结果就行，不用了回复 算了。
            李秋月 ▸ 问14 完成 合成一张表，一周填一次
            @ 10-19 16:30
            韩淑兰 ▣ 通过 ▸ 问14 通过
            ◂ 问14 已销号（10月19日）。以后再出现请发 问14 又出现 情况
            @ 10-21 10:00
            高峰 ▸ 意见 征2 来晚了
            ◂ 征2 已截止；意见照收，不算在征2 里
            ≠ an opinion is told first that it was kept, and for whose eyes
            = 已记下，署您的名，只给管理员看。征2 已截止；意见照收，不算在征2 里。不想署名可发：匿名意见 内容
            """);
    }

    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Ratings(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-28 09:05", hand);
        var bot = stage.Bot;
        await stage.UsedAsync("problem", 9);
        await stage.PlayAsync("""
            沈国栋 ▸ 问题 食堂油烟大
            admin ▸ 问10 派 郑凯 11月10日
            admin ▸ 问10 验收人 高峰
            郑凯 ▸ 问10 完成 换了抽油烟机
            @ 10-30 10:00
            高峰 ▸ 问10 通过
            郑凯 ▸ 问10 请人评价
            ◂ 由核实人或管理员来请
            """);

        // Of the three groups that had no hand in it twelve people have room in their week.
        await bot.ChangeAsync(async db =>
        {
            var asked = await db.Members.Where(m => m.Group!.Name != "机关第一党支部" && m.Group.Name != "业务第二党支部" && m.UserId != "shenguodong").OrderBy(m => m.Id).Select(m => new { m.Id, m.GroupId }).ToListAsync();
            var full = asked.Where(m => !asked.Where(o => o.GroupId == m.GroupId).Take(4).Contains(m)).ToList();
            db.SentNudges.AddRange(full.SelectMany(m => Enumerable.Range(0, 3).Select(i => new SentNudge { Rule = $"r{i}", SubjectId = 999, MemberId = m.Id, WeekKey = 202644, At = Bot.At("2026-10-26 09:07").AddHours(i) })));
        });
        await stage.PlayAsync("""
            admin ▸ 问10 请人评价
            ◂ 从 3 个支部抽了 12 人（不含经办和核实的支部），随本周提醒发出；谁答了什么不存
            @ 10-30 16:40
            """);
        var names = await bot.AskStoreAsync(db => db.Members.Where(m => db.RatingInvites.Any(i => i.MemberId == m.Id && i.Draw == 1)).OrderBy(m => m.Id).Select(m => m.Name).ToListAsync());
        string[] answers = ["解决了", "解决了", "解决了", "解决了", "部分", "部分", "没解决", "没解决", "没解决"];
        await stage.PlayAsync(string.Join('\n', answers.Take(4).Select((answer, at) => $"{names[at]} ▣ {answer} ▸ 评价 问10 {answer}\n◂ 已记下，谢谢。谁答了什么不存。\n▣ 已评价")) + """

            admin ▸ 问10
            ◂ 问10 食堂油烟大
            已销号 10月30日，郑凯负责，业务第二党支部；评价：问 12，答了 4 份，不到 5 份不显示
            来源 自查，改法 当下改
            10月28日 郑凯 报完成：换了抽油烟机
            您可以：问10 重开 原因 ｜ 问10 又出现 情况
            """);
        await stage.PlayAsync(string.Join('\n', answers.Skip(4).Select((answer, at) => $"{names[at + 4]} ▣ {answer} ▸ 评价 问10 {answer}")) + """

            admin ▸ 问10
            ◂ 问10 … 已销号 10月30日；评价：问 12，答 9：解决了 4，部分 2，没解决 3，不了解 0；要重开发 问10 重开 原因
            ≠ one item is shown as 4.5 has it, with whose it was, what was done last and what one can do
            = 问10 食堂油烟大
            已销号 10月30日，郑凯负责，业务第二党支部；评价：问 12，答 9：解决了 4，部分 2，没解决 3，不了解 0；要重开发 问10 重开 原因
            来源 自查，改法 当下改
            10月28日 郑凯 报完成：换了抽油烟机
            您可以：问10 重开 原因 ｜ 问10 又出现 情况
            """);
    }

    /// <summary>Thirty turns before this week: seven by six people of the group that plays here.</summary>
    private static async Task SpokeAsync(BotDbContext db)
    {
        var people = await db.Members.Where(m => m.Group!.Name != "离退休第三党支部").OrderBy(m => m.Id).Select(m => new { m.Id, m.GroupId, m.UserId, Group = m.Group!.Name }).ToListAsync();
        var mine = people.Where(m => m.Group == "业务第二党支部" && m.UserId is not ("songhaitao" or "caoyutong" or "pengdehai")).ToList();
        var others = people.Where(m => m.Group != "业务第二党支部").Take(17).ToList();
        var week = 202601;
        db.SpeakingTurns.AddRange(mine.Append(mine[0]).Concat(others).Concat(others.Take(6)).Select(m => new SpeakingTurn { GroupId = m.GroupId, MemberId = m.Id, WeekKey = week++, State = TurnState.Spoke, At = Bot.At("2026-01-05 10:00") }));
    }
}
