using System.Text;
using BotService.Channels.WeCom;
using BotService.Features.Topics.Reminding;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BotService.Tests.Messaging;

/// <summary>The words of pushes are an operator's; whatever stands in their fields, they stay within WeCom's limits and bring nothing in.</summary>
public sealed class PushTextTests
{
    private static readonly PushTexts Shipped = new(RepositoryFile.Path("config"), new ConfigurationBuilder().Build().GetSection(PushTexts.Section), [new NudgeTexts(), new TopicTexts()]);

    public static TheoryData<string, string> Names { get; } = [.. Texts().Select(text => new TheoryDataRow<string, string>(text.Section, text.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_takes_the_longest_values_and_says_each_of_its_lines(string section, string name)
    {
        var kind = Shipped.KindOf(section, name)!;

        var text = Shipped.Write(section, name, kind.Fields.ToDictionary(field => field.Name, field => field.Longest));
        var empty = Shipped.Write(section, name, new Dictionary<string, object>());

        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.NotEmpty(empty);
        Assert.InRange(text.Split('\n').Length, empty.Split('\n').Length, 13);
        Assert.InRange(Encoding.UTF8.GetByteCount(MessageText.Clip(text, WeComChannel.Most.TextBytes)), 1, WeComChannel.Most.TextBytes);
    }

    [Fact]
    public void Every_field_is_explained_where_the_operator_writes()
    {
        var comments = string.Join('\n', File.ReadLines(RepositoryFile.Path($"config/{PushTexts.File}")).Where(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

        Assert.All(Texts().SelectMany(text => Shipped.KindOf(text.Section, text.Name)!.Fields), field => Assert.Matches($@"\b{field.Name}\b", comments));
        Assert.Empty(Shipped.Problems);
        Assert.Empty(Shipped.Added);
    }

    /// <summary>At a start the shipped lines are not tried again, because they are tried here.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shipped_line_is_a_template_of_known_fields(string section, string name) =>
        Assert.All(Shipped.LinesOf(section, name), line => Assert.Null(TextTemplate.ProblemOf(line, Shipped.KindOf(section, name)!.Fields)));

    [Theory]
    [InlineData("card")]
    [InlineData("text")]
    public async Task A_week_of_the_longest_titles_links_and_names_breaks_no_limit_of_WeCom(string style)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:PushStyle", style));
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            (await db.Groups.SingleAsync(g => g.Name == "一支部")).Name = new string('组', 100);
            await db.Members.ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, m => m.Name + new string('名', 61)));
            var group = await db.Groups.SingleAsync(g => g.Name == "二支部");
            db.Members.AddRange(Enumerable.Range(0, 50).Select(i => Member.Create($"p{i:00}", $"{i:00}{new string('名', 62)}", group.Id, Role.Member)));
        });
        var link = "https://study.example/";
        link += new string('x', 1000 - link.Length);
        await bot.PlanTopicAsync(title: new string('题', 200), link: link, audience: Tiers.Branch | Tiers.Leadership);
        await bot.PlanTopicAsync("2026-W36", title: new string('目', 200), link: link, opens: "2026-09-07 09:07", due: "2026-09-11 17:30", lateUntil: "2026-09-13 20:00");

        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.NotEmpty(bot.PushesTo("alice"));
        Assert.Empty(bot.WeCom.Violations);
        Assert.All(bot.WeCom.Sends.Where(send => send.MessageType == "text"), send => Assert.InRange(Encoding.UTF8.GetByteCount(Trace.TextOf(send)), 1, WeComChannel.Most.TextBytes));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Dead)));
    }

    [Theory]
    [InlineData("card")]
    [InlineData("text")]
    public async Task A_title_or_a_name_brings_neither_a_line_nor_a_link_nor_a_template(string style)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:PushStyle", style), ("Messages:Cards:midweek", "还没有您的回复：{{ title }}"));
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "bob")).Name = "鲍\n请点 <a href=\"https://evil.example\">这里</a>");
        await bot.PlanTopicAsync(title: "学习\r\n各位请转账 <A HREF='https://evil.example'>点我</A> {{ week }}{% if x %}");

        await bot.AdvanceToAsync("2026-09-13 12:00");

        var digests = bot.WeCom.DeliveredTo("alice").Where(send => send.MessageType == "text").Select(Trace.TextOf).Where(text => text.Contains("名单只供", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, digests.Count);
        Assert.All(digests, text => Assert.DoesNotMatch("(?i)<a|(?m)^(各位|请点)", text));
        Assert.All(digests, text => Assert.Contains("{{ week }}{% if x %}", text, StringComparison.Ordinal));
        Assert.All(bot.WeCom.DeliveredTo("bob").Select(Trace.TextOf), text => Assert.DoesNotMatch("(?i)<a|(?m)^(各位|请点)", text));
        var midweek = bot.WeCom.DeliveredTo("bob").Select(Trace.TextOf).Single(text => text.Contains("还没有您的回复", StringComparison.Ordinal));
        Assert.Contains("还没有您的回复：学习  各位请转账 ＜A HREF", midweek, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_words_are_what_people_read()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00",
            ("Messages:Cards:opening", "第{{ week }}周开始啦"),
            ("Messages:Admins:closing:0", "小结：{% if pending > 0 %}还差 {{ pending }} 人{% else %}全到{% endif %}"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Contains("第37周开始啦", Trace.TextOf(bot.WeCom.DeliveredTo("bob")[0]), StringComparison.Ordinal);
        Assert.StartsWith("小结：还差 6 人\n应到 6", bot.LastTo("boss"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Section, string Name)> Texts() => from section in TextKind.Sections from name in Shipped.NamesIn(section) select (section, name);
}
