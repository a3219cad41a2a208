using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Whether a row of an office's list says that it is done, and what it tells beyond that.</summary>
internal sealed class LedgerImportStates(LedgerKind kind)
{
    /// <summary>是否完成 asks for yes or no, 整改进展 for words.</summary>
    public static bool AsksWhether(string heading) => heading.Contains("是否", StringComparison.Ordinal);

    /// <summary>是否销号 decides, and where nothing stands there, the state.</summary>
    public bool IsClosed(TableRow cells) => ImportWords.StateOf(DecidingIn(cells), kind) is LedgerState.Closed;

    /// <summary>已完成采购 tells of a part and is read as open; who reads the list in is told so. Null for plain words.</summary>
    public string? TakenForOpen(TableRow cells)
    {
        var said = DecidingIn(cells);
        return DoneWords.IsTakenForOpen(said) && ImportWords.StateOf(said, kind) is LedgerState.Doing ? $"原台账写{CellText.Quote(said)}，按没完成读" : null;
    }

    /// <summary>是否完成 decides where 整改进展 stands beside it, which then tells how far it is; so does a plain word beside a sentence.</summary>
    public string StateIn(TableRow cells) =>
        cells.All("state").OrderByDescending(cell => AsksWhether(cell.Heading)).ThenByDescending(cell => ImportWords.IsState(cell.Text, kind))
            .Select(cell => cell.Text).FirstOrDefault(string.Empty);

    /// <summary>What the cells tell beyond the state, in the list's own words.</summary>
    public string? ProgressIn(TableRow cells, bool isClosed)
    {
        var parts = cells.All("state").Select(cell => ProgressIn(cell.Heading, cell.Text, isClosed)).OfType<string>().Where(text => text.Length > 0).Distinct().ToList();
        return parts.Count == 0 ? null : string.Join('；', parts);
    }

    private string? ProgressIn(string heading, string text, bool isClosed)
    {
        if (ImportWords.ProgressIn(text, kind) is { } progress)
        {
            return progress;
        }

        var state = ImportWords.StateOf(text, kind);

        // Of what is not closed 已完成 tells something too.
        if (state is LedgerState.Closed && !isClosed)
        {
            return AsksWhether(heading) ? $"{heading}：{text}" : text;
        }

        return state is null ? text : null;
    }

    private string DecidingIn(TableRow cells) => cells.All("closed").Select(cell => cell.Text).FirstOrDefault() ?? StateIn(cells);
}
