using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Features.LedgerLists.Exporting;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>How people ask for a list: 问题清单 导出, 我有哪些任务, 郑凯的任务, 看看任务清单.</summary>
internal sealed partial class ListPhrases
{
    /// <summary>A list is looked at; what else stands before its word is no intent of that kind.</summary>
    private static readonly string[] Looking = ["看看", "看一下", "看下", "查看", "查一下", "查下", "查查", "打开", "列出", "列一下", "发一下", "看", "查"];

    private const string Export = "导出";

    private static readonly string[] Acts = [Export, "统计", "明细"];

    private readonly (string Word, LedgerKind Kind)[] _lists;

    private readonly Dictionary<string, LedgerKind> _nouns;

    /// <summary>Nearly every message names no kind, and is not looked at further.</summary>
    private readonly SearchValues<string> _words;

    private readonly Regex _which;

    private readonly Regex _whose;

    private readonly Regex _howMany;

    private readonly Regex _share;

    public ListPhrases(LedgerKinds kinds)
    {
        _lists = [.. kinds.All.SelectMany(kind => (string[])[kind.List, .. kind.AlsoList], (kind, word) => (word, kind)).OrderByDescending(pair => pair.word.Length)];
        _nouns = kinds.All.Where(kind => kind.Raise.Length > 0).ToDictionary(kind => kind.Raise);
        _words = SearchValues.Create([.. _nouns.Keys], StringComparison.Ordinal);
        var noun = string.Join('|', _nouns.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        _which = new Regex($"^(?<who>.{{0,12}}?)(手上|手头|名下|这边|目前|现在|一共|总共|还|都)*(有|负责|承担)?(哪些|什么|多少|几[个件项条])(?<before>.{{0,8}}?)的?(?<noun>{noun})(?<behind>.{{0,8}})$", RegexOptions.None, TimeSpan.FromSeconds(1));
        _whose = new Regex($"^(?<who>.{{1,12}}?)(的|手上的|手头的|名下的)(?<before>.{{0,8}}?)的?(?<noun>{noun})(有哪些|有什么|清单|列表|情况|呢)?$", RegexOptions.None, TimeSpan.FromSeconds(1));
        const string Among = "(?:一共|总共|目前|现在|还|都|共)*";
        _howMany = new Regex($"^(?<who>.{{0,16}}?)的?(?<noun>{noun}){Among}有?{Among}(?:几[个件项条]|多少[个件项条]?)(?!人|位|名|同志|支部|党|组|小组|单位|天|次)(?<behind>.{{0,8}})$", RegexOptions.None, TimeSpan.FromSeconds(1));
        _share = new Regex($"^(?<who>.{{0,12}}?)的?(?<noun>{noun})的?(?:销号|办结|整改|解决|按期|按时|逾期|结题|达标)率(?:是|有)?(?:多少|几成|怎么样|如何)?$", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>Null when no list is asked for.</summary>
    public Understood.Run? Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;
        var folded = FoldedText.Of(text);
        var looked = Array.Find(Looking, word => folded.StartsWith(word, StringComparison.Ordinal)) is { } looking ? folded[looking.Length..].TrimStart() : null;

        if (looked is not null && Array.Find(_lists, pair => looked.StartsWith(pair.Word, StringComparison.Ordinal)) is { Kind: { } wanted, Word: var said })
        {
            var conditions = looked[said.Length..].Trim(' ', '，', ',', '。');
            return ExportOf(wanted, conditions) ?? new Understood.Run(wanted.List, conditions);
        }

        return WithAct(text, folded) ?? InSentence((looked ?? folded).Trim(' ', '。', '?', '!', '，', '呀', '啊', '呢', '吗'), () => otherwise(message));
    }

    /// <summary>What makes a file is no question: 问题清单 导出 and 导出 问题清单.</summary>
    private Understood.Run? WithAct(string text, string folded)
    {
        if (Array.Find(_lists, pair => folded.StartsWith(pair.Word, StringComparison.Ordinal)) is { Kind: { } kind, Word: var word })
        {
            return ExportOf(kind, text[word.Length..].Trim(' ', '　', '，', ',', '：', ':', '。'));
        }

        if (Array.Find(Acts, act => folded.StartsWith(act, StringComparison.Ordinal)) is not { } act || folded[act.Length..].TrimStart() is not { Length: > 0 } behind)
        {
            return null;
        }

        if (Array.Find(_lists, pair => behind.StartsWith(pair.Word, StringComparison.Ordinal)) is { Kind: { } meant, Word: var named })
        {
            var rest = behind[named.Length..].Trim();
            return act == Export ? new Understood.Run(ExportListCommand.Word, $"{meant.List} {rest}".Trim()) : new Understood.Run(meant.List, $"{act} {rest}".Trim());
        }

        return null;
    }

    /// <summary>It stands before the conditions or behind them: 问题清单 10月31日 导出.</summary>
    private static Understood.Run? ExportOf(LedgerKind kind, string conditions)
    {
        var isFirst = conditions.StartsWith(Export, StringComparison.Ordinal);

        if (!isFirst && !conditions.EndsWith(Export, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = isFirst ? conditions[Export.Length..] : conditions[..^Export.Length];
        return new Understood.Run(ExportListCommand.Word, $"{kind.List} {rest.Trim(' ', '　', '，', ',')}".Trim());
    }

    /// <summary>A sentence that asks for items, when nothing else understands it: 今天的任务 may be the week's topic.</summary>
    private Understood.Run? InSentence(string folded, Func<Understood> otherwise)
    {
        if (!folded.AsSpan().ContainsAny(_words))
        {
            return null;
        }

        if (Array.Find(_lists, pair => pair.Word.EndsWith("清单", StringComparison.Ordinal) && IsAll(folded, pair.Kind)) is { Kind: { } all })
        {
            return otherwise() is Understood.Unknown ? new Understood.Run(all.List, string.Empty) : null;
        }

        // 学习任务按时率 is a figure of the study.
        if (_share.Match(folded) is { Success: true } share && !OfStudy().IsMatch(folded))
        {
            return new Understood.Run(_nouns[share.Groups["noun"].Value].List, $"统计 {WithoutFilling(share.Groups["who"].Value)}".Trim());
        }

        if (Counted(folded, otherwise) is { } counted)
        {
            return counted;
        }

        // 我还有哪些任务没完成 asks, whatever 没完成 would say alone.
        var which = _which.Match(folded);
        var match = which.Success ? which : _whose.Match(folded);

        if (!match.Success || !(IsOfList(which) || otherwise() is Understood.Unknown || (which.Success && otherwise() is Understood.Unsure)))
        {
            return null;
        }

        // 有什么问题吗 is said at the end of a talk.
        if (folded.Contains("什么问题", StringComparison.Ordinal) && match.Groups["who"].Length == 0)
        {
            return null;
        }

        var who = NewlyFound().IsMatch(match.Value) ? Found().Replace(match.Groups["who"].Value, string.Empty) : match.Groups["who"].Value;
        return ListOf(match.Groups["noun"].Value, who, match.Groups["before"].Value, match.Groups["behind"].Value);
    }

    /// <summary>业务第二党支部逾期的问题有几个: what is counted is items, whatever 几个 asks alone.</summary>
    private Understood.Run? Counted(string folded, Func<Understood> otherwise)
    {
        if (_howMany.Match(folded) is not { Success: true } asked || folded.Contains(',', StringComparison.Ordinal) || OfStudy().IsMatch(folded) || OfOthers().IsMatch(folded))
        {
            return null;
        }

        var (noun, behind) = (asked.Groups["noun"].Value, WithoutFilling(asked.Groups["behind"].Value));

        // 任务有几个标题写错了 is no question about a list; and whatever is a command stays one.
        return (behind.Length == 0 || OfItems().IsMatch(behind) || LedgerFilterReader.AreConditions(behind, _nouns[noun])) && otherwise() is not (Understood.Run or Understood.Several)
            ? ListOf(noun, asked.Groups["who"].Value, behind)
            : null;
    }

    private Understood.Run ListOf(string noun, string who, params IEnumerable<string> conditions)
    {
        var whose = who.TrimEnd('还', '都', '的');
        var asked = conditions.Prepend(whose is "我" ? "我的" : whose).Select(one => LedgerFilterReader.AsksWithin(one) ? one : StillNot().Replace(WithoutFilling(one), string.Empty)).Where(one => one.Length > 0);
        return new Understood.Run(_nouns[noun].List, string.Join(' ', asked));
    }

    private static string WithoutFilling(string words) => Filling().Replace(words, string.Empty);

    /// <summary>支部还有几个问题没销号 asks nothing about the week's study, whatever 几个 asks alone.</summary>
    private bool IsOfList(Match which) =>
        which.Success && !OfStudy().IsMatch(which.Value) && !which.Value.Contains(',', StringComparison.Ordinal)
        && (OfItems().IsMatch(which.Value) || NewlyFound().IsMatch(which.Value) || (_nouns[which.Groups["noun"].Value].HasChains && HowMany().IsMatch(which.Value)));

    /// <summary>任务列表, 所有任务.</summary>
    private static bool IsAll(string folded, LedgerKind kind) =>
        kind.Raise.Length > 0 && (folded == $"{kind.Raise}列表" || folded == $"{kind.Raise}一览" || folded == $"所有{kind.Raise}" || folded == $"所有的{kind.Raise}" || folded == $"全部{kind.Raise}" || folded == $"全部的{kind.Raise}");

    [GeneratedRegex("学(?!习小?组)|[读假]|签到|打卡|主题|材料|心得|回复|确认")]
    private static partial Regex OfStudy();

    /// <summary>业务第二党支部有几个问题; 我有几个问题 begins a talk.</summary>
    [GeneratedRegex("^(?![我你您他她咱]).{2,}(?<!没)有(?:多少|几)[个件项条]?问题$")]
    private static partial Regex HowMany();

    [GeneratedRegex("销号|整改|立项|办结|办完|核实|反弹|逾期|超期|临期|没解决|未解决|解决了|没人领")]
    private static partial Regex OfItems();

    /// <summary>你们有几个问题 is said to somebody in a talk.</summary>
    [GeneratedRegex("^[你您他她咱]")]
    private static partial Regex OfOthers();

    /// <summary>11月新增了几个问题, 上个月发现了多少问题: when they were found is a condition of the list. 检查组发现了几个问题 may tell of them.</summary>
    [GeneratedRegex("^(?:[0-9]{1,2}月份?|[本上]月|[这上]个?月|[本这上]个?(?:季度|周|星期|礼拜)|今年|去年).{0,12}(?:新增|新提|新登记|发现|登记|上报|反映|提出?)了?(?:多少|几)[个件项条]?|^.{0,12}新(?:增|提|登记)了?(?:多少|几)[个件项条]?")]
    private static partial Regex NewlyFound();

    [GeneratedRegex("(?:一共|总共|又|共)*(?:新增|新提|新发现|新登记|发现|登记|上报|反映|提出?)了?$")]
    private static partial Regex Found();

    /// <summary>支部还没办完 is 支部 and 没办完.</summary>
    [GeneratedRegex("还(?=[没未])")]
    private static partial Regex StillNot();

    /// <summary>还没整改 asks for what 没整改 asks for.</summary>
    [GeneratedRegex("^(还|是|都|已经)+|(了|要办|要做|在办)$")]
    private static partial Regex Filling();
}
