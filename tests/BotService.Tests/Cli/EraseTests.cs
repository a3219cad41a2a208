using BotService.Features.Statistics;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

/// <summary>A person can be taken out of everything, and no figure moves.</summary>
public sealed class EraseTests
{
    private static readonly string[] Personal =
        ["Zoe.Quill-7", "zoe.quill-7", "卓依然", "心得里的私事", "照顾住院的家人", "署名提的建议", "代录时的说明文字"];

    [Fact]
    public async Task An_erased_person_is_nowhere_in_the_store_and_every_figure_stays()
    {
        await using var op = await Operator.StartAsync("2026-09-14 10:00");
        await using var bot = await LivedAsync(op.Store);
        var before = await FiguresAsync(bot);
        Assert.NotEmpty(await RawStore.FindAsync(op.Store, Personal));

        var tried = await op.RunAsync("erase", "ZOE.quill-7", "--dry-run");
        Assert.Contains("试运行，没有改动", tried.Output, StringComparison.Ordinal);
        Assert.Equal(before, await FiguresAsync(bot));
        Assert.NotEmpty(await RawStore.FindAsync(op.Store, Personal));
        await bot.StopAsync();

        var erased = await op.RunAsync("erase", "ZOE.quill-7");

        Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
        Assert.Contains("2 条应学记录的结果保留", erased.Output, StringComparison.Ordinal);
        Assert.Empty(await RawStore.FindAsync(op.Store, Personal));
        await using var after = Bot.Start(op.Store, "2026-09-14 10:01");
        Assert.Equal(before, await FiguresAsync(after));
        Assert.Equal(["erase"], await after.AskStoreAsync(db => db.AuditNotes.Where(n => n.Actor == "cli").Select(n => n.Action).ToListAsync()));
        Assert.Contains("不在名单", await after.SayAsync("Zoe.Quill-7", "我的"));
    }

