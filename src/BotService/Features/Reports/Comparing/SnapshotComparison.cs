using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Reports.Comparing;

/// <summary>
/// What changed between two snapshots, each change with its one cause. The old definition is asked again for the old day with what is known now: a record that
/// differs there was recorded late, taken back or changed; what differs from there to the new day happened meanwhile; what the new definition adds is its own doing.
/// </summary>
internal sealed class SnapshotComparison(ReportFigures figures, Campaigns campaigns, LocalClock clock)
{
    public const string Unexplained = "说不清";

    /// <summary>Of several with the same value one counts; which one is changed by what happened to another, which has its own cause.</summary>
    private const string Other = "同样的改由另一条来算";

    public async ValueTask<IReadOnlyList<FigureChange>> OfAsync(Snapshot old, Snapshot now, CancellationToken cancellationToken)
    {
        List<FigureChange> changes = [];

        foreach (var after in now.Figures)
        {
            // The place may have moved with the template; the name says which figure it is.
            var before = old.Figures.FirstOrDefault(figure => figure.Name == after.Name && figure.Position == after.Position) ?? old.Figures.FirstOrDefault(figure => figure.Name == after.Name);
            changes.Add(before is null
                ? new FigureChange(null, after, [new RecordChange("整个数字", 1, "模板改了", null, null)])
                : new FigureChange(before, after, await CausesAsync(old, before, now, after, cancellationToken)));
        }

        return changes;
    }

    private async ValueTask<IReadOnlyList<RecordChange>> CausesAsync(Snapshot old, SnapshotFigure before, Snapshot now, SnapshotFigure after, CancellationToken cancellationToken)
    {
        var definition = FigureDefinition.Parse(before.Query);

        // What stands behind a name counts nothing; the name itself is what may differ.
        if (before.Value is null && after.Value is null && (definition.Name is not null || before.Records.Count + after.Records.Count == 0))
        {
            return before.Text == after.Text ? [] : [new RecordChange($"{before.Text ?? "*"} → {after.Text ?? "*"}", 0, before.Query == after.Query ? $"{CampaignFile.Name} 改了" : "口径改了", null, null)];
        }

        var campaign = campaigns.Of(now.Campaign, definition);
        var then = await WeightsAsync(new FigureQuestion(definition, campaign, old.AsOf, now.MadeAt), cancellationToken);
        var later = before.Query == after.Query ? Weights(after) : await WeightsAsync(new FigureQuestion(definition, campaign, now.AsOf, now.MadeAt), cancellationToken);
        var (was, isNow) = (Weights(before), Weights(after));
        var changed = was.Keys.Union(then.Keys).Union(later.Keys).Union(isNow.Keys).Where(key => Weight(was, key) != Weight(then, key) || Weight(then, key) != Weight(later, key) || Weight(later, key) != Weight(isNow, key)).ToList();
        var events = await EventsAsync(definition, changed, cancellationToken);
        var span = new ChangeSpan(old.AsOf, old.MadeAt, now.AsOf, now.MadeAt, clock);
        List<RecordChange> causes = [];

        foreach (var key in changed.OrderBy(key => key.Id))
        {
            var reference = (isNow.GetValueOrDefault(key) ?? was.GetValueOrDefault(key) ?? later.GetValueOrDefault(key) ?? then[key]).Reference;
            var own = events.Where(one => one.Kind == key.Kind && one.Event.Id == key.Id).Select(one => one.Event).ToList();
            // A field that was changed after both is true of both days now, and changed nothing between them.
            if (Weight(later, key) != Weight(was, key))
            {
                Add(Weight(then, key) - Weight(was, key), by => span.Known(own, by) ?? span.Happened(own, by));
                Add(Weight(later, key) - Weight(then, key), by => span.Happened(own, by) ?? span.Known(own, by));
            }

            Add(Weight(isNow, key) - Weight(later, key), _ => new RecordCause("口径改了", null, null));

            void Add(int by, Func<int, RecordCause?> cause)
            {
                if (by != 0)
                {
                    // What has no history stands in a file.
                    var found = cause(by) ?? new RecordCause(own.Count == 0 ? $"{CampaignFile.Name} 改了" : definition.Distinct is null ? Unexplained : Other, null, null);
                    causes.Add(new RecordChange(reference, by, found.Word, found.Day, found.RecordedAt));
                }
            }
        }

        return causes;
    }

    private async ValueTask<Dictionary<RecordKey, ReportRecord>> WeightsAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        (await figures.ReadAsync(question, cancellationToken)).Records.ToDictionary(record => new RecordKey(record.Kind, record.Id));

    private async ValueTask<List<(string Kind, RecordEvent Event)>> EventsAsync(FigureDefinition definition, List<RecordKey> keys, CancellationToken cancellationToken)
    {
        List<(string, RecordEvent)> events = [];

        foreach (var kind in keys.GroupBy(key => key.Kind))
        {
            events.AddRange((await figures.EventsAsync(definition with { Count = kind.Key }, [.. kind.Select(key => key.Id)], cancellationToken)).Select(one => (kind.Key, one)));
        }

        return events;
    }

    private static Dictionary<RecordKey, ReportRecord> Weights(SnapshotFigure figure) =>
        figure.Records.ToDictionary(r => new RecordKey(r.Kind, r.ItemId), r => new ReportRecord(r.Kind, r.ItemId, r.Reference, r.StateThen, r.Day, r.Weight));

    private static int Weight(Dictionary<RecordKey, ReportRecord> records, RecordKey key) => records.GetValueOrDefault(key)?.Weight ?? 0;

    private sealed record RecordKey(string Kind, int Id);
}

/// <summary>A figure in two snapshots; the first has none when the template is another.</summary>
internal sealed record FigureChange(SnapshotFigure? Before, SnapshotFigure After, IReadOnlyList<RecordChange> Causes)
{
    /// <summary>What the causes leave over; always 0.</summary>
    public int Rest => Before is null ? 0 : (Sum(After) - Sum(Before)) - Causes.Sum(cause => cause.By);

    private static int Sum(SnapshotFigure figure) => figure.Records.Sum(record => record.Weight);
}

/// <summary>One record that made a difference, and why.</summary>
internal sealed record RecordChange(string Reference, int By, string Cause, DateOnly? Day, DateTimeOffset? RecordedAt);

/// <summary>Why a record counts differently.</summary>
internal sealed record RecordCause(string Word, DateOnly? Day, DateTimeOffset? RecordedAt);
