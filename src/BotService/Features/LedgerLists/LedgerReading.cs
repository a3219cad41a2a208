using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>
/// Finds the items that a message names before any word is looked for, because 完成 任12 would else confirm the week's topic;
/// and takes a confirmation back to the item when one stands beside it.
/// </summary>
internal sealed partial class LedgerReading(LedgerGrammar grammar, LedgerKinds kinds) : IReadingStep
{
    /// <summary>What the answers about study and presence are recorded by.</summary>
    private static readonly HashSet<string> Recording = ["已学", "没学", "请假", "打卡", "代录", "已阅"];

    private static readonly string[] Finished = ["完成", "做完", "办完", "学完", "学习", "了", "已", "都", "已经", "全部"];

    private readonly (string Word, LedgerKind Kind)[] _raising =
        [.. kinds.All.SelectMany(kind => (string[])[kind.Raise, .. kind.AlsoRaise], (kind, word) => (word, kind)).Where(pair => pair.word.Length > 0).OrderByDescending(pair => pair.word.Length)];

    private readonly (string Word, LedgerKind Kind)[] _lists =
        [.. kinds.All.SelectMany(kind => (string[])[kind.List, .. kind.AlsoList], (kind, word) => (word, kind)).OrderByDescending(pair => pair.word.Length)];

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;

        if (message.IsToAll || text.Length == 0)
        {
            return otherwise(message);
        }

        if (grammar.Read(text) is { } saying)
        {
            return OfItems(saying, text, otherwise) ?? otherwise(message);
        }

        if (OfList(text) is { } list)
        {
            return list;
        }

        if (OfRaising(message, otherwise) is { } raised)
        {
            return raised;
        }

        var meant = otherwise(message);
        return Records(meant) && grammar.ItemBeside(text) is { } item ? new Understood.Run(ItemCommand.Word, $"{ItemCommand.NotStudied} {item}") : meant;
    }

    /// <summary>Null for 意见 问3 太慢了: that is an opinion which names an item.</summary>
    private static Understood.Run? OfItems(LedgerSaying saying, string text, Func<CleanedText, Understood> otherwise)
    {
        if (saying.Verb is LedgerVerb.Card && saying.Words.Length > 0 && (text.StartsWith("意见", StringComparison.Ordinal) || text.StartsWith("建议", StringComparison.Ordinal)))
        {
            return null;
        }

        if (saying.Verb is null && saying.Words.Length > 0 && otherwise(CleanedText.Of(saying.Words)) is var alone and not Understood.Unsure && Records(alone))
        {
            return new Understood.Run(ItemCommand.Word, $"{ItemCommand.NotStudied} {saying.Items[0]}");
        }

        var reads = saying.IsAsked || saying.Verb is LedgerVerb.Card or LedgerVerb.History or LedgerVerb.Origin or LedgerVerb.Unclear or LedgerVerb.Shut || (saying.Verb is null && saying.Words.Length == 0);
        return new Understood.Run(reads ? ItemCommand.Word : ActCommand.Word, saying.IsAsked ? saying.Items[0].ToString() : saying.ToString());
    }

    /// <summary>问题清单 导出 and 导出 问题清单: what makes a file is no question.</summary>
    private Understood.Run? OfList(string text)
    {
        var folded = LedgerGrammar.Fold(text);

        foreach (var (word, kind) in _lists)
        {
            if (folded.StartsWith(word, StringComparison.Ordinal))
            {
                var rest = text[word.Length..].Trim(' ', '　', '，', ',', '：', ':');
                return rest.StartsWith("导出", StringComparison.Ordinal) ? new Understood.Run(ExportListCommand.Word, $"{kind.List} {rest[2..].Trim()}".Trim()) : null;
            }

            foreach (var act in (ReadOnlySpan<string>)["导出", "统计", "明细"])
            {
                if (folded.StartsWith(act, StringComparison.Ordinal) && folded[act.Length..].TrimStart() is var behind && behind.StartsWith(word, StringComparison.Ordinal))
                {
                    var rest = behind[word.Length..].Trim();
                    return act == "导出" ? new Understood.Run(ExportListCommand.Word, $"{kind.List} {rest}".Trim()) : new Understood.Run(kind.List, $"{act} {rest}".Trim());
                }
            }
        }

        return null;
    }

    /// <summary>The word and a space, or the word alone. Glued to its sentence it is asked about first, and only when nothing else is understood.</summary>
    private Understood? OfRaising(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        var text = message.Text;
        var folded = LedgerGrammar.Fold(text);

        if (Reported().Match(folded) is { Success: true } reported && Array.Find(_raising, pair => pair.Word == $"{reported.Groups[1].Value}问题") is { Kind: { } meant })
        {
            return new Understood.Run(meant.Raise, text[reported.Length..]);
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

            if (char.IsWhiteSpace(rest[0]) || rest[0] is '：' or ':')
            {
                var sentence = rest.TrimStart(' ', '　', '\t', '\n', '：', ':').TrimEnd();
                return IsOnlyFinished(sentence) ? null : new Understood.Run(kind.Raise, sentence);
            }

            return rest.Length >= 6 && otherwise(message) is Understood.Unknown ? new Understood.Run(GluedRaiseCommand.Word, $"{kind.Raise} {rest.Trim('，', ',', '。', ' ')}") : null;
        }

        return null;
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

    /// <summary>我要反映一个问题：停车场晚上没灯.</summary>
    [GeneratedRegex("^(?:我|我们)?(?:想|要|来)?(反映|提|报)(?:一下)?(?:一?[个件])问题[：:，, ]+(?=.)")]
    private static partial Regex Reported();

    private static bool Records(Understood meant) => meant switch
    {
        Understood.Run run => Recording.Contains(run.Word),
        Understood.Several several => several.Runs.Any(run => Recording.Contains(run.Word)),
        Understood.Unsure => true,
        _ => false,
    };
}
