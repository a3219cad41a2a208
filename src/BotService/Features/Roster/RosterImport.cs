using BotService.Files;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Roster;

/// <summary>Brings the roster to what a file says: the whole file or nothing, and nothing the second time.</summary>
internal sealed class RosterImport(StoreWriter writer, LocalClock clock)
{
    public const string Actor = "cli";

    /// <param name="ignored">Headings of columns that the operator chose to leave out.</param>
    public Task<ImportReport> ImportFileAsync(string path, IReadOnlyList<string> ignored, bool dryRun, CancellationToken cancellationToken) =>
        ImportAsync(TableFile.Read(path, PersonReader.Columns with { Ignored = ignored }), Path.GetFileName(path), Actor, dryRun, cancellationToken);

    /// <param name="source">What is noted as the place that the rows came from.</param>
    /// <param name="actor">Whose doing it is noted as.</param>
    public async Task<ImportReport> ImportAsync(Table table, string source, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        if (table.Rows.Count == 0)
        {
            return ImportReport.Refused(table.Problems);
        }

        return await writer.RunAsync(async (_, db, token) => await ImportAsync(db, table, source, actor, dryRun, token), cancellationToken);
    }

    /// <summary>The same within a transaction that is under way.</summary>
    public async ValueTask<ImportReport> ImportAsync(BotDbContext db, Table table, string source, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        var stored = await StoredRoster.ReadAsync(db, cancellationToken);
        var problems = table.Problems.ToList();
        var wanted = new PeopleFile(stored.Groups, problems).Read(table, clock.Today);
        TierChange.Check(wanted, stored, clock.Today, problems);
        return problems.Count > 0 ? ImportReport.Refused(problems) : await ImportAsync(db, stored, wanted, source, actor, dryRun, cancellationToken);
    }

    /// <summary>The same for people who were described by something other than a file.</summary>
    /// <param name="describe">Says who is wanted, given the roster as it stands; may be asked again after a conflict.</param>
    /// <param name="source">What is noted as the place that the people came from.</param>
    /// <param name="actor">Whose doing it is noted as.</param>
    public async Task<ImportReport> ImportAsync(Func<StoredRoster, WantedRoster> describe, string source, string actor, bool dryRun, CancellationToken cancellationToken) =>
        await writer.RunAsync(
            async (_, db, token) =>
            {
                var stored = await StoredRoster.ReadAsync(db, token);
                return await ImportAsync(db, stored, describe(stored), source, actor, dryRun, token);
            },
            cancellationToken);

    private async ValueTask<ImportReport> ImportAsync(BotDbContext db, StoredRoster stored, WantedRoster wanted, string source, string actor, bool dryRun, CancellationToken cancellationToken)
    {
        var plan = RosterPlan.Make(wanted, stored, clock.Today);
        var changes = RosterText.Changes(plan);
        List<string> lines =
        [
            .. RosterText.LostLiaisons(plan, stored, clock.Today), .. RosterText.LostAdmins(plan, stored, clock.Today), .. RosterText.RenamedAccounts(plan), .. wanted.Notes, .. RosterText.NotNamed(plan, wanted), plan.Summary(),
        ];

        if (dryRun)
        {
            return ImportReport.Done(changes, [.. lines, "这是试运行，什么都没有改动。"]);
        }

        if (plan.ChangesNothing)
        {
            return ImportReport.Done(changes, [.. lines, "名单本来就是这样，没有改动。"]);
        }

        await db.ApplyAsync(plan, cancellationToken);

        foreach (var (userId, detail) in RolesOf(plan))
        {
            db.Audit(clock.UtcNow, actor, "role", userId, detail);
        }

        db.Audit(clock.UtcNow, actor, "import-people", CellText.End(source, 200), plan.Summary());
        return ImportReport.Done(changes, lines);
    }

    /// <summary>Whoever may see or do more, or less, than before.</summary>
    private static IEnumerable<(string UserId, string Detail)> RolesOf(RosterPlan plan) =>
    [
        .. plan.NewPeople.Where(person => person.Role is Role.Liaison or Role.Admin).Select(person => (person.UserId, $"new as {person.Role}")),
        .. plan.ChangedPeople.Where(change => change.Wanted.Role is { } role && role != change.Before.Role).Select(change => (change.Wanted.UserId, $"{change.Before.Role} to {change.Wanted.Role}")),
    ];
}
