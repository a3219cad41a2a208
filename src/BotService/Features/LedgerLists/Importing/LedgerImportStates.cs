using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Whether a row of an office's list says that it is done, and what it tells beyond that.</summary>
/// <param name="times">Those of the same list.</param>
internal sealed class LedgerImportStates(LedgerKind kind, LedgerImportTimes times)
{
    /// <summary>One letter or a sign tells nobody how far something is.</summary>
    private const int FewestLetters = 2;

    /// <summary>同意销号, 申请销号: on the way to being struck off.</summary>
    private static readonly string[] Striking = ["销号", "销账", "销帐"];

    /// <summary>是否完成 asks for yes or no, 整改进展 for words.</summary>
    public static bool AsksWhether(string heading) => heading.Contains("是否", StringComparison.Ordinal);

    /// <summary>是否销号 decides, and where nothing stands there, the state.</summary>
    public bool IsClosed(TableRow cells) => StateOf(Deciding(cells)) is LedgerState.Closed;

    /// <summary>The state that the row names; null where nobody can read it.</summary>
    public LedgerState? StateIn(TableRow cells) => StateOf(Told(cells));

    /// <summary>What is said of the state and cannot be read, with what to write instead; null when all of it can.</summary>
    /// <param name="isOurs">A list of ours may say more than those of others.</param>
    public string? Unread(TableRow cells, bool isOurs)
    {
        foreach (var (heading, text) in cells.All("closed"))
        {
            if (StateOf(new StateCell(heading, text, IsOfClosing: true)) is null)
            {
                return AskYesOrNo(heading, text);
            }
        }

        var told = Told(cells);

        // What waits to be accepted here, or was dropped here, comes back so with our own list alone.
        if (StateOf(told) is { } state && (isOurs || state is not (LedgerState.Raised or LedgerState.Void)))
        {
            return null;
        }

        return AsksWhether(told.Heading)
            ? AskYesOrNo(told.Heading, told.Text)
            : $"进展“{told.Text}”看不懂，请改成 {(kind.IsRecord ? $"{kind.Word(LedgerState.Doing)} 或 {kind.Word(LedgerState.Closed)}" : "正在整改、部分完成 或 已完成")}";
    }

    /// <summary>已完成采购 tells of a part, 已更换 of nothing that is known, and both are read as open; who reads the list in is told so. Null for plain words.</summary>
    public string? TakenForOpen(TableRow cells)
    {
        var said = Deciding(cells);

        // Whether a visit took place is decided by its day.
        if (kind.IsRecord || StateOf(said) is not LedgerState.Doing)
        {
            return null;
        }

        if (DoneWords.IsTakenForOpen(ImportWords.InPlainWords(said.Text, kind)))
        {
            return $"原台账写{CellText.Quote(said.Text)}，按没完成读";
        }

        var isKnown = ImportWords.StateOf(said.Text, kind) is not null && !SoundsDone(said.Text) && !said.IsOfClosing && !AsksWhether(said.Heading);
        return isKnown || ImportWords.IsPlainlyOpen(said.Text) ? null : $"原台账写{CellText.Quote(said.Text)}，按没{(said.IsOfClosing ? "销号" : "办完")}读";
    }

    /// <summary>11月18日已报送; a day to come is a plan.</summary>
    private bool SoundsDone(string text) => DoneWords.ApartFromDay(text) is var (day, said) && (day is null || times.HasHappened(day)) && ImportWords.SoundsDone(said, day is not null);

    /// <summary>What the cells tell beyond the state, in the list's own words.</summary>
    public string? ProgressIn(TableRow cells, bool isClosed)
    {
        var told = cells.All("state").Select(cell => ProgressIn(cell.Heading, cell.Text, isClosed)).Concat(cells.All("closed").Select(cell => BesideAnswer(cell.Text)));
        var parts = told.OfType<string>().Where(text => text.Length > 0).Distinct().ToList();
        return parts.Count == 0 ? null : string.Join('；', parts);
    }

    /// <summary>是（9月20日）, 已于9月20日办结: the day in the words that close it, under their heading; where those that decide name none, the other words may.</summary>
    public (string Heading, string Text) DayOfClosing(TableRow cells)
    {
        var said = Deciding(cells);
        var others = cells.All("state").Select(cell => new StateCell(cell.Heading, cell.Text, IsOfClosing: false)).Where(cell => StateOf(cell) is LedgerState.Closed);
        return others.Prepend(said).Select(cell => (cell.Heading, Text: DayIn(cell.Text))).FirstOrDefault(cell => cell.Text.Length > 0, (said.Heading, Text: string.Empty));
    }

    private string DayIn(string text)
    {
        var words = YesNo.In(text)?.More;
        return DoneWords.DayIn(ImportWords.InPlainWords(words ?? text, kind)) ?? words ?? string.Empty;
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

    /// <summary>材料已归档 of 是，材料已归档, and 同意销号, which is none of the two.</summary>
    private string? BesideAnswer(string text) =>
        YesNo.In(text) is not null ? ImportWords.ProgressIn(text, kind) : ImportWords.StateOf(text, kind) is null or LedgerState.Doing && !ImportWords.IsPlainlyOpen(text) ? text : null;

    private static string AskYesOrNo(string heading, string text) => $"{heading}“{text}”看不懂，请改成 是 或 否";

    /// <summary>是否完成 decides where 整改进展 stands beside it, which then tells how far it is; so does a plain word beside a sentence.</summary>
    private StateCell Told(TableRow cells) =>
        cells.All("state").OrderByDescending(cell => AsksWhether(cell.Heading)).ThenByDescending(cell => ImportWords.IsState(cell.Text, kind))
            .Select(cell => new StateCell(cell.Heading, cell.Text, IsOfClosing: false)).FirstOrDefault(StateCell.Empty);

    private StateCell Deciding(TableRow cells) =>
        cells.All("closed").Select(cell => new StateCell(cell.Heading, cell.Text, IsOfClosing: true)).FirstOrDefault() ?? Told(cells);

    /// <summary>Words that nobody knows say in a column for words that it is being done: whoever was done would say so.</summary>
    private LedgerState? StateOf(StateCell cell)
    {
        if (!kind.IsRecord && DoneWords.DayOfPlainVerb(ImportWords.InPlainWords(cell.Text, kind)) is { } day && times.HasHappened(day))
        {
            return LedgerState.Closed;
        }

        if (ImportWords.StateOf(cell.Text, kind) is { } known)
        {
            return known;
        }

        var isOpen = cell.IsOfClosing
            ? YesNo.In(cell.Text) is null && Striking.Any(word => cell.Text.Contains(word, StringComparison.Ordinal))
            : !AsksWhether(cell.Heading) && cell.Text.Count(char.IsLetter) >= FewestLetters;
        return isOpen ? LedgerState.Doing : null;
    }

    /// <summary>One cell that tells of the state.</summary>
    /// <param name="IsOfClosing">It stands under 是否销号.</param>
    private sealed record StateCell(string Heading, string Text, bool IsOfClosing)
    {
        public static StateCell Empty { get; } = new(string.Empty, string.Empty, IsOfClosing: false);
    }
}
