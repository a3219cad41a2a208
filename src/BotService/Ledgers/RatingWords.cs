using BotService.Store;

namespace BotService.Ledgers;

/// <summary>The four answers and how people say them.</summary>
internal static class RatingWords
{
    /// <summary>The command that records one.</summary>
    public const string Command = "评价";

    // What denies stands before what it denies.
    private static readonly (RatingAnswer Answer, string[] Words)[] Table =
    [
        (RatingAnswer.NotSolved, ["没解决", "没有解决", "未解决", "还没解决"]),
        (RatingAnswer.Partly, ["部分", "部分解决", "部分解决了", "解决了一部分", "解决了部分"]),
        (RatingAnswer.Unknown, ["不了解", "不清楚", "不知道"]),
        (RatingAnswer.Solved, ["解决了", "已解决", "已经解决", "解决", "都解决了"]),
    ];

    public static IReadOnlyList<RatingAnswer> All { get; } = [RatingAnswer.Solved, RatingAnswer.Partly, RatingAnswer.NotSolved, RatingAnswer.Unknown];

    public static string Word(this RatingAnswer answer) => Array.Find(Table, row => row.Answer == answer).Words[0];

    /// <summary>The answer that these words are and nothing besides.</summary>
    public static RatingAnswer? Read(string words)
    {
        var bare = words.Trim(' ', '　', '，', ',', '。', '.', '！', '!', '：', ':', '了');

        foreach (var (answer, known) in Table)
        {
            if (known.Any(word => word.TrimEnd('了') == bare))
            {
                return answer;
            }
        }

        return null;
    }
}
