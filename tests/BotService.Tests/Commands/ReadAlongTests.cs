using BotService.Commands;
using BotService.Store;
using BotService.Store.Rounds;
using BotService.Store.Statements;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Commands;

/// <summary>A feature that the round of messages does not know reads along by one class.</summary>
public sealed class ReadAlongTests
{
    [Fact]
    public async Task What_a_feature_reads_along_with_the_sender_is_said_to_whoever_only_greets()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddSingleton<IRoundRead, OwnGroup>());
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        var thanked = await bot.SayAsync("bob", "谢谢");

        Assert.Contains("还没有您的确认", thanked);
        Assert.Contains("您在一支部", thanked);
        Assert.DoesNotContain("您在", await bot.SayAsync("bob", "我的"));
    }

    private sealed class OwnGroup : IStatusLine
    {
        private static readonly RowStatement Sql = new(
            """SELECT {No}, g."Name" FROM {rows} JOIN "Members" AS m ON m."UserKey" = {UserKey} JOIN "Groups" AS g ON g."Id" = m."GroupId" """, RowValue.Number("No"), RowValue.Text("UserKey"));

        public RoundQueries Ask(BotDbContext db, IReadOnlyList<(int No, SenderLookup Sender)> messages)
        {
            var asked = Sql.Ask(db, [.. messages.Select(message => new object?[] { message.No, message.Sender.UserKey })], row => (No: row.GetInt32(0), Name: row.GetString(1)));
            return new RoundQueries(asked, no => asked.SelectMany(one => one.Rows).Single(row => row.No == no).Name);
        }

        public StatusLine? Of(Viewer viewer) => viewer.Along.OfType<string>().FirstOrDefault() is { } name ? new StatusLine($"您在{name}。", Waits: false) : null;
    }
}
