using System.Text.Json;
using BotService.Commands;
using BotService.Simulator;
using BotService.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels;

/// <summary>The app's menu: words of the commands, published when it differs, and no reason to fail a start.</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task The_menu_holds_commands_that_answer_when_they_are_clicked_and_is_made_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await Wait.UntilAsync(() => bot.WeCom.Menu is not null);

        var keys = KeysIn(JsonDocument.Parse(bot.WeCom.Menu!).RootElement.GetProperty("button")).ToList();

        Assert.Equal(["本周", "已学", "没学", "我的", "打卡", "帮助", "控制台"], keys);
        Assert.All(keys, key => Assert.Contains(new CommandCatalog().Entries, entry => entry.Command.Word == key));

        foreach (var key in keys)
        {
            Assert.NotEmpty((await bot.Phone.ClickMenuAsync("bob", key, Bot.Token)).Text);
        }

        Assert.Contains("/in/", (await bot.Phone.ClickMenuAsync("carol", "控制台", Bot.Token)).Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.WeCom.MenusCreated);
    }

    [Fact]
    public async Task A_menu_that_cannot_be_looked_at_is_said_in_the_log_and_the_service_answers()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddSingleton<IStartupFilter>(new BusyMenu()));
        await bot.UsualPeopleAsync();

        await Wait.UntilAsync(() => bot.LogLines.Any(line => line.Contains("menu could not be", StringComparison.Ordinal)));

        Assert.Contains("没有需要您学的主题", await bot.SayAsync("bob", "本周"));
        Assert.Null(bot.WeCom.Menu);
    }

    private static IEnumerable<string> KeysIn(JsonElement buttons) => buttons.EnumerateArray().SelectMany(button =>
        button.TryGetProperty("sub_button", out var below) && below.GetArrayLength() > 0 ? KeysIn(below) : [button.GetProperty("key").GetString()!]);

    /// <summary>Puts the fault in place before anything of the service begins.</summary>
    private sealed class BusyMenu : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.ApplicationServices.GetRequiredService<WeComSimulator>().Faults.Add(SimulatorFault.Error("menu/get", 60020, times: 10));
            next(app);
        };
    }
}
