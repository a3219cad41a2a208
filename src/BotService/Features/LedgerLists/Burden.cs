using BotService.Features.LedgerLists.Importing;
using BotService.Ledgers;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>What this bot asked of people in a month; nobody is named.</summary>
internal sealed class Burden(BotDbContext db, LedgerKinds kinds, LocalClock clock, IOptions<ReminderOptions> reminders)
{
    private const int SilentDays = 90;

    /// <param name="first">The first day of the month.</param>
    public async ValueTask<BurdenOfMonth> OfAsync(DateOnly first, CancellationToken cancellationToken)
    {
        var until = first.AddMonths(1);
        var (from, to, day) = (clock.StartOf(first), clock.StartOf(until), until < clock.Today ? until : clock.Today);
        var pushes = db.SentNudges.Where(s => s.At >= from && s.At < to);
        var sent = await pushes.Select(s => new { s.MemberId, s.At }).Distinct().CountAsync(cancellationToken);
        var people = await db.Members.OnRoster(day).CountAsync(cancellationToken);

        // A row of a kind's file becomes an item with the first thing that is said of it; nobody raised it.
        var derived = kinds.All.Where(kind => kind.IsPrescribed).Select(kind => kind.Key).ToList();
        var entries = db.LedgerEntries.Where(e => e.At >= from && e.At < to && e.TakenBackAt == null && e.Via != "import"
            && (e.From != null || !db.LedgerItems.Any(i => i.Id == e.ItemId && derived.Contains(i.Kind))));
        var raised = await db.LedgerItems.Where(i => entries.Any(e => e.ItemId == i.Id && e.From == null)).Select(i => new { i.Kind, i.Fields }).ToListAsync(cancellationToken);
        // What the host writes was asked of nobody.
        var host = LedgerTableImport.Operator.UserKey;
        return new BurdenOfMonth
        {
            People = people,
            Sent = sent,
            Each = people == 0 ? 0 : sent / (people * ((until.DayNumber - first.DayNumber) / 7.0)),
            Budget = reminders.Value.Budget,
            Typed = await entries.CountAsync(e => e.Via != "card", cancellationToken),
            Pressed = await entries.CountAsync(e => e.Via == "card", cancellationToken),
            Raised = await entries.CountAsync(e => e.From == null, cancellationToken),
            Filled = raised.Count == 0 ? 0 : raised.Average(i => FilledIn(i.Kind, i.Fields)),
            Exports = await db.AuditNotes.CountAsync(n => n.Action == "export" && n.Actor != host && n.At >= from && n.At < to, cancellationToken),
            Chased = await entries.CountAsync(e => e.Verb == nameof(LedgerVerb.Chase), cancellationToken),
            Silent = await SilentAsync(cancellationToken),
        };
    }

    /// <summary>How many of the kind's fields somebody filled; what the file of the kind presets was no work.</summary>
    private int FilledIn(string kind, string fields) =>
        kinds.Find(kind) is { } known ? LedgerFields.Read(fields).Count(pair => known.Field(pair.Key) is { } field && field.Default != pair.Value) : 0;

    /// <summary>Lists that nobody wrote in for ninety days; an admin may switch them off, and nothing is lost. None while everything is younger than that, and none that only other records fill.</summary>
    public async ValueTask<IReadOnlyList<string>> SilentListsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var since = clock.StartOf(today.AddDays(-SilentDays));

        if (!await db.AuditNotes.AnyAsync(n => n.At < since, cancellationToken) && !await db.LedgerEntries.AnyAsync(e => e.At < since, cancellationToken))
        {
            return [];
        }

        var used = await db.LedgerItems.Where(i => db.LedgerEntries.Any(e => e.ItemId == i.Id && e.At >= since)).Select(i => i.Kind).Distinct().ToListAsync(cancellationToken);
        return [.. kinds.All.Where(kind => kind.IsOn && !kind.IsPrescribed && !used.Contains(kind.Key)).Select(kind => kind.List)];
    }

    private async ValueTask<string> SilentAsync(CancellationToken cancellationToken) =>
        await SilentListsAsync(clock.Today, cancellationToken) is { Count: > 0 } silent ? $"{string.Join('、', silent)}（3 个月没有变化，可停用）" : "无";
}

/// <summary>A month's figures.</summary>
internal sealed record BurdenOfMonth
{
    public required int People { get; init; }

    public required int Sent { get; init; }

    /// <summary>Pushes a person a week.</summary>
    public required double Each { get; init; }

    public required int Budget { get; init; }

    public required int Typed { get; init; }

    public required int Pressed { get; init; }

    public required int Raised { get; init; }

    /// <summary>Fields that were filled, of an item that was raised.</summary>
    public required double Filled { get; init; }

    public required int Exports { get; init; }

    public required int Chased { get; init; }

    /// <summary>The lists that nobody wrote in, as of today.</summary>
    public required string Silent { get; init; }
}
