using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>How people raise an item: 问题 三楼漏水, 登记一个问题：三楼漏水, 给李明布置个任务，整理档案.</summary>
internal sealed class RaisingPhrases
{
    private const int ShortestGlued = 6;

    /// <summary>Before a person who is meant to do it; the reader of a new item looks for it.</summary>
    public const string OwnerMark = "责任人：";

    /// <summary>Between the word and its sentence, as a space is.</summary>
    private const string Stops = "：:，,";

    private static readonly string[] Finished = ["完成", "做完", "办完", "学完", "学习", "了", "已", "都", "已经", "全部"];

    private readonly LedgerKinds _kinds;

    private readonly (string Word, LedgerKind Kind)[] _raising;

    private readonly Dictionary<string, LedgerKind> _nouns;

    /// <summary>Nearly every message names no kind, and is not looked at further.</summary>
    private readonly SearchValues<string> _words;

    private readonly Regex _told;

    private readonly Regex _seen;

    private readonly Regex _given;

    private readonly Regex _several;

    public RaisingPhrases(LedgerKinds kinds)
    {
        _kinds = kinds;
        var raised = kinds.All.Where(kind => kind.Raise.Length > 0).ToList();
        _raising = [.. raised.SelectMany(kind => (string[])[kind.Raise, .. kind.AlsoRaise], (kind, word) => (word, kind)).OrderByDescending(pair => pair.word.Length)];
        _nouns = raised.ToDictionary(kind => kind.Raise);
        _words = SearchValues.Create([.. _nouns.Keys], StringComparison.Ordinal);
        var noun = string.Join('|', _nouns.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        const string Seen = "^(我|我们|这里|这儿)?有(一)?个(?<noun>";
        const string Wanting = "(请|麻烦)?(帮我|帮忙)?(我|我们)?(想|要|来)?";
        const string One = "(一下|了)?(一|1)?[个件条项]?";
        _several = new Regex(
            $"^(?:{Wanting}(?:登记|上报|反映|提出|提交|提|报告|报|记录|记|汇报|发现|交办|布置|安排)(?:一下|了)?|(?:我|我们|这里|这儿)?(?:还)?有)(?:几|两|二|三|四|五|六|七|八|九|十|[0-9]{{1,2}})[个件条项](?<noun>{noun})[：:，, 　]*(?=.)", RegexOptions.None, TimeSpan.FromSeconds(1));
        _told = new Regex($"^{Wanting}(登记|上报|反映|提出|提交|提|报告|报|记录|记|汇报|发现|新建|新增|添加|增加|加|创建|建|交办|布置|安排|下达|分派|派){One}(?<noun>{noun})(?<gap>[：:，, 　]*)(?=.)", RegexOptions.None, TimeSpan.FromSeconds(1));
        _seen = new Regex($"{Seen}{noun})(?<gap>[：:]+)(?=.*[^?？吗么]$)", RegexOptions.None, TimeSpan.FromSeconds(1));
        _given = new Regex($"^{Wanting}(给|向|交给|派给|安排|分配)(?<who>.{{2,12}}?)(布置|安排|交办|下达|分派|派|分配|交代|加)?{One}(?<noun>{noun})(?<gap>[：:，, 　]+)(?=.)", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>问题一：灯不亮 问题二：漏水, 反映两个问题：1、灯不亮 2、漏水: as many items as are counted, asked about first.</summary>
    /// <param name="namesItem">Whether the message speaks of an item that there is: 任12 进展 问题1：… is a progress.</param>
    public Understood? ReadSeveral(CleanedText message, Func<CleanedText, Understood> otherwise, Func<bool> namesItem)
    {
        var text = message.Text;

        // 我有两个问题：1、怎么请假？ asks.
        if (message.IsForwarded || message.IsToMany || !text.AsSpan().ContainsAny(_words) || text.AsSpan().ContainsAny('?', '？'))
        {
            return null;
        }

        foreach (var (word, kind) in _raising.Where(pair => !pair.Kind.IsVisit && text.Contains(pair.Word, StringComparison.Ordinal)))
        {
            // What stands before the first of them may be what the message is about.
            if (NumberedSentences.Of(text, word) is { Count: > 1 } numbered && (NumberedSentences.Before(text, word).Length == 0 || (!namesItem() && otherwise(message) is Understood.Unknown)))
            {
                return Asked(kind, numbered);
            }
        }

        if (_several.Match(FoldedText.Of(text)) is not { Success: true } said
            || NumberedSentences.Of(text[said.Length..].TrimStart(), string.Empty) is not { Count: > 1 } counted)
        {
            return null;
        }

        var meant = _nouns[said.Groups["noun"].Value];
        return meant.IsVisit ? null : Asked(meant, counted);
    }

    private static Understood.Run Asked(LedgerKind kind, IEnumerable<string> sentences) => new(GluedRaiseCommand.Word, $"{kind.Raise} {string.Join('\n', sentences)}");

    /// <summary>The word and a space, or the word alone. Glued to its sentence it is asked about first, and only when nothing else is understood.</summary>
    public Understood? Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;
        var folded = FoldedText.Of(text);

        if (InSentence(text, folded, () => otherwise(message)) is { } said)
        {
            return said;
        }

        foreach (var (word, kind) in _raising)
        {
            if (!folded.StartsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = text[word.Length..];

            if (rest.Trim().Length == 0)
            {
                return new Understood.Run(kind.Raise, string.Empty);
            }

            if (char.IsWhiteSpace(rest[0]) || Stops.Contains(rest[0], StringComparison.Ordinal))
            {
                var sentence = rest.TrimStart(' ', '　', '\t', '\n', '：', ':', '，', ',').TrimEnd();

                if (sentence.Length == 0)
                {
                    return new Understood.Run(kind.Raise, string.Empty);
                }

                // 任务 完成了 is what 任务完成了 is.
                if (IsOnlyFinished(sentence))
                {
                    return otherwise(message with { Text = word + sentence });
                }

                if (UnraisedWords.Read(_kinds, kind, word, sentence) is { } other)
                {
                    return other;
                }

                // 问题：1、灯不亮 2、漏水.
                if (!kind.IsVisit && !sentence.Contains('\n', StringComparison.Ordinal) && NumberedSentences.Of(sentence, string.Empty) is { Count: > 1 } counted)
                {
                    return Asked(kind, counted);
                }

                // 问题 逾期 and 任务 我的 ask for the list.
                return UnraisedWords.IsShort(sentence) && LedgerFilterReader.AreConditions(sentence, kind) ? new Understood.Run(kind.List, sentence) : new Understood.Run(kind.Raise, sentence);
            }

            return rest.Length >= ShortestGlued && otherwise(message) is Understood.Unknown ? Asked(kind, [NumberedSentences.Of(text, word) is [var only] ? only : rest.Trim('，', ',', '。', ' ')]) : null;
        }

        return null;
    }

    /// <summary>我要反映一个问题：停车场晚上没灯; 给李明布置个任务，整理档案 names who is to do it. Where it may be a sentence about something else, one is asked first.</summary>
    private Understood.Run? InSentence(string text, string folded, Func<Understood> otherwise)
    {
        if (!folded.AsSpan().ContainsAny(_words))
        {
            return null;
        }

        Match[] ways = [_told.Match(folded), _given.Match(folded), _seen.Match(folded)];

        if (Array.Find(ways, way => way.Success) is not { } said || text[said.Length..].Trim() is not { Length: > 0 } sentence || IsOnlyFinished(sentence))
        {
            return null;
        }

        var kind = _nouns[said.Groups["noun"].Value];
        var owner = said.Groups["who"] is { Success: true } who ? $" {OwnerMark}{text.Substring(who.Index, who.Length).Trim()}" : string.Empty;

        if (owner.Length == 0 && said.Groups["gap"].Length > 0 && UnraisedWords.Read(_kinds, kind, kind.Raise, sentence) is { } other)
        {
            return other;
        }

        if (owner.Length == 0 && !kind.IsVisit && !sentence.Contains('\n', StringComparison.Ordinal) && NumberedSentences.Of(sentence, string.Empty) is { Count: > 1 } counted)
        {
            return Asked(kind, counted);
        }

        if (said.Groups["gap"].Length > 0 && said != ways[2])
        {
            return new Understood.Run(kind.Raise, sentence + owner);
        }

        return said == ways[2] || (sentence.Length >= ShortestGlued && otherwise() is Understood.Unknown) ? new Understood.Run(GluedRaiseCommand.Word, $"{kind.Raise} {sentence}{owner}") : null;
    }

    /// <summary>任务 已完成 is no task to raise.</summary>
    private static bool IsOnlyFinished(string sentence)
    {
        foreach (var word in Finished)
        {
            sentence = sentence.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return sentence.Trim('。', '！', '!', ' ').Length == 0;
    }
}
