using System.Text;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Harness;

/// <summary>A service with a configuration folder of its own and ledgers that were written as their entries, so that a year costs no chat.</summary>
internal sealed class ReportOffice : IAsyncDisposable
{
    public const string Campaign = """{ "Campaigns": [{ "Name": "主题教育", "From": "2026-09-01", "Upper": "市", "GuidanceGroup": "", "Directions": ["养老服务", "社会救助", "基层治理"] }] }""";

    private readonly string _folder;
    private long _entry;

    private ReportOffice(Bot bot, string folder) => (Bot, _folder) = (bot, folder);

    public Bot Bot { get; }

    /// <summary>Everything that was recorded so far was recorded at ten on its day, unless it is said otherwise.</summary>
    public static async Task<ReportOffice> OpenAsync(string now = "2026-11-30 12:00", string? campaign = Campaign, string? report = null, byte[]? template = null)
    {
        var folder = Folder(campaign, report, template);
        var bot = await Bot.StartAsync(now, ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.PeopleAsync("chief 程序 局党组 admin", "alice 艾丽 一支部 liaison", "bob 鲍勃 一支部");
        return new ReportOffice(bot, folder);
    }

    /// <summary>The shipped folder with some files changed.</summary>
    public static string Folder(string? campaign, string? report = null, byte[]? template = null)
    {
        var folder = Directory.CreateTempSubdirectory("botservice-report-").FullName;

        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "config"), "*.json"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        if (campaign is not null)
        {
            File.WriteAllText(Path.Combine(folder, "campaign.json"), campaign, Encoding.UTF8);
        }

        if (report is not null)
        {
            File.WriteAllText(Path.Combine(folder, "report.json"), report, Encoding.UTF8);
        }

        if (template is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, "report.docx"), template);
        }

        return folder;
    }

    public Task<string> SayAsync(string text) => Bot.SayAsync("chief", text);

    /// <summary>An item with its steps: "9-10 Claim Claimed", with "@11-03" behind it when it was recorded on another day.</summary>
    public Task<int> ItemAsync(string kind, int number, string found, string? fields, params string[] steps) => ItemAsync(kind, number, number, found, fields, steps);

    public async Task<int> ItemAsync(string kind, int number, int chain, string found, string? fields, params string[] steps)
    {
        var item = new LedgerItem
        {
            Kind = kind,
            Number = number,
            ChainNumber = chain,
            Title = $"{kind} {number}",
            State = LedgerState.Doing,
            RaisedByKey = "chief",
            FoundOn = Day(found),
            VisitFrom = kind == "visit" ? Day(found) : null,
            Fields = fields ?? "{}",
        };
        await Bot.ChangeAsync(async db =>
        {
            db.LedgerItems.Add(item);
            await db.SaveChangesAsync(Bot.Token);
        });
        await StepAsync(item.Id, null, steps.Length > 0 && steps[0].Contains(" Raise ", StringComparison.Ordinal) ? steps : [$"{found} Raise Doing", .. steps]);
        return item.Id;
    }

    public Task StepAsync(int itemId, params string[] steps) => StepAsync(itemId, LedgerState.Doing, steps);

    /// <summary>These items came closed with an older list.</summary>
    public Task ImportedAsync(params int[] ids) => Bot.ChangeAsync(async db =>
    {
        await db.LedgerItems.Where(i => ids.Contains(i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.IsImportedClosed, true).SetProperty(i => i.State, LedgerState.Closed), Bot.Token);
        await db.LedgerEntries.Where(e => ids.Contains(e.ItemId) && e.To == LedgerState.Closed).ExecuteUpdateAsync(set => set.SetProperty(e => e.Via, "import"), Bot.Token);
    });

    public Task TakeBackAsync(int itemId, string at) => Bot.ChangeAsync(async db =>
        (await db.LedgerEntries.Where(e => e.ItemId == itemId && e.TakenBackAt == null).OrderByDescending(e => e.Id).FirstAsync(Bot.Token)).TakenBackAt = Bot.At(at));

    /// <summary>The last files that the admin was sent, by the end of their name.</summary>
    public async Task<byte[]> FileAsync(string ending)
    {
        await Bot.SettleAsync();
        return Bot.WeCom.Uploads.Last(upload => upload.FileName.EndsWith(ending, StringComparison.Ordinal)).Content.ToArray();
    }

    public async Task VisitsAsync(int from, int to, string day)
    {
        for (var number = from; number <= to; number++)
        {
            await ItemAsync("visit", number, day, null, $"{day} Claim Closed");
        }
    }

    public async Task LinkAsync(int from, int to, string day) => await Bot.ChangeAsync(db =>
    {
        db.LedgerLinks.Add(new LedgerLink { FromId = from, ToId = to, Relation = LedgerRelation.About, Day = Day(day), ByUserKey = "chief" });
        return Task.CompletedTask;
    });

    public async Task TopicAsync(string week, string title, bool isStudied)
    {
        await Bot.PlanTopicAsync(week, title);
        await Bot.ChangeAsync(async db =>
        {
            var topic = await db.Topics.SingleAsync(t => t.Title == title, Bot.Token);
            topic.OpenedAt = topic.OpensAt;
            topic.ClosedAt = topic.LateUntil;
            var bob = await db.Members.SingleAsync(m => m.UserKey == "bob", Bot.Token);
            var row = new Participation { TopicId = topic.Id, MemberId = bob.Id, GroupId = bob.GroupId };
            db.Participations.Add(row);

            if (isStudied)
            {
                row.Record(Outcome.OnTime, topic.OpensAt.AddHours(1), bob.Id, null);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact($"2026-{text}", "yyyy-M-d", System.Globalization.CultureInfo.InvariantCulture);

    private Task StepAsync(int itemId, LedgerState? before, string[] steps) => Bot.ChangeAsync(db =>
    {
        var from = before;

        foreach (var step in steps)
        {
            var parts = step.Split(' ', '@');
            var at = Bot.At($"2026-{(step.Contains('@', StringComparison.Ordinal) ? parts[^1] : parts[0])} 10:00").AddTicks(TimeSpan.TicksPerMillisecond * ++_entry);
            var to = Enum.Parse<LedgerState>(parts[2]);
            db.LedgerEntries.Add(new LedgerEntry { ItemId = itemId, Cycle = 1, Verb = parts[1], From = from, To = to, Day = Day(parts[0]), At = at, ByUserKey = "chief", Via = "chat", DueOn = parts[1] == "Due" ? Day(parts[3]) : null });
            from = to;
        }

        return Task.CompletedTask;
    });
}
