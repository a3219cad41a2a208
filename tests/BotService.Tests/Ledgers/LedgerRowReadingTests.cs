using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What a row of a list says is kept or complained of: people, days, lengths, and words that contradict each other.</summary>
public sealed class LedgerRowReadingTests
{
    [Fact]
    public async Task How_far_something_lasting_is_comes_in_with_it_and_only_once()
    {
        const string List = "问题,责任人,整改时限,整改进展\n老旧小区缺车位,林晓燕,长期坚持,已协调出十二个车位，还在谈\n";
        await using var op = await ListOffice.StartAsync();

        Assert.Contains("1 行：新 1，改 0，重复 0。", await op.ReadAsync(List), StringComparison.Ordinal);

        var progress = await op.AskAsync((_, db) => db.LedgerEntries.SingleAsync(e => e.Verb == nameof(LedgerVerb.Progress)));
        Assert.Equal(LedgerState.Standing, progress.To);
        Assert.Equal("已协调出十二个车位，还在谈（原台账）", progress.Text);
        Assert.Contains("1 行：新 0，改 0，重复 1。", await op.ReadAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_on_the_roster_is_kept_beside_those_who_are()
    {
        const string List = "问题,责任单位,责任人,整改时限\n阅览室漏雨,机关第一党支部,赵铁柱、高峰、钱多多,10月30日\n";
        await using var op = await ListOffice.StartAsync();

        Assert.Contains("问1 阅览室漏雨，高峰，10月30日；责任人赵铁柱、钱多多不在名单，按文字保留。", await op.ReadAsync(List), StringComparison.Ordinal);
        Assert.Contains("1 行：新 0，改 0，重复 1。", await op.ReadAsync(List), StringComparison.Ordinal);
        Assert.Contains("改：责任人 林晓燕、赵铁柱", await op.ReadAsync(List.Replace("赵铁柱、高峰、钱多多", "赵铁柱、林晓燕", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("赵铁柱", await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.OwnerText).SingleAsync()));
    }

    [Fact]
    public async Task Of_a_list_that_is_dated_ahead_nothing_lies_ahead()
    {
        await using var op = await ListOffice.StartAsync("2026-11-16 10:00");

        await op.ReadAsync("XX局问题整改台账（截至2026年11月20日）\n问题,责任单位,责任人,发现时间,是否销号,销号时间\n后门锁坏了,机关第一党支部,高峰,,否,\n窗台漏水,机关第一党支部,高峰,11月,是,\n墙面脱落,机关第一党支部,高峰,11月9日,是,11月\n");

        var today = new DateOnly(2026, 11, 16);
        Assert.Equal([today, today, new DateOnly(2026, 11, 9)], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.FoundOn).ToListAsync()));
        Assert.Equal((DateOnly?[])[null, today, today], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.ClosedOn).ToListAsync()));
        await using var bot = Bot.Start(op.Store, "2026-11-16 11:00");
        Assert.Contains("发现 1 个", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_has_not_come_or_is_none_is_named_where_something_is_said_to_have_happened()
    {
        await using var op = await ListOffice.StartAsync("2026-11-16 10:00");

        var refused = await op.RefusedAsync("问题,责任单位,责任人,发现时间,是否销号,销号时间\n后门锁坏了,机关第一党支部,高峰,2027-03-02,,\n窗台漏水,机关第一党支部,高峰,另附,,\n墙面脱落,机关第一党支部,高峰,,是,2026-12-25\n");

        Assert.Contains("第 2 行：发现时间“2027-03-02”还没到", refused, StringComparison.Ordinal);
        Assert.Contains("第 3 行：发现时间“另附”看不出是哪一天", refused, StringComparison.Ordinal);
        Assert.Contains("第 4 行：销号时间“2026-12-25”还没到", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_is_only_filled_says_nothing_of_a_day()
    {
        await using var op = await ListOffice.StartAsync();

        await op.ReadAsync("""
            问题,责任单位,责任人,发现时间,是否销号,销号时间,完成时间
            配电房渗水,机关第一党支部,高峰,／,否,-,
            围栏松动,机关第一党支部,高峰,不详,是,——,9月17日

            """);

        var listed = new DateOnly(2026, 9, 30);
        Assert.Equal([listed, new DateOnly(2026, 9, 17)], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.FoundOn).ToListAsync()));
        Assert.Equal((DateOnly?[])[null, new DateOnly(2026, 9, 17)], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.ClosedOn).ToListAsync()));
    }

    [Fact]
    public async Task What_cannot_be_measured_is_named_in_a_list_as_in_the_chat()
    {
        await using var op = await ListOffice.StartAsync();

        var refused = await op.RefusedAsync("创新,责任人,指标,现状,目标\n一网通办,高峰,群众满意度,35,35\n错时办公,高峰,办件量,较少,较多\n窗口整合,高峰,等候分钟,30,15\n", "创新");

        Assert.Contains("第 2 行：目标和现状一样，没法衡量", refused, StringComparison.Ordinal);
        Assert.Contains("第 3 行：现状请写数值，例如 现状 20；没有数值的不用写；目标请写数值", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("第 4 行", refused, StringComparison.Ordinal);
        Assert.Contains("2 行：新 2", await op.ReadAsync("创新,责任人,指标,现状,目标\n窗口整合,高峰,等候分钟,30,15\n线上预约,高峰,预约率,—,80%\n", "创新"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_people_of_one_name_the_unit_or_the_account_tells_who_is_meant_and_otherwise_they_are_named()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("问题,责任单位,责任人,核实人,是否销号\n楼梯扶手松动,业务第二党支部,王伟,,否\n会议桌缺腿,,王　伟（wangwei）,,否\n水表不准,机关第一党支部,高峰,王伟(wangwei2),是\n");

        Assert.Contains("问3 水表不准，高峰，原台账已完成，等王伟核实。", told, StringComparison.Ordinal);
        Assert.Equal(["wangwei2", "wangwei", "gaofeng"], await op.AskAsync((_, db) => db.LedgerItems.Join(db.Members, i => i.OwnerId, m => (int?)m.Id, (i, m) => new { i.Number, m.UserId }).OrderBy(one => one.Number).Select(one => one.UserId).ToListAsync()));
        Assert.Equal(["wangwei2"], await op.AskAsync((_, db) => db.Outbox.Select(m => m.Recipients).ToListAsync()));

        var refused = await op.RefusedAsync("问题,责任人,核实人,是否销号\n门牌掉了,王伟,,否\n鱼缸漏水,高峰,王伟,是\n");
        const string Which = "有 2 位王伟：机关第一党支部 wangwei，业务第二党支部 wangwei2；请用账号";
        Assert.Contains($"第 2 行：{Which}", refused, StringComparison.Ordinal);
        Assert.Contains($"第 3 行：核实人{Which}", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_longer_than_an_item_holds_is_named_and_one_that_just_fits_is_kept()
    {
        await using var op = await ListOffice.StartAsync();
        string ListOf(int more) => $"编号,问题,责任单位,责任人\n{new string('7', 64 + more)},球场围网破损,{new string('处', 100 + more)},{new string('赵', 64 + more)}\n";

        Assert.Contains("第 2 行：编号太长（最多 64 字）；责任人太长（最多 64 字）；单位太长（最多 100 字）", await op.RefusedAsync(ListOf(1)), StringComparison.Ordinal);
        await op.ReadAsync(ListOf(0));

        var item = await op.AskAsync((_, db) => db.LedgerItems.SingleAsync());
        Assert.Equal((100, 64), (item.UnitText!.Length, item.OwnerText!.Length));
    }

    [Fact]
    public async Task What_is_done_and_not_struck_off_is_told_and_kept_as_its_progress()
    {
        const string List = "问题,责任单位,责任人,整改时限,整改进展,是否销号\n公示栏褪色,机关第一党支部,高峰,10月30日,已整改,否\n";
        await using var op = await ListOffice.StartAsync();

        Assert.Contains("问1 公示栏褪色，高峰，10月30日；原台账写已完成、没有销号。", await op.ReadAsync(List), StringComparison.Ordinal);

        Assert.Equal("已整改（原台账）", await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).Select(e => e.Text).SingleAsync()));
        Assert.Contains("1 行：新 0，改 0，重复 1。", await op.ReadAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_completion_of_what_is_not_done_is_its_time_limit_where_it_lies_ahead_and_is_told_otherwise()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("任务,责任人,完成时间,进展\n编印手册,高峰,11月27日,正在排版\n清点资产,吴秀英,8月,正在盘点\n", "任务");

        Assert.Contains("任1 编印手册，高峰，11月27日。", told, StringComparison.Ordinal);
        Assert.Contains("任2 清点资产，吴秀英，没有期限；完成时间“8月”没有用上。", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_verifiers_the_first_who_may_is_asked_and_one_whom_nobody_knows_is_told_and_kept()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("问题,责任单位,责任人,是否销号,核实人\n楼顶积水,业务第二党支部,吴秀英,是,吴秀英、高峰\n围墙开裂,业务第二党支部,邓睿,是,孙处长\n");

        Assert.Contains("问1 楼顶积水，吴秀英，原台账已完成，等高峰核实。", told, StringComparison.Ordinal);
        Assert.Contains("问2 围墙开裂，邓睿，原台账已完成、没有核实人：列为导入，不计入完成整改；核实人孙处长不在名单。", told, StringComparison.Ordinal);
        Assert.Equal("原核实人：孙处长", await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Import) && e.Text != null).Select(e => e.Text).SingleAsync()));

        op.Settings.Add("Policy:NamesInExports=false");
        Assert.Equal(0, (await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "p.xlsx")).Code);
        Assert.Contains(RawWorkbook.Open(op.PathOf("p.xlsx")).Rows("经过"), row => row.Contains("原核实人：某某"));
    }
}
