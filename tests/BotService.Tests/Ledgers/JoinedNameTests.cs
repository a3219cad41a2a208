using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Who is named in a new item, however the names are joined or marked; a line of marks alone is no item.</summary>
public sealed class JoinedNameTests
{
    [Theory]
    [InlineData("任务 清理天台 高峰和张伟 11月20日")]
    [InlineData("任务 清理天台 高峰 和 张伟 11月20日")]
    [InlineData("任务 清理天台 高峰 和张伟 11月20日")]
    [InlineData("任务 清理天台 高峰与张伟11月20日前")]
    [InlineData("任务 清理天台 @高峰 @张伟 11月20日")]
    [InlineData("任务 清理天台 责任人：高峰和张伟 期限：11月20日")]
    [InlineData("任务 责任人：高峰、张伟 期限：11月20日 清理天台")]
    [InlineData("任务 责任人：高峰、张伟，清理天台 11月20日")]
    public async Task Two_people_are_the_owner_and_a_helper(string said)
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");

        await bot.AnswersAsync("zhoumin", said, "任1 清理天台，高峰（机关第一党支部），11月20日到期；专班张伟");
        Assert.Equal("清理天台", await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.Title).SingleAsync()));
    }

    [Fact]
    public async Task A_colleague_is_named_with_the_sign_of_the_chat_wherever_one_is_named()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");

        await bot.AnswersAsync("zhoumin", "任务 检查消防栓 @李秋月 11.20", "任1 检查消防栓，李秋月");
        await bot.AnswersAsync("zhoumin", "任1 派 @高峰 11月23日", "任1 由高峰办理，11月23日到期");
        await bot.AnswersAsync("linxiaoyan", "调研 城南社区 11月12日 高峰和张伟", "同去：高峰、张伟");
    }

    [Fact]
    public async Task Marks_without_a_sentence_are_asked_for_one()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");

        foreach (var said in (string[])["任务 责任人：邓睿 期限：11月27日", "任务 期限：11月27日 责任人：邓睿", "任务 责任人 邓睿", "任务 期限：11月27日", "任务 责任人：赵六"])
        {
            await bot.AnswersAsync("huangzhiyuan", said, "请写一句话，后面可以写责任人和期限，例如：任务 ");
        }

        await bot.AnswersAsync("huangzhiyuan", "问题 责任人：邓睿 期限：11月27日", "请把问题写成一句话");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.AnswersAsync("huangzhiyuan", "问题 期限：已过的灭火器还挂着", "期限：已过的灭火器还挂着");
    }
}
