using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Features.Policy;

public sealed class RulesTests
{
    [Fact]
    public async Task Everybody_reads_the_promise()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        foreach (var who in (string[])["bob", "alice", "boss"])
        {
            var rules = await bot.SayAsync(who, "规则");
            Assert.All(["自愿", "不给个人排名", "不公开名单", "不计入考核", "最多 3 次", "加严的规则：没有"], word => Assert.Contains(word, rules));
        }
    }

    [Fact]
    public async Task A_stricter_switch_says_who_allowed_it_and_ends_by_itself()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", PolicyNames.Authorised("2026-09-01", "2026-09-08"));
        await bot.UsualPeopleAsync();

        var rules = await bot.SayAsync("bob", "规则");
        Assert.All(["姓名", "2026年9月1日 起", "到 2026年9月8日 为止", "张书记 批准", "党办〔2026〕7号"], word => Assert.Contains(word, rules));

        await bot.AdvanceToAsync("2026-09-09 00:01");
        Assert.Contains("加严的规则：没有", await bot.SayAsync("bob", "规则"));
    }

    [Theory]
    [InlineData("Until", "", "Until")]
    [InlineData("Until", "2026-08-01", "不能早于")]
    [InlineData("AuthorisedBy", "", "AuthorisedBy")]
    [InlineData("Basis", "", "Basis")]
    [InlineData("Switch", "ShowEverything", "Switch")]
    public void An_authorisation_that_lacks_a_part_is_refused(string part, string value, string named)
    {
        var settings = PolicyNames.Authorised("2026-09-01", "2026-09-08").Select(s => s.Key.EndsWith($":{part}", StringComparison.Ordinal) ? (s.Key, value) : s).ToArray();

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(x => KeyValuePair.Create(x.Item1, (string?)x.Item2))).Build();
        var options = new ServiceCollection().AddPolicy(configuration).BuildServiceProvider().GetRequiredService<IOptions<PolicyOptions>>();

        var trouble = Assert.Throws<OptionsValidationException>(() => options.Value);

        Assert.Contains(named, trouble.Message);
    }

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-09-08", true)]
    [InlineData("2026-09-09", false)]
    public void A_switch_is_on_from_its_first_to_its_last_day(string today, bool on)
    {
        var policy = new PolicyOptions { Authorisations = { new Authorisation { Switch = PolicyOptions.NamesForAdmins, Since = new DateOnly(2026, 9, 1), Until = new DateOnly(2026, 9, 8) } } };

        Assert.Equal(on, policy.Running(PolicyOptions.NamesForAdmins, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)) is not null);
    }
}
