using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.CheckIns;

/// <summary>Who says in their own words that they are there.</summary>
internal sealed partial class CheckInIntents : IIntentSource
{
    private const int CodeLength = 4;

    private const string Presence = "签到|打卡|我到了|到会";

    private static readonly Intent[] Rows =
    [
        new(260, Presence)
        {
            IsDeed = true,
            Command = static (caller, said) => caller.Member is null ? null : Code(said) is { Length: CodeLength } code ? ("打卡", code) : said is "我到了" or "签到" or "打卡" ? ("打卡", string.Empty) : null,
            Otherwise = static (_, _) => Reply.Refuse("活动现场签到请发：签到 加四位码，例如 签到 1234；每日打卡发：打卡。什么也没有记下。"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>Whether the words say that somebody is there, so that a number beside them is meant as a code.</summary>
    public static bool SaysSo(string text) => Present().IsMatch(CommandText.Normalise(text));

    /// <summary>The one number of four digits; another number beside it is something else, as in 第3排.</summary>
    private static string Code(string text) =>
        Number().Matches(text.Normalize(NormalizationForm.FormKC)).Select(number => number.Value).Where(number => number.Length == CodeLength).ToList() is [var code] ? code : string.Empty;

    [GeneratedRegex(Presence, RegexOptions.NonBacktracking)]
    private static partial Regex Present();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
