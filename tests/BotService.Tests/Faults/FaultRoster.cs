using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>An organisation large enough for a storm, and what its people say: every one something that leaves a mark, and much of it something owed.</summary>
internal static class FaultRoster
{
    /// <summary>Several, because WeCom drops what one person gets beyond 30 messages a minute.</summary>
    private const int Admins = 6;

    /// <summary>Just after its topic opened, on a Monday.</summary>
    public static readonly DateTimeOffset Opened = Bot.At("2026-09-07 09:08");

    private const int Groups = 4;

    public static string AdminOf(int round) => $"chief{round % Admins}";

    public static async Task FoundAsync(Operator desk, int members)
    {
        desk.Now = "2026-09-07 08:00";
        await desk.PeopleAsync(
        [
            .. Enumerable.Range(0, Admins).Select(admin => $"{AdminOf(admin)},程序{admin},局党组,leadership,admin,,,"),
            .. Enumerable.Range(0, Groups).Select(group => $"liaison{group},联络{group},第{group}支部,branch,liaison,,,"),
            .. Enumerable.Range(0, members).Select(i => $"member{i},成员{i},第{i % Groups}支部,branch,member,,,"),
        ]);
        var ran = await desk.TopicsAsync("2026-W37,高质量发展,,,,,");
        Assert.True(ran.Code == 0, ran.Error);
    }

    /// <summary>A few people speak at once: confirmations, leaves that a liaison is told of, opinions, an export.</summary>
    /// <param name="round">Members 8n to 8n+7 speak in round n.</param>
    public static void Speak(ParallelSenders crowd, int round, Random random)
    {
        for (var i = round * 8; i < (round * 8) + 8; i++)
        {
            crowd.Say($"member{i}", i % 3 == 0 ? $"请假 公务代号{i}完" : $"已学 心得{i}完", (Again)random.Next(3));
            crowd.Say($"member{i}", $"意见 第{i}条", (Again)random.Next(3));
        }

        crowd.Say(AdminOf(round), "导出", (Again)random.Next(3));
    }
}
