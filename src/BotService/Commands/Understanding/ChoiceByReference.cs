using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>A choice that is named by its week, or all of them at once.</summary>
internal static partial class ChoiceByReference
{
    /// <summary>Whether the letters speak of weeks or of all, and the choice that they name; null where they name none or several.</summary>
    public static (bool IsOne, QuestionChoice? Choice) Of(string letters, IReadOnlyList<QuestionChoice> choices, DateTime now)
    {
        if (All().Match(letters) is { Success: true } all)
        {
            // 两个都是 of three does not say which two.
            var isEvery = all.Groups["count"] is not { Length: > 0 } count || "零一二三四".IndexOf(count.Value == "两" ? "二" : count.Value, StringComparison.Ordinal) == choices.Count - 1;
            return (true, isEvery ? choices.FirstOrDefault(choice => choice.Rest == TopicReference.AllWord) : null);
        }

        return InWeekOf(letters, choices, now) is { } ofWeek ? (true, ofWeek) : (false, null);
    }

    /// <summary>上周的, 是第50周那个: the choice whose label begins with that week, where nothing else is said.</summary>
    private static QuestionChoice? InWeekOf(string letters, IReadOnlyList<QuestionChoice> choices, DateTime now)
    {
        var said = letters.AsSpan().TrimStart("是就选要");

        if (!new ChineseDates(now).TryTakeWeek(ref said, out var week) || !OnlyPoints().IsMatch(said))
        {
            return null;
        }

        // 本周 and 本周主题 look at the week.
        if (letters[0] is '本' or '这' && (said.IsEmpty || said.EndsWith("主题")))
        {
            return null;
        }

        var label = string.Create(CultureInfo.InvariantCulture, $"第{week.Number}周");
        var fitting = choices.Where(choice => choice.Label.StartsWith(label, StringComparison.Ordinal)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    [GeneratedRegex(@"^(的|那|这|个|一|期|次|主题|吧|了|啊|哈|呀)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyPoints();

    /// <summary>都, 全部, 两个都是.</summary>
    [GeneratedRegex(@"^((?<count>[两二三四])[个期周]|都|全)(主题|都|全|部|是|要|的|吧|啊)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex All();
}
