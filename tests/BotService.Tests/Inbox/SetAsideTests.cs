using BotService.Commands;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Inbox;

/// <summary>A message that cannot be done holds nobody up and does not vanish: it stays in the spool, and readiness and 状态 say so.</summary>
public sealed class SetAsideTests
{
    private static readonly (string Key, string Value) Hurried = ("Spool:LookEvery", "00:00:00.020");

    [Fact]
    public async Task A_message_that_fails_again_and_again_is_kept_for_a_person_and_the_others_go_on()
    {
        SulkyCommand.Sulks = true;
        await using var bot = await Bot.StartWithAsync(Sulky, settings: Hurried);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Empty(await bot.SayAsync("bob", "闹别扭 千万别丢"));

        await Wait.UntilAsync(async () => (await ReadyAsync(bot)).Contains("1 messages could not be processed", StringComparison.Ordinal));
        Assert.Contains("处理不了：1 条", await bot.SayAsync("chief", "状态"));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
        Assert.Contains(bot.LogLines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("kept in the spool", StringComparison.Ordinal));
        Assert.True(IsKept(bot, "千万别丢"));
    }

    [Fact]
    public async Task What_was_set_aside_is_done_at_the_next_start_after_the_repair()
    {
        SulkyCommand.Sulks = true;
        var store = await TestStore.CreateAsync();
        var first = Bot.Start(store, "2026-09-07 08:00", Sulky, Hurried);
        await first.UsualPeopleAsync();
        Assert.Empty(await first.SayAsync("bob", "闹别扭"));
        await Wait.UntilAsync(async () => (await ReadyAsync(first)).Contains("could not be processed", StringComparison.Ordinal));
        await first.StopAsync();

        SulkyCommand.Sulks = false;
        await using var second = Bot.Start(store, "2026-09-07 08:30", Sulky, Hurried);

        await Wait.UntilAsync(() => second.PushesTo("bob").Any(push => push.Contains("不闹了", StringComparison.Ordinal)));
        Assert.DoesNotContain("could not be processed", await ReadyAsync(second));
    }

    [Fact]
    public async Task A_message_that_this_release_cannot_read_is_kept_and_the_others_go_on()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        Directory.CreateDirectory(store.SpoolFolder);

        using (var spool = SpoolDatabase.Open(Path.Combine(store.SpoolFolder, SpoolDatabase.Name)))
        {
            spool.Add(["""{"Kind":"Telepathy"}"""u8.ToArray()]);
        }

        await outage.BreakAsync();
        await using var bot = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        Assert.Empty(await bot.SayAsync("bob", "帮助"));
        await outage.HealAsync();

        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 1);
        Assert.Contains("1 messages could not be processed", await ReadyAsync(bot));
        Assert.True(IsKept(bot, "Telepathy"));
    }

    private static bool IsKept(Bot bot, string words) => Directory.GetFiles(bot.Store.SpoolFolder, $"{SpoolDatabase.Name}*").Any(file => RawStore.Holds(file, words));

    private static async Task<string> ReadyAsync(Bot bot) => await (await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token)).Content.ReadAsStringAsync(Bot.Token);

    private static void Sulky(IServiceCollection services) => services
        .AddSingleton(ReadingCatalog.Make(typeof(SulkyCommand)))
        .AddTransient<SulkyCommand>();

    /// <summary>Fails as a timeout deep inside does: with a cancellation that nobody asked for.</summary>
    [ChatCommand("闹别扭", Usage = "闹别扭 [话]", Summary = "只在测试里")]
    private sealed class SulkyCommand : IChatCommand
    {
        public static bool Sulks { get; set; }

        public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
            Sulks ? throw new TaskCanceledException("timed out inside") : ValueTask.FromResult(Reply.Say("不闹了"));
    }
}
