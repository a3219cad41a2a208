using System.Net;
using BotService.Console.Areas;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Console;

/// <summary>A path below the console that no page has, and a page that fails: both are pages, guarded like those beside them.</summary>
public sealed class LostPathTests
{
    private static readonly string[] Paths = ["/gatherings/spring", "/consultations/99999999999", "/notices/one/two", "/topics/2026-W37/next/one"];

    [Fact]
    public async Task A_path_without_a_page_says_so_with_the_way_back_and_nothing_to_strangers()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var nobody = new Browser(bot);
        using var bob = await Browser.SignInAsync(bot, "bob");

        foreach (var path in Paths)
        {
            await nobody.ReadAsync(path, HttpStatusCode.Unauthorized);
            var page = await bob.ReadAsync(path, HttpStatusCode.NotFound);
            Assert.Contains("<h1>没有找到</h1>", page, StringComparison.Ordinal);
            Assert.Contains("<nav", page, StringComparison.Ordinal);
        }

        await bob.ReadAsync("/report/figures/first", HttpStatusCode.Forbidden);
        await bob.ReadAsync("/people/x/y", HttpStatusCode.Forbidden);
        await nobody.ReadAsync("/me/leave", HttpStatusCode.Unauthorized);
        Assert.Contains("<nav", await bob.ReadAsync("/me/leave", HttpStatusCode.MethodNotAllowed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_fails_says_so()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddScoped<GatheringsPage>(_ => throw new InvalidOperationException("It is broken.")));
        await bot.UsualPeopleAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");

        var page = await bob.ReadAsync("/gatherings", HttpStatusCode.InternalServerError);

        Assert.Contains("出了错，没有办成", page, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", page, StringComparison.Ordinal);
        Assert.Contains(bot.LogLines, line => line.Contains("A page of the console failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_paper_stands_what_is_read_and_no_button()
    {
        await using var bot = await Bot.StartAsync();
        using var nobody = new Browser(bot);
        var print = (await nobody.ReadAsync("/console.css")).Split("@media print")[1];
        Assert.All((string[])["header", "form", ".buttons"], part => Assert.Contains(part, print.Split("display: none")[0], StringComparison.Ordinal));
    }
}
