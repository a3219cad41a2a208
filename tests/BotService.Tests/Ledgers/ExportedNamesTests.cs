using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Where the policy leaves names out of exports they are in no cell, also where a step or a sentence holds one.</summary>
public sealed class ExportedNamesTests
{
    private static readonly string[] Names = ["李秋月", "王伟", "邓睿", "林晓燕", "高峰"];

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public async Task Names_stand_in_sentences_only_where_they_stand_in_columns(string setting, bool areShown)
    {
        await using var op = await StartAsync();
        var bot = Bot.Start(op.Store, "2026-10-09 09:10");
        await bot.SayAsync("boss", "问题 王伟办公室门口的灯不亮");
        await bot.SayAsync("boss", "问1 派 李秋月 10月20日");
        await bot.SayAsync("boss", "问1 加入 邓睿");
        await bot.SayAsync("boss", "问1 验收人 高峰");
        await bot.SayAsync("liqiuyue", "问1 进展 和林晓燕一起看过配电箱");
        await bot.StopAsync();
        op.Settings.Add($"Policy:NamesInExports={setting}");

        var ran = await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "p.xlsx");

        Assert.True(ran.Code == 0, ran.Error);
        var cells = ((string[])["问题清单", "经过"]).SelectMany(sheet => RawWorkbook.Open(op.PathOf("p.xlsx")).Rows(sheet)).SelectMany(row => row).ToList();
        List<string> found = [.. Names.Where(name => cells.Exists(cell => cell.Contains(name, StringComparison.Ordinal)))];
        Assert.Equal(areShown ? Names : [], found);
        Assert.Contains(areShown ? "王伟办公室门口的灯不亮" : "某某办公室门口的灯不亮", cells);
        Assert.Contains(areShown ? "和林晓燕一起看过配电箱" : "和某某一起看过配电箱", cells);
    }

    [Fact]
    public async Task What_was_exported_without_names_comes_back_and_takes_none_out_of_what_people_wrote()
    {
        await using var op = await StartAsync();
        var bot = Bot.Start(op.Store, "2026-10-09 09:10");
        await bot.SayAsync("boss", "问题 会议室里林晓燕的话筒没声音 高峰 10月20日 措施 找邓睿换线");
        await bot.StopAsync();
        op.Settings.Add("Policy:NamesInExports=false");
        var written = await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "p.xlsx");
        Assert.True(written.Code == 0, written.Error);
        var cells = RawWorkbook.Open(op.PathOf("p.xlsx")).Rows("问题清单").SelectMany(row => row).ToList();
        Assert.All((string[])["会议室里某某的话筒没声音", "找某某换线"], text => Assert.Contains(text, cells));

        var read = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(read.Output.Contains("1 行：新 0，改 0，重复 1。", StringComparison.Ordinal), read.Output + read.Error);
        var item = await op.AskAsync((_, db) => db.LedgerItems.SingleAsync());
        Assert.Equal("会议室里林晓燕的话筒没声音", item.Title);
        Assert.Contains("找邓睿换线", item.Fields, StringComparison.Ordinal);
    }

    private static async Task<Operator> StartAsync()
    {
        var op = await Operator.StartAsync("2026-10-09 09:00");
        await op.PeopleAsync(
            "linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "liqiuyue,李秋月,机关第一党支部,branch,member,,,", "wangwei,王伟,机关第一党支部,branch,member,,,",
            "dengrui,邓睿,机关第一党支部,branch,member,,,", "gaofeng,高峰,机关第一党支部,branch,member,,,");
        return op;
    }
}
