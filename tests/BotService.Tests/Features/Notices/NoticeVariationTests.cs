using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Notices;

/// <summary>Other offices, audiences and answers than the sample's: what is said of a notice is what the people of the roster come to, counted by hand.</summary>
public sealed class NoticeVariationTests
{
    private static readonly Tiers[] EveryTier = [Tiers.Leadership, Tiers.Branch, Tiers.Youth];

    [Theory]
    [InlineData(3, "对象:支部")]
    [InlineData(14, "对象:党组;青年")]
    [InlineData(159, "")]
    public async Task The_counts_are_those_of_the_roster_whoever_is_on_it(int seed, string audience)
    {
        var random = new Random(seed);
        var tiers = seed switch { 3 => Tiers.Branch, 14 => Tiers.Leadership | Tiers.Youth, _ => Tiers.All };
        await using var bot = await Bot.StartAsync("2026-10-20 10:05");
        var people = await PeopleAsync(bot, random);
        var asked = people.Where(p => p.IsThere && (p.Tiers & tiers) != 0).ToList();
        var (unreachable, full) = (asked.Count(p => p.IsUnreachable), asked.Count(p => p.IsFull));

        var preview = await bot.SayAsync("boss", $"传达 {seed}号文件 {audience}");
        Assert.Contains($"应阅 {asked.Count} 人{(unreachable > 0 ? $"，{unreachable} 人消息到不了" : string.Empty)}{(full > 0 ? $"；其中 {full} 人本周提醒已满，下周一一并收到" : string.Empty)}。", preview);
        var told = asked.Where(p => p is { IsUnreachable: false, IsFull: false, IsAway: false }).Select(p => p.UserId).Order(StringComparer.Ordinal).ToList();
        Assert.StartsWith($"传1 已发 {told.Count} 人", await bot.SayAsync("boss", "确认发出"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-20 10:40");
        Assert.Equal(told, bot.PushedBetween("2026-10-20 10:00", "2026-10-20 10:40"));

        await bot.ChangeAsync(async db => db.Members.Add(Member.Create("later", "后来的", (await db.Groups.FirstAsync(g => (g.Tier & tiers) != 0)).Id, Role.Member)));
        var read = asked.Where(p => !p.IsUnreachable && random.Next(3) > 0).ToList();

        foreach (var person in read)
        {
            Assert.Equal($"传1《{seed}号文件》已阅。", await bot.SayAsync(person.UserId, random.Next(2) == 0 ? "已阅 传1" : "收到"));
            Assert.Contains("已阅过", await bot.SayAsync(person.UserId, "已阅 传1"));
        }

        Assert.Contains("没有传1", await bot.SayAsync("later", "已阅 传1"));
        await bot.SettleAsync();
        var said = Regex.Match(await bot.SayAsync("boss", "传1"), "^传1 应阅 (\\d+)：已阅 (\\d+)，未阅 (\\d+)，未送达 (\\d+)(?:，请假 (\\d+))?\\n");
        var numbers = said.Groups.Values.Skip(1).Select(g => g.Success ? int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture) : 0).ToList();
        var excused = asked.Count(p => p.IsAway && !read.Contains(p));
        var lost = asked.Count(p => p is { IsUnreachable: true, IsAway: false });
        Assert.Equal([asked.Count, read.Count, asked.Count - read.Count - excused - lost, lost, excused], numbers);
        Assert.Equal(numbers[0], numbers.Skip(1).Sum());
    }

    /// <summary>Groups of one to nine people of any tier, some of whom sit in another one too, some gone, not yet there, away over the due day, unknown to WeCom, or with a full week.</summary>
    private static async Task<List<Person>> PeopleAsync(Bot bot, Random random)
    {
        List<Person> people = [];
        await bot.ChangeAsync(async db =>
        {
            List<StudyGroup> groups = [.. Enumerable.Range(0, 6).Select(i => new StudyGroup { Name = $"第{i + 1}组", Tier = EveryTier[i % 3] })];
            db.Groups.AddRange(groups);
            await db.SaveChangesAsync();

            foreach (var group in groups)
            {
                for (var i = random.Next(1, 10); i > 0; i--)
                {
                    var person = new Person($"p{people.Count}", random.Next(8) > 0, random.Next(8) == 0, random.Next(7) == 0, random.Next(7) == 0, group.Tier);
                    person = person with { IsFull = person is { IsFull: true, IsUnreachable: false } };
                    var member = Member.Create(person.UserId, $"人{people.Count}", group.Id, Role.Member);
                    (member.Joined, member.Left) = person.IsThere ? (null, null) : random.Next(2) == 0 ? ((DateOnly?)new DateOnly(2026, 10, 21), (DateOnly?)null) : (null, new DateOnly(2026, 10, 20));
                    member.UnreachableSince = person.IsUnreachable ? Bot.At("2026-10-01 10:00") : null;
                    db.Members.Add(member);
                    await db.SaveChangesAsync();

                    if (person.IsFull)
                    {
                        db.SentNudges.AddRange(Enumerable.Range(0, 3).Select(n => new SentNudge { Rule = $"r{n}", SubjectId = 999, MemberId = member.Id, WeekKey = 202643, At = Bot.At("2026-10-19 09:07").AddHours(n) }));
                    }

                    if (person.IsAway)
                    {
                        db.Leaves.Add(new Leave { MemberId = member.Id, From = new DateOnly(2026, 10, 26), To = new DateOnly(2026, 11, 2), Reason = "培训", AskedAt = Bot.At("2026-10-16 10:00"), State = LeaveState.Granted });
                    }

                    if (random.Next(5) == 0)
                    {
                        var other = groups[random.Next(groups.Count)];
                        person = person with { Tiers = person.Tiers | (other.Id == group.Id ? 0 : other.Tier) };
                        db.Memberships.AddRange(other.Id == group.Id ? [] : (Membership[])[new Membership { MemberId = member.Id, GroupId = other.Id }]);
                    }

                    people.Add(person);
                }
            }
        });
        people.Where(p => p.IsUnreachable).ToList().ForEach(p => bot.WeCom.InvalidUsers.Add(p.UserId));
        return people;
    }

    private sealed record Person(string UserId, bool IsThere, bool IsUnreachable, bool IsFull, bool IsAway, Tiers Tiers);
}