    [Fact]
    public async Task What_could_not_be_done_for_an_erased_person_goes_and_that_of_others_stays()
    {
        await using var op = await Operator.StartAsync("2026-09-14 10:00");
        await op.PeopleAsync("Zoe.Quill-7,卓依然,一支部,支部,,,,", "bob,鲍勃,一支部,,,,,");
        Directory.CreateDirectory(op.Store.SpoolFolder);
        var file = Path.Combine(op.Store.SpoolFolder, SpoolDatabase.Name);
        using (var spool = SpoolDatabase.Open(file))
        {
            spool.Add(new[] { "zoe.quill-7", "bob", "ZOE.QUILL-7" }.Select(
                sender => SpoolJson.Write(new IncomingMessage("wecom", $"key {sender}", sender, IncomingKind.Words, $"已学 {sender} 的心得"))))
                .ForEach(spool.SetAside);
        }

        var tried = await op.RunAsync("erase", "zoe.quill-7", "--dry-run");
        Assert.True(RawStore.Holds(file, "zoe.quill-7"));
        var erased = await op.RunAsync("erase", "zoe.quill-7");

        Assert.Contains("2 条消息", tried.Output, StringComparison.Ordinal);
        Assert.Contains("2 条消息", erased.Output, StringComparison.Ordinal);
        Assert.False(RawStore.Holds(file, "zoe.quill-7") || RawStore.Holds(file, "ZOE.QUILL-7"));
        Assert.True(RawStore.Holds(file, "bob"));
        Assert.Equal([SpoolDatabase.Name], Directory.GetFiles(op.Store.SpoolFolder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_others_were_asked_about_an_erased_person_goes_and_a_name_that_was_spaced_out_is_found()
    {
        await using var op = await Operator.StartAsync("2026-09-08 10:00");
        var bot = Bot.Start(op.Store, "2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("Zoe.Quill-7 卓依然 一支部");
        await bot.SayAsync("alice", "代录 卓依然 没学");
        await bot.SayAsync("dave", "代录 艾琳 没学");
        await bot.ChangeAsync(async db =>
        {
            (await db.ConversationOfAsync("carol", Bot.Token)).Remainder = "2  卓　依　然  未报";
            db.Receipts.Add(new InboxReceipt { Key = "spaced", ReceivedAt = bot.Clock.UtcNow, ReplyText = "未报：卓 依 然" });
        });
        await bot.StopAsync();

        var erased = await op.RunAsync("erase", "zoe.quill-7");

        Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
        var kept = await op.AskAsync((_, db) => db.Conversations.OrderBy(c => c.UserKey).Select(c => new { c.UserKey, IsAsked = c.Question != null, Reads = c.Remainder != null }).ToListAsync(Operator.Token));
        Assert.Equal(["alice False False", "carol False False", "dave True False"], kept.Select(c => $"{c.UserKey} {c.IsAsked} {c.Reads}"));
        Assert.DoesNotContain("卓", await op.AskAsync((_, db) => db.Receipts.Where(r => r.Key == "spaced").Select(r => r.ReplyText).SingleAsync(Operator.Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_are_owed_still_leaves_without_the_erased_person()
    {
        await using var op = await Operator.StartAsync("2026-09-07 10:00");
        var bot = Bot.Start(op.Store, "2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("Zoe.Quill-7 卓依然 一支部");
        await bot.PlanTopicAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: SimulatorFault.Forever));
        await bot.AdvanceToAsync("2026-09-07 09:08");
        await bot.StopAsync();

        await op.RunAsync("erase", "zoe.quill-7");

        await using var later = Bot.Start(op.Store, "2026-09-07 10:01");
        await later.AdvanceToAsync("2026-09-07 10:30");
        Assert.Single(later.PushesTo("bob"));
        Assert.DoesNotContain(later.WeCom.Sends, send => send.Json.Contains("oe.Quill", StringComparison.OrdinalIgnoreCase) || send.Users.Any(user => user.StartsWith("erased", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_comes_back_after_an_erasure_is_new()
    {
        await using var op = await Operator.StartAsync("2026-09-14 10:00");
        await using (var bot = await LivedAsync(op.Store))
        {
            await bot.StopAsync();
            await op.RunAsync("erase", "zoe.quill-7");
            Assert.Equal(1, (await op.RunAsync("erase", "zoe.quill-7")).Code);

            Assert.Contains("新增 1 人", (await op.PeopleAsync("Zoe.Quill-7,卓依然,一支部,,,,,")).Output, StringComparison.Ordinal);

            await using var after = Bot.Start(op.Store, "2026-09-14 10:01");
            Assert.Equal(0, await after.AskStoreAsync(db => db.Participations.CountAsync(p => p.Member!.UserKey == "zoe.quill-7")));
        }
    }

    [Theory]
    [InlineData("spool.db")]
    [InlineData("spool.db.damaged")]
    [InlineData("messages.spool")]
    public async Task While_messages_wait_in_the_spool_nobody_is_erased(string name)
    {
        await using var op = await Operator.StartAsync("2026-09-14 10:00");
        await op.PeopleAsync("zoe,卓依然,一支部,支部,,,,");
        Directory.CreateDirectory(op.Store.SpoolFolder);
        using (var spool = SpoolDatabase.Open(Path.Combine(op.Store.SpoolFolder, name)))
        {
            spool.Add(["waits"u8.ToArray()]);
        }

        var ran = await op.RunAsync("erase", "zoe");

        Assert.Equal(1, ran.Code);
        Assert.Contains(name, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, await op.AskAsync((_, db) => db.Members.CountAsync(m => m.UserKey == "zoe", Operator.Token)));
    }

    [Fact]
    public async Task A_name_in_an_answer_or_a_title_is_told_of()
    {
        await using var op = await Operator.StartAsync("2026-09-14 10:00");
        await using var bot = Bot.Start(op.Store, "2026-09-14 10:00");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("carol", "意见 车棚太小");
        var number = System.Text.RegularExpressions.Regex.Match(await bot.SayAsync("chief", "意见"), "编(\\d+) ").Groups[1].Value;
        await bot.SayAsync("chief", $"答复 {number} 已请鲍勃同志去看过");
        await bot.DoAsync("chief", "传达 表扬鲍勃同志的通报");
        await bot.SayAsync("chief", "征求意见 对鲍勃同志的意见 9月20日");
        await bot.SayAsync("chief", "开活动 鲍勃事迹报告会");
        await bot.StopAsync();

        Assert.Contains("另有 4 处", (await op.RunAsync("erase", "bob", "--dry-run")).Output, StringComparison.Ordinal);
    }

    /// <summary>A week in which the person left traces everywhere, and the beginning of the next.</summary>
    private static async Task<Bot> LivedAsync(TestStore store)
    {
        var bot = Bot.Start(store, "2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("Zoe.Quill-7 卓依然 一支部 liaison");
        await bot.PlanTopicAsync("2026-W37");
        await bot.PlanTopicAsync("2026-W38");
        await bot.AdvanceToAsync("2026-09-07 09:10");

        foreach (var text in (string[])["没学 心得里的私事", "撤回", "已学 心得里的私事", "打卡", "请假 9月9日至9月10日 照顾住院的家人", "意见 署名提的建议", "代录 鲍勃 已学", "开活动 读书会", "统计", "我的", "我的数据"])
        {
            await bot.SayAsync("Zoe.Quill-7", text);
        }

        await bot.SayAsync("alice", "准假 卓依然");
        await bot.SayAsync("zoe.QUILL-7", "关活动");
        await bot.AdvanceToAsync("2026-09-14 09:30");
        await bot.SayAsync("alice", "代录 卓依然 没学 代录时的说明文字");
        await bot.SayAsync("Zoe.Quill-7", "撤回");
        await bot.SayAsync("alice", "未报");
        return bot;
    }

    private static async Task<string> FiguresAsync(Bot bot)
    {
        var answers = new List<string>();

        foreach (var question in (string[])["统计 第37周", "统计 第37周 一支部", "各组 第37周", "统计 第38周", "各组 第38周"])
        {
            answers.Add(await bot.SayAsync("chief", question));
        }

        return string.Join('\n', [.. answers, await ExportAsync(bot)]);
    }

    /// <summary>The exported file without the columns that name a person.</summary>
    private static async Task<string> ExportAsync(Bot bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        using var file = new MemoryStream();
        await scope.ServiceProvider.GetServices<IFileMaker>().First(maker => maker.Name == ParticipationWorkbook.MakerName).MakeAsync("202637", file, Bot.Token);
        string[] named = ["姓名", "账号", "代录原因", "心得"];
        var workbook = new RawWorkbook(file.ToArray());
        return string.Join('\n', workbook.SheetNames.Select(workbook.Rows).SelectMany(rows => rows.Skip(1).Select(row => string.Join(' ', rows[0].Zip(row).Where(cell => !named.Contains(cell.First)).Select(cell => $"{cell.First}={cell.Second}")))));
    }
}
