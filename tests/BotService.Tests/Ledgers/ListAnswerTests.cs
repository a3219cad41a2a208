using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Whether something is done, in the signs and words of offices: what cannot be read is named, and what is read as open is told.</summary>
public sealed class ListAnswerTests
{
    [Fact]
    public async Task Every_usual_sign_for_yes_closes_and_a_step_towards_striking_off_is_told()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("""
            问题,责任单位,责任人,是否销号
            甲楼渗水,机关第一党支部,高峰,✅
            乙楼渗水,机关第一党支部,高峰,yes
            丙楼渗水,机关第一党支部,高峰,是；材料已归档
            丁楼渗水,机关第一党支部,高峰,√（9月14日）
            戊楼渗水,机关第一党支部,高峰,可销号
            己楼渗水,机关第一党支部,高峰,已销账
            庚楼渗水,机关第一党支部,高峰,FALSE

            """);

        Assert.Equal([LedgerState.Closed, LedgerState.Closed, LedgerState.Closed, LedgerState.Closed, LedgerState.Doing, LedgerState.Closed, LedgerState.Doing], await op.ItemStatesAsync());
        Assert.Equal(new DateOnly(2026, 9, 14), await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 4).Select(i => i.ClosedOn).SingleAsync()));
        Assert.Equal(["材料已归档（原台账）", "可销号（原台账）"], await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).OrderBy(e => e.ItemId).Select(e => e.Text!).ToListAsync()));
        Assert.Contains("；原台账写“可销号”，按没销号读。", told, StringComparison.Ordinal);
        Assert.Equal(2, told.Split("原台账写").Length);
    }

    [Fact]
    public async Task What_is_neither_yes_nor_no_in_a_column_that_asks_is_named_with_its_line()
    {
        await using var op = await ListOffice.StartAsync();

        var refused = await op.RefusedAsync("问题,责任单位,责任人,是否销号\n甲楼渗水,机关第一党支部,高峰,○\n乙楼渗水,机关第一党支部,高峰,是/否\n丙楼渗水,机关第一党支部,高峰,是，但还差盖章\n丁楼渗水,机关第一党支部,高峰,是（10月21日）\n");

        Assert.Contains("第 2 行：是否销号“○”看不懂，请改成 是 或 否", refused, StringComparison.Ordinal);
        Assert.Contains("第 3 行：是否销号“是/否”看不懂", refused, StringComparison.Ordinal);
        Assert.Contains("第 4 行：是否销号“是，但还差盖章”看不懂", refused, StringComparison.Ordinal);
        Assert.Contains("第 5 行：是否销号“10月21日”还没到", refused, StringComparison.Ordinal);
        Assert.Contains("第 2 行：是否完成“已报修”看不懂，请改成 是 或 否", await op.RefusedAsync("问题,责任人,是否完成\n甲楼渗水,高峰,已报修\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_words_that_nobody_knows_are_progress_and_it_is_told_that_they_close_nothing()
    {
        const string List = "问题,责任单位,责任人,整改进展\n窗台漏水,机关第一党支部,高峰,已报修\n墙面起皮,机关第一党支部,高峰,等审批\n护栏松动,机关第一党支部,高峰,正在比价\n";
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync(List);

        Assert.All(await op.ItemStatesAsync(), state => Assert.Equal(LedgerState.Doing, state));
        Assert.Equal(["已报修（原台账）", "等审批（原台账）", "正在比价（原台账）"], await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).OrderBy(e => e.ItemId).Select(e => e.Text!).ToListAsync()));
        Assert.Contains("；原台账写“已报修”，按没办完读。", told, StringComparison.Ordinal);
        Assert.Contains("；原台账写“等审批”，按没办完读。", told, StringComparison.Ordinal);
        Assert.Equal(3, told.Split("按没办完读").Length);
        Assert.Contains("3 行：新 0，改 0，重复 3。", await op.ReadAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_words_on_a_past_visit_are_what_was_seen_and_an_arrangement_is_none()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("地点,单位,时间,情况\n城东社区,机关第一党支部,9月11日,楼道灯坏\n城西社区,业务第二党支部,9月15日,已预约\n城南社区,业务第二党支部,9月16日,否，下雨\n", "调研");

        Assert.Contains("访1 城东社区，9月11日，已走访。", told, StringComparison.Ordinal);
        Assert.Contains("访2 城西社区，9月15日。", told, StringComparison.Ordinal);
        Assert.Contains("访3 城南社区，9月16日。", told, StringComparison.Ordinal);
        Assert.Equal([LedgerState.Closed, LedgerState.Doing, LedgerState.Doing], await op.ItemStatesAsync());
    }

    [Fact]
    public async Task Done_is_read_behind_a_day_or_what_it_is_of_and_what_only_sounds_so_is_told()
    {
        string[] closed = ["8月12日已整改完毕", "截至8月底，问题已解决", "此问题已办结", "即知即改，已完成整改", "（1）已完成；（2）已解决", "经整改，已完成", "超期完成", "现已销号"];
        string[] open = ["目前已完成招标", "截至8月底2项已完成", "3/5已完成", "逾期两周办结", "1.已完成；2.已完成测量"];
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync($"问题,责任人,整改时限,整改进展\n{string.Join('\n', closed.Concat(open).Select((word, i) => $"第{i + 1}处渗水,吴秀英,11月30日,{word}"))}\n");

        Assert.Equal([.. closed.Select(_ => LedgerState.Closed), .. open.Select(_ => LedgerState.Doing)], await op.ItemStatesAsync());
        Assert.Equal(open.Length + 1, told.Split("按没完成读").Length);
        Assert.All(open, word => Assert.Contains($"；原台账写“{word}”，按没完成读。", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_word_of_the_list_closes_with_its_day_and_what_sounds_done_with_a_day_is_told()
    {
        string[] closed = ["9月16日办成", "9月17日已办成", "办成（9月18日）", "完成（9月21日）"];
        string[] told = ["9月22日已送达", "2026年9月23日送达", "已更换全部旧扶手"];
        string[] planned = ["10月15日送达", "10月20日办成"];
        await using var op = await ListOffice.StartAsync();

        var answer = await op.ReadAsync($"实事,责任人,完成时限,进展情况\n{string.Join('\n', closed.Concat(told).Concat(planned).Select((word, i) => $"装第{i + 1}盏门灯,高峰,11月30日,{word}"))}\n", "实事");

        Assert.Equal([.. closed.Select(_ => LedgerState.Closed), .. told.Concat(planned).Select(_ => LedgerState.Doing)], await op.ItemStatesAsync());
        var done = await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.ClosedOn != null).OrderBy(i => i.Number).Select(i => i.ClosedOn!.Value).ToListAsync());
        Assert.Equal([16, 17, 18, 21], done.Select(day => day.Day));
        Assert.All(told, word => Assert.Contains($"；原台账写“{word}”，按没办完读。", answer, StringComparison.Ordinal));
        Assert.Equal(told.Length + 1, answer.Split("原台账写").Length);
    }
}
