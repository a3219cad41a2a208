using System.Buffers;
using BotService.Store;

namespace BotService.Ledgers;

/// <summary>The four answers and how people say them.</summary>
internal static class RatingWords
{
    /// <summary>The command that records one.</summary>
    public const string Command = "评价";

    /// <summary>Each answer and the command have one of these, in both forms of the letters.</summary>
    public static readonly SearchValues<char> Signs = SearchValues.Create("解部清知评評");

    // What denies stands before what it denies.
    private static readonly (RatingAnswer Answer, string[] Words)[] Table =
    [
        (RatingAnswer.NotSolved, ["没解决", "没有解决", "未解决", "还没解决"]),
        (RatingAnswer.Partly, ["部分", "部分解决", "部分解决了", "解决了一部分", "解决了部分"]),
        (RatingAnswer.Unknown, ["不了解", "不清楚", "不知道"]),
        (RatingAnswer.Solved, ["解决了", "已解决", "已经解决", "解决", "都解决了"]),
    ];

    private static readonly Dictionary<string, RatingAnswer> ByWord = Table
        .SelectMany(row => row.Words.Select(word => (Word: word.TrimEnd('了'), row.Answer))).Distinct().ToDictionary(pair => pair.Word, pair => pair.Answer);

    public static IReadOnlyList<RatingAnswer> All { get; } = [RatingAnswer.Solved, RatingAnswer.Partly, RatingAnswer.NotSolved, RatingAnswer.Unknown];

    public static string Word(this RatingAnswer answer) => Array.Find(Table, row => row.Answer == answer).Words[0];

    /// <summary>The answer that these words are and nothing besides.</summary>
    public static RatingAnswer? Read(string words) =>
        ByWord.TryGetValue(words.Trim(' ', '　', '，', ',', '。', '.', '！', '!', '：', ':', '了'), out var answer) ? answer : null;
}
