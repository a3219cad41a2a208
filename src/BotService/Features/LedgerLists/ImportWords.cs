using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Words of offices for state, and how they write several people into one cell.</summary>
internal static partial class ImportWords
{
    /// <summary>Whoever writes more than that tells how far it is.</summary>
    private const int LongestWord = 6;

    private static readonly string[] AtOnce = ["立行立改", "即知即改", "立查立改", "即行即改", "当下改", "立即", "马上改"];

    private static readonly string[] Lasting = ["长期", "持续", "长久立", "常态化", "长效"];

    private static readonly string[] Done = ["是", "√", "✓", "☑", "完成", "销号", "办结"];

    /// <summary>已完成整改 and 整改完成: so it begins, and nothing behind it takes it back.</summary>
    private static readonly string[] DoneHeads = ["已完成", "已整改", "已销号", "已办结", "已兑现", "已解决", "已落实", "已完结", "已办理完毕", "整改完成", "完成整改", "全部完成", "整改到位", "整改完毕"];

    private static readonly string[] NotDone = ["未", "没", "尚", "正在", "推进", "部分", "还", "基本", "大部", "但", "初步", "阶段", "一半", "%"];

    private static readonly string[] Open = ["", "否", "×", "x", "X", "✗", "-", "/", "无", "整改中", "进行中", "办理中", "推进中", "在办", "办理", "实施中"];

    public static bool IsAtOnce(string text) => AtOnce.Any(word => text.StartsWith(word, StringComparison.Ordinal));

    public static bool IsLasting(string text) => Lasting.Any(word => text.StartsWith(word, StringComparison.Ordinal));

    /// <summary>Null for a word that says neither.</summary>
    public static LedgerState? StateOf(string text, LedgerKind kind)
    {
        if (text == kind.Word(LedgerState.Claimed))
        {
            return LedgerState.Claimed;
        }

        if (text.StartsWith("长期", StringComparison.Ordinal))
        {
            return LedgerState.Standing;
        }

        if (Done.Contains(text) || text == kind.Word(LedgerState.Closed) || text == kind.Done || (DoneHeads.Any(head => text.StartsWith(head, StringComparison.Ordinal)) && !NotDone.Any(word => text.Contains(word, StringComparison.Ordinal))))
        {
            return LedgerState.Closed;
        }

        return Open.Contains(text) || text == kind.Word(LedgerState.Doing) || NotDone.Any(word => text.Contains(word, StringComparison.Ordinal)) || text.Length > LongestWord
            || text.StartsWith("逾期", StringComparison.Ordinal) || text.StartsWith("临期", StringComparison.Ordinal) || text.Contains("没人领", StringComparison.Ordinal) ? LedgerState.Doing : null;
    }

    /// <summary>What a cell tells beyond the state: 部分完成, 已合并表格三张，正在推进.</summary>
    public static string? ProgressIn(string text) => text.StartsWith("部分", StringComparison.Ordinal) && text.Length <= LongestWord ? "部分完成" : text == "基本完成" || text.Length > LongestWord ? text : null;

    /// <summary>黄志远、吴秀英; 王　伟 is one person, and what stands in brackets is a duty.</summary>
    public static IReadOnlyList<string> NamesIn(string cell) =>
        [.. Apart().Replace(Duty().Replace(cell, string.Empty), apart => string.Concat(apart.Value.Where(letter => !char.IsWhiteSpace(letter)))).Split(['、', '，', ',', ';', '；', '/', '\n', ' ', '　'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.EndsWith("同志", StringComparison.Ordinal) ? name[..^2] : name)];

    [GeneratedRegex("[（(][^）)]*[）)]")]
    private static partial Regex Duty();

    /// <summary>Letters that are set apart, so that short names are as wide as long ones.</summary>
    [GeneratedRegex("(?<=^|[、，,;；/\\n])[ 　]*\\p{Lo}(?:[ 　]+\\p{Lo}){1,3}[ 　]*(?=$|[、，,;；/\\n])")]
    private static partial Regex Apart();
}
