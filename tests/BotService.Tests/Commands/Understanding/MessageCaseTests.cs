using System.Text.Json;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Messages that were misread elsewhere, said to the whole service; each sentence of a case is one test.</summary>
public sealed class MessageCaseTests
{
    private static readonly JsonElement File = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "messages.json"))).RootElement;

    /// <summary>Those that end in a record, or in none.</summary>
    public static TheoryData<string, string> Sentences()
    {
        var data = new TheoryData<string, string>();

        foreach (var one in File.GetProperty("messages").EnumerateArray().Where(m => Rights(m).All(right => right.StartsWith("recorded", StringComparison.Ordinal) || right.StartsWith("asked back", StringComparison.Ordinal) || right.StartsWith("refused", StringComparison.Ordinal))))
        {
            foreach (var said in one.GetProperty("says").EnumerateArray())
            {
                data.Add(one.GetProperty("id").GetString()!, said.GetString()!);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task What_was_said_is_recorded_or_asked_back(string id, string said)
    {
        var one = File.GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("id").GetString() == id);
        await using var bot = await OpenAsync(one.TryGetProperty("clock", out var clock) ? clock.GetString()! : File.GetProperty("clock").GetString()!);

        foreach (var before in one.TryGetProperty("before", out var steps) ? steps.EnumerateArray() : default)
        {
            await bot.SayAsync(before.GetProperty("who").GetString()!, before.GetProperty("says").GetString()!);
        }

        var who = one.GetProperty("who").GetString() is "a member" ? "x1" : one.GetProperty("who").GetString()!;
        var reply = await bot.SayAsync(who, said);
        var outcome = await OutcomeOfAsync(bot, one.TryGetProperty("whom", out var whom) ? whom.GetString()! : who);

        Assert.Contains(outcome switch { Outcome.OnTime => "recorded 按时", Outcome.NotStudied => "recorded 没学", _ => "asked back" }, Rights(one).Select(right => right.StartsWith("refused", StringComparison.Ordinal) ? "asked back" : right.Replace(" for whom", string.Empty, StringComparison.Ordinal).Split(':')[0]));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Granted || l.State == LeaveState.Refused)));
        Assert.NotEmpty(reply);

        foreach (var never in one.TryGetProperty("never", out var nevers) ? nevers.EnumerateArray().Select(n => n.GetString()!) : [])
        {
            Assert.DoesNotContain(never, reply, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_leaves_are_granted_by_two_names()
    {
        await using var bot = await OpenAsync(File.GetProperty("clock").GetString()!);
        await bot.SayAsync("zhangsf", "请假 9月22日至9月25日 体检");
        await bot.SayAsync("lihua", "请假 9月22日至9月25日 开会");

        var reply = await bot.SayAsync("lead", "准假 张三丰、李华");

        Assert.Contains("张三丰", reply, StringComparison.Ordinal);
        Assert.Contains("李华", reply, StringComparison.Ordinal);
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Granted)));
    }

    private static IEnumerable<string> Rights(JsonElement one) => one.GetProperty("right").EnumerateArray().Select(right => right.GetString()!);

    private static async Task<Bot> OpenAsync(string clock)
    {
        var now = DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture);
        var local = now.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var bot = await Bot.StartAsync(local, ("Organisation:Admins:0", "chief"));
        await bot.ChangeAsync(async db =>
        {
            foreach (var person in File.GetProperty("people").EnumerateArray())
            {
                var name = person.GetProperty("group").GetString()!;
                var group = db.Groups.Local.SingleOrDefault(g => g.Name == name);

                if (group is null)
                {
                    db.Groups.Add(group = new StudyGroup { Name = name, Tier = Tiers.Branch });
                    await db.SaveChangesAsync();
                }

                db.Members.Add(Member.Create(person.GetProperty("userid").GetString()!, person.GetProperty("name").GetString()!, group.Id, Enum.Parse<Role>(person.GetProperty("role").GetString()!, ignoreCase: true)));
            }
        });
        var week = BotService.Time.StudyWeek.Of(DateOnly.FromDateTime(now.DateTime)).ToString();
        await bot.PlanTopicAsync(week, "调查研究", Tiers.Branch, opens: $"{local[..10]} 00:01", due: now.AddDays(4).ToString("yyyy-MM-dd 17:30", System.Globalization.CultureInfo.InvariantCulture), lateUntil: now.AddDays(6).ToString("yyyy-MM-dd 20:00", System.Globalization.CultureInfo.InvariantCulture));
        await bot.AdvanceToAsync(now.AddMinutes(1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        return bot;
    }

    private static Task<Outcome> OutcomeOfAsync(Bot bot, string userId) =>
        bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == userId).Select(p => p.Outcome).SingleOrDefaultAsync());
}
