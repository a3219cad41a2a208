using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>对象 离退休第三党支部 and 来源：审计 at the end of a new item: a field of its kind and the value.</summary>
internal static class DraftPairs
{
    private static readonly char[] Colons = ['：', ':'];

    private static readonly char[] Between = ['：', ':', '='];

    /// <summary>The field, its value and how many words they are; null when the words end in no pair.</summary>
    public static (LedgerField Field, string Value, int Taken)? In(List<string> words, string last, LedgerKind kind)
    {
        if (last.IndexOfAny(Between) is > 0 and var colon && FieldOf(last[..colon], kind) is { } glued)
        {
            return (glued, last[(colon + 1)..], 1);
        }

        return words.Count > 2 && FieldOf(words[^2].TrimEnd(Colons), kind) is { } field ? (field, last, 2) : null;
    }

    /// <summary>What stands at the end behind the name of a field, or behind 责任人 and 责任单位; null when nothing does.</summary>
    public static string? ValueAtEnd(List<string> words, LedgerKind kind) => In(words, words[^1], kind)?.Value ?? DraftMarks.In(words, words[^1])?.Value;

    /// <summary>修门铃，对象 离退休第三党支部: the name of a field, or 责任单位, behind a comma is a word of its own.</summary>
    public static List<string> WithNameApart(List<string> words, LedgerKind kind)
    {
        if (words.Count < 2)
        {
            return words;
        }

        var name = DraftClauses.LastOf(words[^2]);
        var plain = name.TrimEnd(Colons);

        if (name.Length == words[^2].Length || plain.Length == 0 || (FieldOf(plain, kind) is null && !DraftMarks.IsBare(plain)))
        {
            return words;
        }

        var before = words[^2][..^(name.Length + 1)];
        return before.Length == 0 ? [.. words.SkipLast(2), name, words[^1]] : [.. words.SkipLast(2), before, name, words[^1]];
    }

    private static LedgerField? FieldOf(string name, LedgerKind kind) => kind.Fields.FirstOrDefault(field => field.Name == name);
}
