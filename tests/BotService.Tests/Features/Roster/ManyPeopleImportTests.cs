using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Roster;

/// <summary>The largest roster. Other tests beside it would take half of what it has to do it with.</summary>
[Collection(nameof(Alone))]
public sealed class ManyPeopleImportTests
{
    [Fact]
    public async Task A_hundred_thousand_people_take_under_fifteen_seconds()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", "userid,name,group,tier,role,other_groups,joined,left\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"user{i},姓名{i},支部{i % 40},支部,,{(i % 10 == 0 ? $"支部{(i + 1) % 40}" : "")},,\n")));
        var importing = MeasuredTime.Start();

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Contains("新增 100000 人", ran.Output, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{importing.SoFar}");
        await importing.RequireWithinAsync(TimeSpan.FromSeconds(15), "The import");
        Assert.Equal(10_000, await op.AskAsync((_, db) => db.Memberships.CountAsync(Operator.Token)));
    }
}
