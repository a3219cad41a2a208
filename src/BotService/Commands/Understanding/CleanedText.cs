using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>What the sender wrote, without what was quoted, whom it addresses, and what no store takes.</summary>
/// <param name="IsForwarded">It passes something on to others: nothing in it is the sender's own answer.</param>
/// <param name="IsToMany">It speaks to many, unless it is what follows a command: 统计 各支部.</param>
internal readonly partial record struct CleanedText(string Text, bool IsForwarded, bool IsToMany)
{
    /// <summary>It calls everybody of a group chat.</summary>
    public bool IsToAll { get; init; }

    /// <summary>What it answers, where it was sent below a quotation; null where nothing is quoted.</summary>
    public string? Quoted { get; init; }

    /// <summary>Only the documented word at its head is asked for, with what follows: nothing is judged, and nothing else is looked for.</summary>
    public bool IsForWordOnly { get; init; }

    private static readonly string[] ForwardHeads = ["【通知】", "【转发】", "【重要通知】", "[通知]", "[转发]", "转发：", "转发:", "通知：", "通知:", "转：", "转发一下"];

    /// <summary>Said to many: 请全体党员…, 各支部…, 请大家….</summary>
    private static readonly string[] ToMany = ["请全体", "请各", "请大家", "请所有", "全体党员", "同志请", "的同志", "大家抓紧", "请相关", "请支部"];

    private static readonly string[] ToGroups = ["各支部", "各小组", "各组"];

    public static CleanedText Of(string message)
    {
        var text = message.Contains('\0', StringComparison.Ordinal) ? message.Replace("\0", string.Empty, StringComparison.Ordinal) : message;
        (text, var quoted) = Apart(text.ReplaceLineEndings("\n"));
        var isToAll = text.Contains("@所有人", StringComparison.Ordinal) || text.Contains("@all", StringComparison.OrdinalIgnoreCase);
        text = text.Contains('@', StringComparison.Ordinal) ? Mention().Replace(NotMe().Replace(text, "艾特"), " ") : text;
        text = text.AsSpan().IndexOfAny('小', '老') >= 0 ? Address().Replace(text.Trim(), string.Empty).Trim() : text.Trim();
        text = text.StartsWith("回复", StringComparison.Ordinal) ? Replying().Replace(text, string.Empty) : text;
        text = QuietFirst().Replace(text, "$0，");
        var said = text.Contains("的同志", StringComparison.Ordinal) && !text.Contains('请', StringComparison.Ordinal) ? WithOthers().Replace(text, string.Empty) : text;
        var isToMany = ToMany.Any(word => said.Contains(word, StringComparison.Ordinal)) || (text.Contains("各位", StringComparison.Ordinal) && ToEverybody().IsMatch(text))
            || (text.Contains('请', StringComparison.Ordinal) && ToGroups.Any(word => text.Contains(word, StringComparison.Ordinal)));
        return new CleanedText(text, isToAll || ForwardHeads.Any(head => text.StartsWith(head, StringComparison.Ordinal)), isToMany) { IsToAll = isToAll, Quoted = quoted };
    }

    /// <summary>Only what stands behind the line of dashes is the answer; a quotation without one is taken off up to its closing bracket.</summary>
    private static (string Text, string? Quoted) Apart(string text)
    {
        // Most messages are one line that quotes nothing.
        if (!text.Contains('\n', StringComparison.Ordinal) && !text.StartsWith('「'))
        {
            return (text, null);
        }

        // Mail programs quote by a mark before each line.
        var all = text.Split('\n');
        var lines = all.Where((line, at) => at == all.Length - 1 || !IsMarked(line)).ToArray();
        var marked = lines.Length < all.Length ? string.Join('\n', all[..^1].Where(IsMarked)) : null;
        text = string.Join('\n', lines);
        var dashes = Array.FindLastIndex(lines, IsLineOfDashes);

        if (dashes > 0 && dashes < lines.Length - 1 && IsQuotation(lines[0]))
        {
            return (string.Join('\n', lines[(dashes + 1)..]), string.Join('\n', lines[..dashes]));
        }

        if (text.StartsWith('「') && text.IndexOf('」', StringComparison.Ordinal) is > 0 and var end && end < text.Length - 1)
        {
            return (text[(end + 1)..], text[..end]);
        }

        return (text, marked);
    }

    private static bool IsMarked(string line) => line.StartsWith('>') || line.StartsWith('＞');

    private static bool IsQuotation(string line) => line.StartsWith('「') || line.StartsWith('“') || line.StartsWith('"') || line.Contains("引用", StringComparison.Ordinal) || line.Contains("回复消息", StringComparison.Ordinal);

    private static bool IsLineOfDashes(string line) => line.Length >= 3 && line.All(c => c is '-' or '—' or '–' or ' ' or '─' or '_' or '=') && line.Count(c => c is not ' ') >= 3;

    /// <summary>回复：已学, copied from what the card asks for.</summary>
    [GeneratedRegex("^回复\\s*[:：]\\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Replying();

    /// <summary>别再提醒我了我已经学完了: two clauses without a stop.</summary>
    [GeneratedRegex("^(?:别|不要|不用)再?(?:提醒|催)我?们?了(?=我|本人|俺)")]
    private static partial Regex QuietFirst();

    /// <summary>和支部的同志一起学完了 speaks of them, and not to them.</summary>
    [GeneratedRegex("[和跟与同陪随][^和跟与同，。,！!？?；;：:]{1,10}的同志们?(一起|一块儿?|一道|一同|共同)", RegexOptions.NonBacktracking)]
    private static partial Regex WithOthers();

    /// <summary>各位抓紧, but not 各位领导，已学.</summary>
    [GeneratedRegex("各位($|[^领老辛好早晚上下中])", RegexOptions.NonBacktracking)]
    private static partial Regex ToEverybody();

    /// <summary>喂小李啊我…: whom a voice message speaks to, where the sender goes on with 我.</summary>
    [GeneratedRegex("^((喂|哎|诶)[，, ]*)?[小老]\\p{Lo}(啊|呀|哥|姐|你好)?[，, ]*(?=我[^们]|俺|本人)")]
    private static partial Regex Address();

    /// <summary>别@我了 says it with the sign for the word.</summary>
    [GeneratedRegex("(?<=[别用要再])@(?=我)")]
    private static partial Regex NotMe();

    [GeneratedRegex("^(\\s*(回复)?@[^\\s@，,。：:]{1,20}[\\s\u2005]?)+|@所有人", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
