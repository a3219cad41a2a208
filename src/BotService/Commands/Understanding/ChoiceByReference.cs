using System.Globalization;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>A choice that is named by its week, or all of them at once.</summary>
internal static class ChoiceByReference
{
    /// <summary>Whether the letters speak of weeks or of all, and the choice that they name; null where they name none or several.</summary>
    public static (bool IsOne, QuestionChoice? Choice) Of(string letters, IReadOnlyList<QuestionChoice> choices, DateTime now)
    {
        if (References.EveryOne().Match(letters) is { Success: true } all)
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

        if (!new ChineseDates(now).TryTakeWeek(ref said, out var week) || !References.OnlyPoints(said))
        {
            return null;
        }

        // 本周 and 本周主题 look at the week.
        if (letters[0] is '本' or '这' && References.LooksAtTopic(said))
        {
            return null;
        }

        var label = string.Create(CultureInfo.InvariantCulture, $"第{week.Number}周");
        var fitting = choices.Where(choice => choice.Label.StartsWith(label, StringComparison.Ordinal)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }
}
