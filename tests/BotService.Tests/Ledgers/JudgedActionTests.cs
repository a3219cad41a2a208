using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A prescribed action is judged by 达到 and 未达到 alone, and what was missed is one problem.</summary>
public sealed class JudgedActionTests
{
    [Fact]
    public async Task Nobody_takes_claims_or_passes_one_and_who_has_it_writes_how_it_goes()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        await bot.AnswersAsync("wangwei", "规3 认领", "规3 由管理员看达到没有，没有记下。您可以发：规3");
        await bot.AnswersAsync("zhoumin", "规3 派 李秋月 12月18日", "规3 由李秋月办理，12月18日到期");
        await bot.AnswersAsync("liqiuyue", "规3 完成 方案已经印发", "规3 由管理员看达到没有，没有记下。写情况请发 规3 进展 内容");
        await bot.AnswersAsync("liqiuyue", "规3", "您可以：规3 进展 内容 ｜ 规3 延期 到 日期 原因 ｜ 规3 退 原因");

        foreach (var said in (string[])["规3 通过", "规3 完成 方案已经印发", "规3 作废 用不着了"])
        {
            await bot.AnswersAsync("zhoumin", said, "规3 只看达到没有，没有记下。请发 规3 达到，或 规3 未达到 原因");
        }

        await bot.AnswersAsync("zhoumin", "规2 已落实", "您可以：规2 达到 ｜ 规2 未达到 原因");
        await bot.AnswersAsync("zhoumin", "监控清单", "规3 制定实施方案 要人判断");
        Assert.Equal(["Raise", "Assign"], await bot.AskStoreAsync(db => db.LedgerEntries.OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync()));
    }

    [Fact]
    public async Task One_that_is_given_back_is_nobodys_and_the_admin_judges_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");
        await bot.AnswersAsync("zhoumin", "规3 派 高峰", "规3 由高峰办理");

        await bot.AnswersAsync("gaofeng", "规3 退 方案由办公室起草", "规3 已退，现在没有责任人");

        await bot.AnswersAsync("zhoumin", "规3 达到", "规3 记为达到");
    }

    [Fact]
    public async Task What_is_missed_again_makes_no_second_problem_as_long_as_the_first_is_open()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        await bot.AnswersAsync("zhoumin", "规5 未达到 只办了两天", "规5 记为未达到。已提 问1 读书班天数不够");
        await bot.AnswersAsync("zhoumin", "规5 未达到 到今天还是两天", "规5 记为未达到。问1“读书班天数不够”还没销号，没有另提");
        await bot.AnswersAsync("zhoumin", "问1 作废 提重了", "问1 已作废");
        await bot.AnswersAsync("zhoumin", "规5 未达到 还差五天", "规5 记为未达到。已提 问2");

        await bot.AnswersAsync("zhoumin", "规11 达到", "规11 记为达到");
        await bot.AnswersAsync("zhoumin", "规11 达到", "规11 已记为达到，没有再记");
        Assert.Equal((3, 1), (await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == "Miss")), await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == "Reach"))));
    }
}
