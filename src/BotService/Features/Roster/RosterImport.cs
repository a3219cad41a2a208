using BotService.Files;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>Brings the roster to what a file says: the whole file or nothing, and nothing the second time.</summary>
internal sealed class RosterImport(StoreWriter writer, LocalClock clock)
{
    public const string Actor = "cli";

    public async Task<ImportReport> ImportFileAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        var table = TableFile.Read(path, PersonReader.Columns);

        return table.Rows.Count == 0
            ? ImportReport.Refused(table.Problems)
            : await writer.RunAsync((_, db, token) => ImportAsync(db, table, Path.GetFileName(path), dryRun, token), cancellationToken);
    }

    private async ValueTask<ImportReport> ImportAsync(BotDbContext db, Table table, string source, bool dryRun, CancellationToken cancellationToken)
    {
        var problems = table.Problems.ToList();
        var tiers = await db.Groups.ToDictionaryAsync(g => g.Name, g => g.Tier, cancellationToken);
        var wanted = PeopleFile.Read(table, tiers, problems);

        if (problems.Count > 0)
        {
            return ImportReport.Refused(problems);
        }

        var stored = await StoredRoster.ReadAsync(db, cancellationToken);
        var plan = RosterPlan.Make(wanted, stored, clock.Today);
        var lines = new List<string> { plan.Summary() };

        if (plan.NotNamed.Count > 0)
        {
            lines.Add($"名单上另有 {plan.NotNamed.Count} 名在册人员不在文件里，保持不变。");
        }

        if (dryRun)
        {
            return ImportReport.Done([.. RosterText.Differences(plan, stored), .. lines, "这是试运行，什么都没有改动。"]);
        }

        if (plan.ChangesNothing)
        {
            return ImportReport.Done([.. lines, "名单与文件一致，没有改动。"]);
        }

        await db.ApplyAsync(plan, cancellationToken);
        db.Audit(clock.UtcNow, Actor, "import-people", source.Length > 200 ? source[^200..] : source, plan.Summary());
        return ImportReport.Done(lines);
    }
}
