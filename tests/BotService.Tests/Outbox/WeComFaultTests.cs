using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Outbox;

/// <summary>WeCom in all its moods: everybody gets what is owed, once.</summary>
public sealed class WeComFaultTests
{
    /// <summary>For the case in which no answer comes. The other cases keep the usual time, so that a slow machine is not taken for silence.</summary>
    private static readonly (string Key, string Value) Hurried = ("WeCom:SendTimeout", "00:00:00.400");

    public static TheoryData<string> Moods { get; } =
        ["busy", "45009", "45033", "40014", "42001", "500", "503", "garbage", "garbage after", "reset", "reset after", "hang after", "slow", "81013 no"];

    [Theory]
    [MemberData(nameof(Moods))]
    public async Task Whatever_WeCom_does_to_the_first_tries_everybody_gets_the_card_once(string mood)
    {
        (string Key, string Value)[] settings = mood == "hang after" ? [Hurried] : [];
        await using var bot = await ReadyAsync(settings);
        bot.WeCom.Faults.Add(mood switch
        {
            "busy" => SimulatorFault.Error("message/send", -1, times: 3),
            "45009" or "45033" or "40014" or "42001" => SimulatorFault.Error("message/send", int.Parse(mood, System.Globalization.CultureInfo.InvariantCulture), times: 2),
            "500" or "503" => SimulatorFault.Status("message/send", int.Parse(mood, System.Globalization.CultureInfo.InvariantCulture), times: 2),
            "garbage" => SimulatorFault.Garbage("message/send", times: 2),
            "garbage after" => SimulatorFault.Garbage("message/send", times: 2, afterAccept: true),
            "reset" => SimulatorFault.Reset("message/send", times: 2),
            "reset after" => SimulatorFault.Reset("message/send", times: 2, afterAccept: true),
            "hang after" => SimulatorFault.HangAfterAccept("message/send", times: 2),
            "slow" => SimulatorFault.Slow("message/send", TimeSpan.FromMilliseconds(100), times: 2),
            _ => SimulatorFault.Status("message/send", 502),
        });

        await bot.AdvanceToAsync("2026-09-07 09:30");

        Assert.All((string[])["alice", "bob", "carol", "dave", "erin", "chief"], person => Assert.Single(bot.PushesTo(person)));
        Assert.Single(bot.WeCom.Sends.Select(send => send.Json).Distinct());
        Assert.Equal([OutboxState.Sent], await StatesAsync(bot));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task An_address_that_WeCom_does_not_trust_is_named_and_what_is_owed_leaves_after_the_repair()
    {
        await using var bot = await ReadyAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 60020, times: 2));

        await bot.AdvanceToAsync("2026-09-07 09:08");

