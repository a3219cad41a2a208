using System.Text.Json;
using BotService.Commands;
using BotService.Features.SignIn;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Commands;

/// <summary>A command that the service does not know plugs in by one class with one attribute; a word that two claim stops the start.</summary>
public sealed class OtherCommandTests
{
    [Fact]
    public async Task A_command_of_ones_own_answers_its_audience_and_stands_in_its_help_and_in_the_menu()
    {
        await using var bot = await Bot.StartWithAsync(Feeding);
        await bot.UsualPeopleAsync();
        await Wait.UntilAsync(() => bot.WeCom.Menu is not null);

        Assert.Equal("鱼吃了：三勺", await bot.SayAsync("alice", "喂鱼 三勺"));
        Assert.Equal("鱼吃了：一把", await bot.SayAsync("dave", "喂金鱼，一把"));
        Assert.Contains("「喂鱼」由联络员使用", await bot.SayAsync("bob", "喂鱼 三勺"), StringComparison.Ordinal);
        Assert.Contains("「喂鱼」由联络员使用", await bot.SayAsync("chief", "喂金鱼"), StringComparison.Ordinal);

        var welcome = await bot.Phone.DeliverAsync(bot.Phone.Compose.Event("bob", "subscribe"), Bot.Token);
        Assert.StartsWith("您好！我是学习助手：鱼每天喂两次，每周一个主题，学完回复 已学 就行。", welcome.Text, StringComparison.Ordinal);

        Assert.Contains("喂鱼 [几勺] — 记下鱼吃了几勺", await bot.SayAsync("alice", "帮助"), StringComparison.Ordinal);
        Assert.Contains("也可以说：喂金鱼", await bot.SayAsync("alice", "帮助 喂鱼"), StringComparison.Ordinal);
        Assert.DoesNotContain("喂金鱼", await bot.SayAsync("bob", "帮助 喂鱼"), StringComparison.Ordinal);

        var below = JsonDocument.Parse(bot.WeCom.Menu!).RootElement.GetProperty("button").EnumerateArray().Last().GetProperty("sub_button");
        Assert.Equal(["没学", "我的", "打卡", "帮助", "喂鱼"], below.EnumerateArray().Select(button => button.GetProperty("key").GetString()));
        Assert.Equal("鱼吃过了", (await bot.Phone.ClickMenuAsync("alice", "喂鱼", Bot.Token)).Text);
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public void Two_commands_with_one_word_are_refused_and_both_named() => AssertRefused(() => new CommandEntries([typeof(FeedCommand), typeof(BaitCommand)]), "喂金鱼");

    [Fact]
    public async Task A_source_that_takes_the_word_of_a_command_stops_the_start_and_both_are_named()
    {
        AssertRefused(() => new CommandEntries([typeof(FeedCommand)], [new Pond()]), "喂鱼");

        // Refused before it listens, the program is gone before anybody can talk to it.
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Bot.StartWithAsync(services =>
        {
            Feeding(services);
            services.AddSingleton<ICommandSource, Pond>();
        }));
    }

    private static void AssertRefused(Func<CommandEntries> make, string word)
    {
        var refused = Assert.Throws<InvalidOperationException>(make);
        Assert.Contains($"'{word}'", refused.Message, StringComparison.Ordinal);
        Assert.All((Type[])[typeof(FeedCommand), typeof(BaitCommand)], type => Assert.Contains(type.FullName!, refused.Message, StringComparison.Ordinal));
    }

    /// <summary>The program's own commands with one more. The menu has room for seven, so that one leaves it.</summary>
    private static void Feeding(IServiceCollection services) => services
        .AddTransient<FeedCommand>()
        .AddSingleton(provider => new CommandEntries(
            [.. typeof(CommandEntries).Assembly.GetTypes().Where(type => type != typeof(ConsoleCommand)), typeof(FeedCommand)], provider.GetServices<ICommandSource>()));

    [ChatCommand("喂鱼", "喂金鱼", Usage = "喂鱼 [几勺]", Summary = "记下鱼吃了几勺", Audience = Audience.Liaison, MenuOrder = 9)]
    [Help(FirstFor = Audience.Liaison, Intro = "鱼每天喂两次")]
    private sealed class FeedCommand : IChatCommand
    {
        public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => ValueTask.FromResult(Reply.Say(call.Rest is { Length: > 0 } much ? $"鱼吃了：{much}" : "鱼吃过了"));
    }

    [ChatCommand("投饵", "喂金鱼", Summary = "另一种喂法")]
    private sealed class BaitCommand : IChatCommand
    {
        public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>A word that stands in no attribute.</summary>
    private sealed class Pond : ICommandSource
    {
        public IEnumerable<CommandEntry> Entries => [new(typeof(BaitCommand), new ChatCommandAttribute("喂鱼") { Summary = "池塘" })];
    }
}
