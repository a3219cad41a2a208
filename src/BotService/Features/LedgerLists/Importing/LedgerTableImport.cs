using BotService.Features.LedgerLists.Listing;
using BotService.Files;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Brings a ledger to what an office's own list says: the whole file or nothing, and nothing the second time. It never verifies.</summary>
internal sealed class LedgerTableImport(BotDbContext db, OwnRows ours, LedgerMessages messages, OutdatedLines outdated, FieldChoices choices, LedgerDays days, LocalClock clock)
{
    private const int MostNamed = 6;

    /// <summary>Whoever sits at the command line.</summary>
    public static Viewer Operator { get; } = new("cli", null, IsLiaison: false, IsAdmin: true);

    /// <param name="source">What is noted as the place that the rows came from.</param>
    /// <param name="actor">Who takes the table, for the audit.</param>
    public async ValueTask<ImportReport> RunAsync(Table table, LedgerKind kind, string source, string actor, bool keepUnknown, bool dryRun, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.ToListAsync(cancellationToken);
        var people = new LedgerImportPeople(await db.Members.OnRoster(days.Today).OrderBy(m => m.Id).ToListAsync(cancellationToken), groups, keepUnknown);
        var reader = new LedgerImportReader(kind, people, choices, days, ImportDays.AsOfIn(table.Titles, days.Today) ?? days.Today);
        var read = (await ours.ReadAsync(table.Rows, kind, people, cancellationToken)).Select(reader.Read).OfType<LedgerImportRow>().ToList();
        var joined = new JoinedRows(kind, choices);
        var rows = joined.Of(read);
        List<TableProblem> problems = [.. table.Problems, .. reader.Problems, .. joined.Problems, .. rows.Where(row => LedgerImportValues.AreTooMany(row.Values)).Select(row => row.Problem("各栏的字合起来太多，请缩短"))];

        if (problems.Count > 0)
        {
            return ImportReport.Refused(problems);
        }

        var known = await KnownItems.ReadAsync(db, kind, groups, cancellationToken);
        var found = known.Match(rows);

        // Nothing comes in that waits to be accepted or was dropped elsewhere.
        problems.AddRange(rows.Zip(found).Where(pair => pair is { First.State: LedgerState.Raised or LedgerState.Void, Second: null }).Select(pair => pair.First.Problem($"进展“{kind.Word(pair.First.State)}”看不懂：这里没有{pair.First.Number}")));
        problems.AddRange(known.Problems);

        if (problems.Count > 0)
        {
            return ImportReport.Refused(problems);
        }

        var book = new LedgerBook(db, clock);
        var next = known.LastNumber + 1;
        var (plan, update, steps) = (new LedgerImportPlan(db, book, kind, days, Operator), new LedgerImportUpdate(db, book, kind, days, Operator), new KnownSteps(db));
        await steps.ReadAsync(found.OfType<LedgerItem>().Select(item => item.Id), cancellationToken);
        List<string> lines = [];
        List<ImportChange> changes = [];
        List<LedgerItem> wentOn = [];
        int added = 0, changed = 0, same = 0;

        foreach (var (row, item) in rows.Zip(found))
        {
            if (item is not null)
            {
                if (item.State is LedgerState.Void)
                {
                    same++;
                    lines.Add($"{row.Place} {kind.Prefix}{item.Number} {item.Title}，在这里已作废，没有动；是新的一件请改一改内容");
                    continue;
                }

                var before = await steps.OfAsync(item, cancellationToken);
                var anew = update.Read(item, row, before);
                var told = anew.Told;

                if (!dryRun)
                {
                    update.Apply(item, anew, before);
                    wentOn.AddRange(told.Count > 0 ? [item] : []);
                }

                (changed, same) = told.Count > 0 ? (changed + 1, same) : (changed, same + 1);

                if (told.Count > 0)
                {
                    var values = told.Select(one => ValueChange.First(string.Empty, one));
                    changes.Add(new ImportChange(ImportChangeKind.Changed, $"{kind.Prefix}{item.Number} {item.Title}", [.. values]) { Line = row.Line, Sheet = row.Sheet });
                }

                lines.Add($"{row.Place} {kind.Prefix}{item.Number} {item.Title}，{(told.Count > 0 ? $"改：{string.Join("，", told)}" : "不变")}{anew.KeptWords}{row.RemarkWords}");
                continue;
            }

            if (!dryRun)
            {
                plan.Add(row, next);
            }

            var line = plan.LineOf(row, next);
            var subject = $"{kind.Prefix}{next++} {row.Title}";
            changes.Add(new ImportChange(ImportChangeKind.New, subject, [ValueChange.First(string.Empty, line[subject.Length..].Trim('，', '。'))]) { Line = row.Line, Sheet = row.Sheet });
            lines.Add(line);
            added++;
        }

        await plan.SaveNewAsync(cancellationToken);
        await outdated.DropAsync(wentOn, cancellationToken);
        await ReleaseAsync(update, kind, cancellationToken);
        await AskAsync([.. plan.ToVerify, .. update.ToVerify], kind, cancellationToken);
        var count = $"{read.Count} 行：新 {added}，改 {changed}，重复 {same}。";
        List<string> besides = [$"不认识的列：{(table.LeftOut.Count == 0 ? "无" : string.Join('、', table.LeftOut))}", .. joined.Notes, .. reader.Notes, .. table.Notes];
        var report = ImportReport.Done([], [count, .. lines, .. besides]) with { Changes = changes, Brief = [$"读成{kind.List}，{count}", .. besides] };

        if (dryRun)
        {
            return report with { Lines = [.. report.Lines, "这是试运行，什么都没有改动。"] };
        }

        db.Audit(clock.UtcNow, actor, "import-ledgers", CellText.End(source, 200), count);
        return report;
    }

    /// <summary>Who was asked to verify something and is not any more need not look at it.</summary>
    private async ValueTask ReleaseAsync(LedgerImportUpdate update, LedgerKind kind, CancellationToken cancellationToken)
    {
        foreach (var (memberId, item) in update.NoLonger)
        {
            var subject = $"{kind.Prefix}{item.Number} {item.Title}";
            await messages.WithdrawAsync(memberId, $"{subject}：等您核实", $"{subject}：改由别人核实，您不用核实了", DateTimeOffset.UnixEpoch, cancellationToken);
        }
    }

    /// <summary>Whoever is to verify what an older list calls done hears of all of it in one line.</summary>
    private async ValueTask AskAsync(IReadOnlyList<(int MemberId, LedgerItem Item)> toVerify, LedgerKind kind, CancellationToken cancellationToken)
    {
        foreach (var asked in toVerify.GroupBy(one => one.MemberId, one => one.Item))
        {
            var items = asked.ToList();
            List<string> names = [.. items.Select(item => $"{kind.Prefix}{item.Number}")];
            var (name, pass) = (names[0], kind.IsMeasured ? "通过 实际 数值" : "通过");
            await messages.TellAsync(
                asked.Key,
                items.Count == 1
                    ? $"{name} {items[0].Title}：等您核实，请发 {name} {pass}，或 {name} 没改好 原因"
                    : $"{ShortList.Counted(names, MostNamed, "件")} 原台账写的是已完成，等您一件一件核实：先发 {name} {pass}，或 {name} 没改好 原因",
                cancellationToken,
                items.Count == 1 ? LedgerPushCard.ForVerifier(kind, items[0], string.Empty) : null);
        }
    }
}
