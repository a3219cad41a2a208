using System.Text;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>One item in one line of at most 93 bytes: number, title, whose, by when, how it stands.</summary>
internal sealed class LedgerLines(BotDbContext db, LedgerDays days, LedgerPeople people, ResearchFigures subjects)
{
    private const int MostBytes = 93;

    private const int TitleLetters = 14;

    private const int FewestTitleLetters = 6;

    private const int UnitLetters = 8;

    public DateOnly NearUntil(DateOnly day) => days.WorkingDaysAfter(day, LedgerDays.NearDays);

    public async ValueTask<IReadOnlyList<string>> OfAsync(LedgerKind kind, IReadOnlyList<LedgerOnDay> rows, DateOnly day, Viewer viewer, CancellationToken cancellationToken)
    {
        List<string> lines = [];

        foreach (var row in rows)
        {
            var whose = viewer.NamesOwnersOf(row.GroupId) ? await people.OwnersAsync(row.OwnerId, row.OwnerText, cancellationToken) : row.UnitText ?? await people.GroupNameAsync(row.GroupId, cancellationToken);
            var unit = Clip(whose, UnitLetters);
            var due = row.State is LedgerState.Standing || row.DueOn is not { } until ? string.Empty : LedgerDays.Short(until);
            var more = kind.IsResearch ? await subjects.OfAsync(row, day, cancellationToken) : string.Empty;
            var state = StateOf(kind, row, day);
            lines.Add(Fitting(row.Title, title => string.Join(' ', ((string[])[$"{kind.Prefix}{row.Number}", title, unit, due, state, more]).Where(part => part.Length > 0))));
        }

        return lines;
    }

    /// <summary>The title gives way where the rest of the line is long, as far as one can still tell what it is about.</summary>
    private static string Fitting(string title, Func<string, string> lineOf)
    {
        var letters = TitleLetters;
        var line = lineOf(Clip(title, letters));

        while (letters > FewestTitleLetters && Encoding.UTF8.GetByteCount(line) > MostBytes)
        {
            line = lineOf(Clip(title, --letters));
        }

        return line;
    }

    /// <summary>办理中·反弹, 逾期·红, 长期 1/15复查.</summary>
    public string StateOf(LedgerKind kind, LedgerOnDay row, DateOnly day)
    {
        if (row.State is LedgerState.Standing)
        {
            return row.ReviewOn is { } review ? review < day ? $"{kind.Word(row.State)} 该复查" : $"{kind.Word(row.State)} {LedgerDays.Short(review)}复查" : kind.Word(row.State);
        }

        var word = days.Light(row.State, kind.IsRecord ? null : row.DueOn, day) ?? (row.State is LedgerState.Doing && row.OwnerId is null && row.OwnerText is null && !kind.IsRecord ? $"{kind.Word(row.State)}·没人领" : kind.Word(row.State));
        return $"{word}{(row.ChainNumber != row.Number && row.State is not LedgerState.Closed ? "·反弹" : string.Empty)}{(row.IsImportedClosed && !kind.IsRecord ? "·导入" : string.Empty)}";
    }

    /// <summary>The results that their owners put up for others to see.</summary>
    public async ValueTask<Reply> PracticesAsync(LedgerKind kind, IQueryable<LedgerItem> items, CancellationToken cancellationToken)
    {
        var shown = await items.Where(i => db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Show) && e.TakenBackAt == null)).OrderBy(i => i.Number)
            .Select(i => new
            {
                i.Number,
                i.Title,
                i.GroupId,
                Result = db.LedgerEntries.Where(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Claim) && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => e.Text).FirstOrDefault(),
                Borrowed = db.LedgerEntries.Count(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Borrow) && e.TakenBackAt == null),
            }).ToListAsync(cancellationToken);
        List<string> lines = [];

        foreach (var one in shown)
        {
            lines.Add($"{kind.Prefix}{one.Number} {Clip(one.Title, TitleLetters)}（{await people.GroupNameAsync(one.GroupId, cancellationToken)}）：{one.Result}；被借鉴 {one.Borrowed} 次");
        }

        return Reply.Say([$"{kind.List} 晒出来的做法 {shown.Count} 条", .. lines, $"用得上就发 {kind.Prefix}N 借鉴"]);
    }

    public static string Clip(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
}
