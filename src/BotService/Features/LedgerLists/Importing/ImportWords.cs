using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Words of offices for state, and how they write several people into one cell.</summary>
internal static partial class ImportWords
{
    /// <summary>Whoever writes more than that tells how far it is.</summary>
    private const int LongestWord = 6;

    private static readonly SearchValues<char> BeforeDay = SearchValues.Create("，,；;。、：:（( 　");

    private static readonly char[] BetweenPeople = ['、', '，', ',', ';', '；', '/', '\n'];

    private static readonly char[] Gaps = [' ', '　'];

    private static readonly char[] BetweenNames = [.. BetweenPeople, .. Gaps];

    /// <summary>Whether something is a day at all hardly depends on the day from which one looks.</summary>
    private static readonly DateOnly AnyDay = new(2028, 1, 1);

    private static readonly string[] AtOnce = ["立行立改", "即知即改", "立查立改", "即行即改", "当下改", "立即", "马上改"];

    private static readonly string[] Lasting = ["长期", "持续", "长久立", "常态化", "长效"];

    private static readonly string[] Open = ["", "x", "X", "无", "在办", "办理", "已启动", "已开始", "已开展", "已部署", "已安排"];

    private static readonly string[] Placeholders = ["无", "暂无", "不详", "不明"];

    /// <summary>Also in a few letters they tell how far it is.</summary>
    private static readonly string[] Partly = ["基本", "大部", "初步", "一半"];

    /// <summary>—, / and 无 fill a cell and say nothing.</summary>
    public static bool Says([NotNullWhen(true)] string? text) => text is not null && text.EnumerateRunes().Any(Rune.IsLetterOrDigit) && !Placeholders.Contains(text);

    /// <summary>More than a stroke or 无; a sentence may be of signs alone.</summary>
    public static bool IsContent(string text) => text.EnumerateRunes().Any(rune => !Rune.IsPunctuation(rune) && !Rune.IsWhiteSpace(rune)) && !Placeholders.Contains(text);

    /// <summary>What the cell says; empty where it only fills it.</summary>
    public static string Said(string? text) => Says(text?.Trim()) ? text!.Trim() : string.Empty;

    /// <summary>At once, and by no day of its own, as 立行立改，10月20日前完成 has one.</summary>
    public static bool IsAtOnce(string text) => BeginsAtOnce(text) && ImportDays.DayOf(text, AnyDay, isAhead: true) is null;

    /// <summary>What stands behind 立行立改 and a comma; null without one.</summary>
    public static string? BehindAtOnce(string text) =>
        BeginsAtOnce(text) && text.AsSpan().IndexOfAny(BeforeDay) is > 0 and var at ? text[(at + 1)..].TrimEnd('）', ')') : null;

    public static bool IsLasting(string text) => Lasting.Any(word => text.StartsWith(word, StringComparison.Ordinal));

    /// <summary>12月底前完成 of 12月底前完成并长期坚持; null where nothing stands before it, or more behind it.</summary>
    public static string? BeforeLasting(string text) => LastingBehind().Match(text) is { Success: true } found ? found.Groups["before"].Value : null;

    /// <summary>Null for a word that says neither, and for 是 that is taken back behind its comma.</summary>
    public static LedgerState? StateOf(string text, LedgerKind kind)
    {
        if (OwnState(text, kind) is { } own)
        {
            return own;
        }

        if (StandingForm().IsMatch(text))
        {
            return LedgerState.Standing;
        }

        var plain = InPlainWords(text, kind);

        if (DoneWords.IsDone(plain) || text == kind.Done)
        {
            return LedgerState.Closed;
        }

        return YesNo.In(text) is not { IsYes: true } && (IsPlainlyOpen(text) || text.Length > LongestWord || DoneWords.IsBegun(plain)) ? LedgerState.Doing : null;
    }

    /// <summary>It says of itself that it is not done: 否, 未整改, 正在推进, 待验收, a stroke.</summary>
    public static bool IsPlainlyOpen(string text) =>
        Open.Contains(text) || YesNo.In(text) is { IsYes: false } || Stroke().IsMatch(text) || BeginsAtOnce(text) || OpenForm().IsMatch(text) || DoneWords.SaysNotDone(text);

    /// <summary>已办结 for 已办成 and 11月18日办结 for 11月18日办成, where 办成 is how the list calls what is done; words that all lists have stay.</summary>
    public static string InPlainWords(string text, LedgerKind kind) =>
        kind.DoneWord.TrimStart('已') is { Length: > 1 } own && !kind.IsRecord && !DoneWords.IsDone(own) ? text.Replace(own, "办结", StringComparison.Ordinal) : text;

    /// <summary>已更换全部桌椅, and 报送 behind a day that is over: it sounds done in words that nobody knows. Whoever writes more tells how far it is.</summary>
    /// <param name="said">Without its day.</param>
    public static bool SoundsDone(string said, bool isDated) => !IsPlainlyOpen(said) && (ClaimForm().IsMatch(said) || (isDated && said.Length is > 1 and <= LongestWord));

    /// <summary>It names a state and tells nothing beyond it but which step is being taken.</summary>
    public static bool IsState(string text, LedgerKind kind) => StateOf(text, kind) is not null && (ProgressIn(text, kind) is null || IsStep(text));

