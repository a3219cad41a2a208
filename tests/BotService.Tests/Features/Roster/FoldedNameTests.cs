using BotService.Tests.Harness;

namespace BotService.Tests.Features.Roster;

/// <summary>People are found as they are read, in whatever form somebody typed their names.</summary>
public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("吴十", "吳十")]
    [InlineData("买买提•吐尔逊", "买买提·吐尔逊")]
    [InlineData("张 三", "张三")]
    public async Task An_admin_gets_a_code_for_and_finds_a_name_in_another_spelling(string typed, string stored)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync($"frank {stored} 一支部");
        Assert.Contains($"{stored} 的绑定码", await bot.SayAsync("chief", $"绑定码 {typed}"), StringComparison.Ordinal);

        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync($"/people?q={Uri.EscapeDataString(typed)}");
        Assert.Contains("/people/frank", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/people/bob", page, StringComparison.Ordinal);
    }
}
