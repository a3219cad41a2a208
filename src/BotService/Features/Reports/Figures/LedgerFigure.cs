using BotService.Ledgers;
using BotService.Settings;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Items of a ledger in some states on a day. What came back counts with what it came from, by the first link's values and the last link's state.</summary>
internal sealed class LedgerFigure(LedgerKinds kinds, LedgerDayReader days, BotDbContext db) : IReportFigure
{
    public IReadOnlyList<string> Counts => [.. kinds.All.Select(kind => kind.Key)];

    public string? Problem(FigureDefinition definition)
    {
        var kind = kinds.Of(definition.Count!);

        if (definition.States?.FirstOrDefault(state => !Enum.IsDefined(typeof(LedgerState), state)) is { } wrong)
        {
            return $"不认识 States 里的 {wrong}，最接近的是 {Enum.GetNames<LedgerState>().MinBy(name => EditDistance.Of(name, wrong))}";
        }

        if ((definition.Where?.Keys ?? Enumerable.Empty<string>()).Append(definition.Distinct).OfType<string>().FirstOrDefault(field => kind.Field(field) is null) is { } strange)
        {
            return $"{kind.List}没有 {strange} 这一项，可以写 {string.Join('、', kind.Fields.Select(field => field.Key))}";
        }

        var values = (definition.Where ?? []).SelectMany(pair => pair.Value, (pair, value) => (Field: kind.Field(pair.Key)!, Value: value));

        if (values.FirstOrDefault(pair => pair.Field.Values.Count > 0 && !pair.Field.Values.Contains(pair.Value)) is { Field: { } field } bad)
        {
            return $"{field.Name}没有“{bad.Value}”，可以写 {string.Join('、', field.Values)}";
        }

        return definition.With is { } with && kinds.Find(with) is null ? $"不认识 With “{with}”" : null;
    }

    public string Meaning(FigureDefinition definition)
    {
        if (kinds.Find(definition.Count!) is not { } kind)
        {
            return definition.Written();
        }

        List<string> parts = [kind.List];
        parts.AddRange((definition.Where ?? []).Select(pair => $"{kind.Field(pair.Key)?.Name ?? pair.Key}为{string.Join('、', pair.Value)}"));
        parts.Add(string.Join('、', StatesOf(definition).Select(kind.Word)) + (StatesOf(definition) is [LedgerState.Closed] && !kind.IsRecord ? "（由别人核实）" : string.Empty));

        if (definition.Chains)
        {
            parts.Add("又出现的和原来的算一个");
        }

        if (definition.With is { } with && kinds.Find(with) is { } other)
        {
            parts.Add($"有{other.Raise}计划的");
        }

        if (definition.Distinct is { } distinct)
        {
            parts.Add($"按{kind.Field(distinct)?.Name}算，同一个算一次");
        }

        return string.Join('，', parts);
    }

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var (definition, campaign) = (question.Definition, question.Campaign);
        var kind = kinds.Of(definition.Count!);
        var chains = LedgerChain.Of(await days.ReadAsync(kind.Key, question.AsOf, question.KnownAt, cancellationToken), definition.Chains)
            .Where(chain => campaign.Holds(DayOf(kind, chain.First)) && Fits(chain.First.Fields, definition))
            .OrderBy(chain => chain.First.Number)
            .ToList();

        if (chains.Count == 0)
        {
            return FigureResult.Unbacked(definition.Where is { } where ? $"没有按{string.Join('、', where.Keys.Select(key => kind.Field(key)!.Name))}记的{kind.LongWord}" : $"{kind.List}里还没有记录");
        }

        var belonging = definition.With is { } with ? await days.BelongingAsync(with, question.AsOf, question.KnownAt, cancellationToken) : null;
        var states = StatesOf(definition);
        List<ReportRecord> records = [];
        HashSet<string> seen = [];
        List<int> imported = [];

        foreach (var chain in chains)
        {
            // A record is verified by nobody, so nothing is missing where it was taken over.
            var isImported = !kind.IsRecord && chain.Last is { IsImportedClosed: true, State: LedgerState.Closed };

            if (isImported)
            {
                imported.Add(chain.Last.ItemId);
            }

            var counts = states.Contains(chain.Last.State) && (!isImported || definition.IncludeImported) && belonging?.Contains(chain.First.ItemId) is not false
                && (definition.Distinct is null || (ValueOf(chain.First.Fields, definition.Distinct) is { } value && seen.Add(value)));
            records.Add(new ReportRecord(kind.Key, chain.First.ItemId, chain.Reference(kind.Prefix), StateOf(kind, chain.Last, question.AsOf, isImported), chain.Last.Day, counts ? 1 : 0));
        }

        var sentence = await BesideAsync(question, kind, imported, cancellationToken);
        var accepted = chains.Count(chain => chain.Last.State.IsCounted());
        return states is [LedgerState.Closed] && !definition.IncludeImported && imported.Count * 2 > accepted
            ? new FigureResult(records, $"一半以上是导入的、没有核实人：{sentence}")
            : new FigureResult(records, null) { Note = sentence, Unverified = states is [LedgerState.Closed] && !definition.IncludeImported && !kind.IsRecord ? imported.Count : null };
    }

    /// <summary>What an older list calls done, in the words of the list's own figures.</summary>
    private async ValueTask<string?> BesideAsync(FigureQuestion question, LedgerKind kind, List<int> imported, CancellationToken cancellationToken)
    {
        if (imported.Count == 0)
        {
            return null;
        }

        var samples = await days.SamplesAsync(kind.Key, question.AsOf, question.KnownAt, cancellationToken);
        var looked = imported.FindAll(samples.ContainsKey);
        var sentence = new ImportedClosings(imported.Count, looked.Count, looked.Count(id => samples[id])).Sentence(kind);
        return question.Definition.IncludeImported && StatesOf(question.Definition).Contains(LedgerState.Closed) ? $"{sentence}，已算在内" : sentence;
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        var own = await days.EventsAsync(kinds.Of(definition.Count!), ids, cancellationToken);
        return definition.With is { } with ? [.. own, .. await days.BelongingEventsAsync(kinds.Of(with), ids, cancellationToken)] : own;
    }

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        await db.LedgerItems.Where(i => i.Kind == kind && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title, cancellationToken);

    /// <summary>The day by which an item belongs to a campaign: a record is of the day it tells of, whenever it was written down.</summary>
    private static DateOnly DayOf(LedgerKind kind, LedgerDayRow row) =>
        !kind.IsRecord ? row.FoundOn : row.VisitedOn ?? (row.State is LedgerState.Closed ? row.Day : row.DueOn ?? row.FoundOn);

    private static LedgerState[] StatesOf(FigureDefinition definition) => definition.States is { Length: > 0 } states
        ? [.. states.Select(Enum.Parse<LedgerState>)]
        : LedgerStates.Counted;

    private static bool Fits(string fields, FigureDefinition definition) =>
        definition.Where is not { Count: > 0 } where || where.All(pair => ValueOf(fields, pair.Key) is { } value && pair.Value.Contains(value));

    private static string? ValueOf(string fields, string key) => LedgerFields.Read(fields).GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    private static string StateOf(LedgerKind kind, LedgerDayRow link, DateOnly asOf, bool isImported) =>
        $"{kind.Word(link.State)}{(isImported ? "（导入，没有核实人）" : link.State is LedgerState.Doing && !kind.IsRecord && link.DueOn < asOf ? "（逾期）" : string.Empty)}";
}