    /// <summary>What a cell tells beyond the state: 部分完成, 已合并表格三张，正在推进.</summary>
    public static string? ProgressIn(string text, LedgerKind kind)
    {
        if (OwnState(text, kind) is not null || !Says(text))
        {
            return null;
        }

        if (YesNo.In(text) is { } answer)
        {
            // 否，下雨 tells nothing that was seen on a visit.
            return (answer.IsYes || !kind.IsRecord) && Says(answer.More) && !DoneWords.IsDone(InPlainWords(answer.More, kind)) && ImportDays.DayOf(answer.More, AnyDay, isAhead: true) is null ? answer.More : null;
        }

        if (text.Length > LongestWord)
        {
            return text;
        }

        if (text.StartsWith("部分", StringComparison.Ordinal))
        {
            return "部分完成";
        }

        var plain = InPlainWords(text, kind);

        // What is being arranged for a visit was not seen there.
        return Partly.Any(word => text.Contains(word, StringComparison.Ordinal)) || (DoneWords.IsBegun(plain) && !DoneWords.IsDone(plain)) || (!kind.IsRecord && IsStep(text)) ? text : null;
    }

    /// <summary>黄志远、吴秀英; 王　伟 is one person, and what stands in brackets is a duty.</summary>
    public static IReadOnlyList<string> NamesIn(string cell)
    {
        var people = Duty().Replace(cell, string.Empty);
        var joined = Apart().Replace(people, apart => string.Concat(apart.Value.Where(letter => !char.IsWhiteSpace(letter))));
        var names = joined.Split(BetweenNames, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select(name => name.EndsWith("同志", StringComparison.Ordinal) ? name[..^2] : name)];
    }

    /// <summary>The same as they stand there: one part between two commas, each with what its spaces set apart.</summary>
    public static IEnumerable<string[]> PiecesIn(string cell) =>
        Duty().Replace(cell, string.Empty).Split(BetweenPeople, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(Gaps, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>正在验收 and 招标中 name a step; 正在整改 and 落实中 say no more than that it is not done.</summary>
    private static bool IsStep(string text) => StepForm().IsMatch(text) && !PlainStep().IsMatch(text);

    private static bool BeginsAtOnce(string text) => AtOnce.Any(word => text.StartsWith(word, StringComparison.Ordinal));

    /// <summary>As our own lists write it: 办理中·没人领, 逾期·红·反弹, 长期 1/15复查, 已销号·导入.</summary>
    private static LedgerState? OwnState(string text, LedgerKind kind)
    {
        var word = OwnMarks().Replace(text, string.Empty);

        if (word is "逾期" or "临期")
        {
            return LedgerState.Doing;
        }

        return kind.States.Where(state => state.Value == word).Select(state => (LedgerState?)state.Key).FirstOrDefault();
    }

    [GeneratedRegex("[（(][^）)]*[）)]")]
    private static partial Regex Duty();

    /// <summary>Letters that are set apart, so that short names are as wide as long ones.</summary>
    [GeneratedRegex("(?<=^|[、，,;；/\\n])[ 　]*\\p{Lo}(?:[ 　]+\\p{Lo}){1,3}[ 　]*(?=$|[、，,;；/\\n])")]
    private static partial Regex Apart();

    [GeneratedRegex("(?:·(?:红|黄|没人领|反弹|导入))+$| (?:该复查|[0-9]{1,2}/[0-9]{1,2}复查)$")]
    private static partial Regex OwnMarks();

    [GeneratedRegex("^(?:长期|持续整改|持续推进整改|持续$|常态化$)")]
    private static partial Regex StandingForm();

    [GeneratedRegex("^(?:待|逾期|临期)|没人领|中$")]
    private static partial Regex OpenForm();

    /// <summary>已更换全部桌椅, 报表交了: one clause.</summary>
    [GeneratedRegex("^(?:已(?:经)?[^,.。;、:!? \\n，；：！？]{1,12}|[^,.。;、:!? \\n，；：！？]{1,12}了)[.。!！]?$")]
    private static partial Regex ClaimForm();

    [GeneratedRegex("^正在.|.中$")]
    private static partial Regex StepForm();

    [GeneratedRegex("^(?:(?:正在|在|尚在|持续|积极|抓紧|有序|加快|集中|全面|稳步)*(?:整改|推进|办理|进行|落实|实施|处理|解决|开展|完善|整治|跟进)*之?中?|待.*|逾期.*)$")]
    private static partial Regex PlainStep();

    /// <summary>-, ——, /: a cell that was only filled.</summary>
    [GeneratedRegex("^[-—–－―─/／]+$")]
    private static partial Regex Stroke();

    /// <summary>并长期坚持, ，持续巩固 at the end.</summary>
    [GeneratedRegex("^(?<before>.{2,}?)[，,、；;。 　]*(?:并且|并|且|同时|然后|之后|后|再)*(?:长期|持续|长久立|常态化|长效)(?:坚持|推进|整改|保持|巩固|抓好|落实|执行|机制|管理|化)*[。.]?$")]
    private static partial Regex LastingBehind();
}