        Assert.Contains("203.0.113.9", await bot.AskStoreAsync(db => db.Outbox.Select(m => m.LastReason).SingleAsync()));
        Assert.Contains(bot.LogLines, line => line.Contains("203.0.113.9", StringComparison.Ordinal));
        await bot.AdvanceToAsync("2026-09-07 09:30");
        Assert.Single(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task People_whom_WeCom_does_not_know_are_unreachable_and_the_others_get_it()
    {
        await using var bot = await ReadyAsync();
        bot.WeCom.InvalidUsers.Add("bob");

        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Single(bot.PushesTo("carol"));
        Assert.Equal(["bob"], await UnreachableAsync(bot));
        Assert.Equal([OutboxState.Sent], await StatesAsync(bot));
    }

    [Fact]
    public async Task When_WeCom_knows_nobody_the_message_is_done_and_everybody_unreachable()
    {
        await using var bot = await ReadyAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 81013));

        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Equal(6, (await UnreachableAsync(bot)).Count);
        Assert.Equal([OutboxState.Sent], await StatesAsync(bot));
    }

    [Fact]
    public async Task Tries_come_apart_in_doubling_steps()
    {
        await using var bot = await Bot.StartWithAsync(FrozenTime.At("2026-09-07 08:00"), settings: Bot.NobodySpeaks);
        await PrepareAsync(bot);
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 6));

        await bot.AdvanceToAsync("2026-09-07 11:00");

        var tries = bot.WeCom.Calls.Where(call => call.Path == "message/send").Select(call => call.At).ToList();
        Assert.Equal(7, tries.Count);
        var gaps = tries.Zip(tries.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.All(gaps.Index(), gap => Assert.InRange(gap.Item, 15 * Math.Pow(2, gap.Index) - 1, (15 * 1.25 * Math.Pow(2, gap.Index)) + 3));
    }

    [Fact]
    public async Task What_may_have_arrived_is_left_to_a_person_once_WeCom_would_no_longer_notice_a_repeat()
    {
        await using var bot = await ReadyAsync(("Outbox:RepeatIsSafeFor", "00:10:00"));
        bot.WeCom.Faults.Add(SimulatorFault.Reset("message/send", times: 1, afterAccept: true));
        bot.WeCom.Faults.Add(SimulatorFault.Status("message/send", 500, times: SimulatorFault.Forever));

        await bot.AdvanceToAsync("2026-09-07 12:00");

        Assert.Equal([OutboxState.Dead], await StatesAsync(bot));
        Assert.Single(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task A_send_that_dies_with_the_process_is_repeated_byte_by_byte_after_its_lease()
    {
        var store = await TestStore.CreateAsync();
        await using var first = Bot.Start(store, "2026-09-07 08:00", [("WeCom:SendTimeout", "00:00:50"), .. Bot.NobodySpeaks]);
        await first.UsualPeopleAsync();
        await first.PlanTopicAsync();
        first.WeCom.Faults.Add(SimulatorFault.HangAfterAccept("message/send"));
        var advancing = first.AdvanceToAsync("2026-09-07 09:10").ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await Wait.UntilAsync(() => first.WeCom.Sends.Count > 0);
        var accepted = first.WeCom.Sends.Single().Json;

        // It is left hanging instead of stopped: whoever stops in peace may still note that no answer came, and then no lease is left to wait for.
        await using var second = Bot.Start(store, "2026-09-07 09:08", Bot.NobodySpeaks);
        await second.AdvanceToAsync("2026-09-07 09:08:30");
        Assert.Empty(second.WeCom.Sends);
        await second.AdvanceToAsync("2026-09-07 09:20");

        Assert.Equal(accepted, second.WeCom.Sends.Single().Json);
        await first.StopAsync();
        await advancing;
        Assert.Equal([OutboxState.Sent], await StatesAsync(second));
    }

    [Fact]
    public async Task While_WeComs_API_hangs_people_are_answered_at_once()
    {
        await using var bot = await ReadyAsync(Hurried);
        bot.WeCom.Faults.Add(SimulatorFault.HangAfterAccept("message/send", times: 8));
        var advancing = bot.AdvanceToAsync("2026-09-07 09:10");
        await Wait.UntilAsync(() => bot.WeCom.Sends.Count > 0);

        var asked = MeasuredTime.Start();
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
        await asked.RequireWithinAsync(TimeSpan.FromSeconds(3), "An answer");

        await advancing;
    }

    private static async Task<Bot> ReadyAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(settings: [.. Bot.NobodySpeaks, .. settings]);
        await PrepareAsync(bot);
        return bot;
    }

    private static async Task PrepareAsync(Bot bot)
    {
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
    }

    private static Task<List<OutboxState>> StatesAsync(Bot bot) => bot.AskStoreAsync(db => db.Outbox.Select(m => m.State).ToListAsync());

    private static Task<List<string>> UnreachableAsync(Bot bot) =>
        bot.AskStoreAsync(db => db.Participations.Where(p => p.Outcome == Outcome.Unreachable).Select(p => p.Member!.UserKey).Order().ToListAsync());
}
