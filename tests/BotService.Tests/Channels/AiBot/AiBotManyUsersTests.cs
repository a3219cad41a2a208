using System.Text.Json.Nodes;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>A large organisation on the socket alone: one acknowledged frame a person, none above what a conversation takes.</summary>
public sealed class AiBotManyUsersTests
{
    private const int People = 5000;

    [Fact]
    public async Task Five_thousand_people_are_told_once_each_without_a_refused_send()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "How sends are spread is the same on either database.");
        await using var bot = await BotOnSocket.StartAsync();
        await SettleInAsync(bot);
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        var sends = bot.Far.Seen.Where(seen => seen.Cmd == "aibot_send_msg").ToList();
        Assert.DoesNotContain(sends, seen => seen.Code != 0);
        var told = sends.Select(seen => (string)seen.Body["chatid"]!).ToList();
        Assert.Equal(People, told.Count(id => id.StartsWith("wo", StringComparison.Ordinal)));
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.All(sends, seen => Assert.Equal("已学", (string?)((JsonArray)seen.Body["template_card"]!["button_list"]!)[0]!["text"]));
    }

    /// <summary>All of them have written to the bot before, each under an id of the bot's own.</summary>
    private static Task SettleInAsync(BotOnSocket bot) => bot.Bot.ChangeAsync(async db =>
    {
        var group = new StudyGroup { Name = "大支部", Tier = Tiers.Branch };
        db.Groups.Add(group);
        await db.SaveChangesAsync(Bot.Token);

        for (var i = 0; i < People; i++)
        {
            var member = Member.Create($"many{i}", $"众人{i}", group.Id, Role.Member);
            db.Members.Add(member);
            db.Addresses.Add(new ChannelAddress { Channel = "aibot", Id = $"wo{i}", UserKey = member.UserKey, Since = bot.Bot.Clock.UtcNow });
            bot.Far.Rules.NoteWritten($"wo{i}");
        }
    });
}
