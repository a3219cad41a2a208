using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Who may do what in which state: what is allowed makes one entry, everything else none.</summary>
public sealed class LedgerVerbMatrixTests
{
    private static readonly string[] People = ["zhengkai", "xiechunmei", "huangzhiyuan", "wuxiuying", "dengrui", "hanshulan", "zhoumin", "wangwei"];

    private static readonly string[] States = ["Raised", "Free", "Doing", "Claimed", "Closed", "Standing", "Void"];

    /// <summary>What is said, and who may say it in which state: the owner, the team, the group's liaison, who raised it, a colleague, another group's liaison, an admin, a stranger.</summary>
    private static readonly (string Words, Dictionary<string, string> May)[] Rules =
    [
        ("立项", new() { ["Raised"] = "huangzhiyuan zhoumin" }),
        ("认领", new() { ["Free"] = "zhengkai xiechunmei huangzhiyuan wuxiuying dengrui" }),
        ("派 邓睿 10月28日", new() { ["Raised"] = "huangzhiyuan zhoumin", ["Doing"] = "huangzhiyuan zhoumin", ["Free"] = "huangzhiyuan zhoumin", ["Standing"] = "huangzhiyuan zhoumin" }),
        ("退 这件不归我管", new() { ["Doing"] = "zhengkai" }),
        ("完成 换了漏电开关", new() { ["Doing"] = "zhengkai huangzhiyuan", ["Free"] = "huangzhiyuan", ["Standing"] = "zhengkai huangzhiyuan" }),
        ("通过", new() { ["Claimed"] = "wuxiuying" }),
        ("没改好 还是老样子", new() { ["Claimed"] = "wuxiuying" }),
        ("延期 到 10月28日 等上级批复", new() { ["Doing"] = "zhengkai" }),
        ("同意延期", new() { ["Asked"] = "huangzhiyuan zhoumin" }),
        ("不同意延期 来得及", new() { ["Asked"] = "huangzhiyuan zhoumin" }),
        ("长期 要逐年解决", new() { ["Doing"] = "zhoumin", ["Free"] = "zhoumin" }),
        ("重开 没有真的改", new() { ["Closed"] = "wuxiuying zhoumin" }),
        ("又出现 今天又坏了", new() { ["Closed"] = "zhengkai xiechunmei huangzhiyuan wuxiuying dengrui zhoumin" }),
        ("作废 已经不需要了", new() { ["Raised"] = "huangzhiyuan wuxiuying zhoumin", ["Doing"] = "huangzhiyuan zhoumin", ["Free"] = "huangzhiyuan zhoumin", ["Claimed"] = "huangzhiyuan zhoumin", ["Standing"] = "huangzhiyuan zhoumin" }),
        ("转任务 邓睿 10月28日", States.ToDictionary(state => state, _ => "huangzhiyuan zhoumin")),
    ];

    [Fact]
    public async Task Each_verb_in_each_state_by_each_person_makes_one_entry_or_none()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        var cases = (from rule in Rules from state in rule.May.ContainsKey("Asked") ? ["Asked", "Doing"] : States from person in People select (rule, state, person)).ToList();
        await bot.ChangeAsync(async db => await StoreAsync(db, [.. cases.Select(one => one.state)]));
        List<string> wrong = [];
        var before = await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync());

        foreach (var ((rule, state, person), number) in cases.Select((one, i) => (one, i + 1)))
        {
            var answer = await bot.SayAsync(person, $"问{number} {rule.Words}");
            var after = await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync());
            var may = rule.May.TryGetValue(state, out var who) && who.Split(' ').Contains(person);

            if (after - before != (may ? 1 : 0))
            {
                wrong.Add($"{state} {person} {rule.Words}: {after - before} entries, {answer}");
            }

            before = after;
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}\n{string.Join('\n', wrong.Take(30))}");
    }

    private static async Task StoreAsync(BotDbContext db, List<string> states)
    {
        var people = await db.Members.ToDictionaryAsync(m => m.UserKey);
        var (owner, raiser, giver) = (people["zhengkai"], people["wuxiuying"], people["huangzhiyuan"]);
        var day = new DateOnly(2026, 10, 8);
        var items = states.Select((state, i) => new LedgerItem
        {
            Kind = "problem",
            Number = i + 1,
            ChainNumber = i + 1,
            Title = $"第{i + 1}件",
            State = StateOf(state),
            GroupId = owner.GroupId,
            OwnerId = state is "Free" or "Raised" ? null : owner.Id,
            RaisedById = raiser.Id,
            RaisedByKey = raiser.UserKey,
            AssignedByKey = state is "Free" or "Raised" ? null : giver.UserKey,
            FoundOn = day,
            FirstDueOn = new DateOnly(2026, 10, 20),
            DueOn = new DateOnly(2026, 10, 20),
            AskedDueOn = state is "Asked" ? new DateOnly(2026, 10, 28) : null,
            ClosedOn = state is "Closed" ? day : null,
        }).ToList();
        db.LedgerItems.AddRange(items);
        await db.SaveChangesAsync();

        foreach (var (item, state) in items.Zip(states))
        {
            Add(db, item, "Raise", null, state is "Raised" ? LedgerState.Raised : LedgerState.Doing, raiser, day);

            if (state is not ("Raised" or "Free"))
            {
                db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = people["xiechunmei"].Id, Role = LedgerRole.Member, Since = day });
            }

            if (state is "Claimed" or "Closed")
            {
                Add(db, item, "Claim", LedgerState.Doing, LedgerState.Claimed, owner, day);
            }

            if (state is "Closed" or "Standing" or "Void")
            {
                Add(db, item, state is "Closed" ? "Pass" : state is "Standing" ? "Stand" : "Void", state is "Closed" ? LedgerState.Claimed : LedgerState.Doing, item.State, state is "Closed" ? raiser : people["zhoumin"], day);
            }
        }
    }

    private static LedgerState StateOf(string state) => state is "Free" or "Asked" ? LedgerState.Doing : Enum.Parse<LedgerState>(state);

    private static void Add(BotDbContext db, LedgerItem item, string verb, LedgerState? from, LedgerState to, Member by, DateOnly day) =>
        db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = verb, From = from, To = to, Day = day, At = Bot.At("2026-10-08 10:00"), ByUserKey = by.UserKey, ByMemberId = by.Id, DueOn = item.DueOn, OwnerId = item.OwnerId, GroupId = item.GroupId, Via = "chat" });
}
