using BotService.Simulator;
using BotService.Store;
using BotService.Store.Backup;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Cli;

/// <summary>A backup that is taken while everybody answers is one moment of the store, and what it says was owed is not sent blindly.</summary>
public sealed class BackupUnderWritesTests
{
    private const int People = 60;

    [Fact]
    public async Task Backups_taken_while_everybody_answers_add_up_and_restore_into_an_empty_and_a_full_store()
    {
        await using var op = await Operator.StartAsync("2026-09-07 09:30");
        await using var bot = Bot.Start(op.Store, "2026-09-07 08:00");
        await bot.PeopleAsync([.. Enumerable.Range(0, People).Select(i => $"person{i} 第{i}人 {(i % 2 == 0 ? "一" : "二")}支部")]);
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:30");

        var answering = Parallel.ForAsync(0, People, new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Bot.Token }, async (i, _) => await bot.SayAsync($"person{i}", i % 3 == 0 ? "没学 忙" : "已学"));
        var taken = 0;

        do
        {
            await bot.Services.GetRequiredService<BackupTaker>().TakeAsync(op.PathOf($"b{taken++}.db"), force: false, Bot.Token);
        }
        while (!answering.IsCompleted && taken < 6);

        await answering;
        var answers = new List<int>();
        await using var other = await Operator.StartAsync("2026-09-07 09:30");

        for (var i = 0; i < taken; i++)
        {
            File.Copy(op.PathOf($"b{i}.db"), other.PathOf($"b{i}.db"));
            var restored = await other.RunAsync(["restore", $"b{i}.db", .. i == 0 ? (string[])[] : ["--force"]]);
            Assert.True(restored.Code == 0, restored.Error);
            answers.Add(await RequireOneMomentAsync(other));
        }

        Assert.Equal(answers.Order(), answers);
        Assert.Equal(People, await RequireOneMomentAsync(op));
    }

    [Fact]
    public async Task What_a_backup_says_was_owed_is_left_to_a_person_who_can_send_it()
    {
        await using var op = await Operator.StartAsync("2026-09-07 12:00");
        var bot = Bot.Start(op.Store, "2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: SimulatorFault.Forever));
        await bot.AdvanceToAsync("2026-09-07 09:08");
        await bot.StopAsync();
        await op.RunAsync("backup", "b.db");

        Assert.Matches("备份里有 [0-9]+ 条待发消息", (await op.RunAsync("restore", "b.db", "--force")).Output);

        await using var after = Bot.Start(op.Store, "2026-09-07 12:01");
        await after.AdvanceToAsync("2026-09-07 12:35");
        Assert.Empty(after.PushesTo("bob"));
        Assert.Contains("从备份恢复的，备份之后可能已经发过", await after.SayAsync("chief", "状态"));
        var number = await after.AskStoreAsync(db => db.Outbox.Where(m => m.State == OutboxState.Dead && m.Recipients.Contains("bob")).Select(m => m.Id).SingleAsync());
        await after.SayAsync("chief", $"重发 {number} 确认");
        await Wait.UntilAsync(() => after.PushesTo("bob").Count == 1);
    }

    /// <summary>Every answer is there with its history and its receipt, or not at all; returns how many there are.</summary>
    private static Task<int> RequireOneMomentAsync(Operator op) => op.AskAsync(async (_, db) =>
    {
        var answered = await db.Participations.CountAsync(p => p.Outcome != Outcome.Pending, Operator.Token);
        Assert.Equal(People, await db.Participations.CountAsync(Operator.Token));
        Assert.Equal(answered, await db.ParticipationEntries.CountAsync(Operator.Token));
        Assert.Equal(answered, await db.Receipts.CountAsync(Operator.Token));
        Assert.Equal(answered, await db.Participations.CountAsync(p => p.Revision == 1, Operator.Token));
        return answered;
    });
}
