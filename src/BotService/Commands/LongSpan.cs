using BotService.Messaging;
using BotService.Time;

namespace BotService.Commands;

/// <summary>本月, 去年, 三季度: figures are kept by week, so the latest week's figure would be mistaken for that of the whole span.</summary>
internal static class LongSpan
{
    private static readonly HashSet<string> Words = ["本月", "这个月", "上月", "上个月", "下个月", "今年", "去年", "本年", "全年", "本季度", "上季度", "上半年", "下半年"];

    private static readonly string[] Ends = ["月", "月份", "年", "季度"];

    /// <summary>What to say instead of a figure; null when something else was said.</summary>
    public static Reply? Refuse(TopicReference said, string word, LocalClock clock) => !said.IsGiven && IsMeant(CommandText.Normalise(said.Rest))
        ? Reply.Refuse($"数字按周统计，请写是哪一周或其中哪一天，例如：{word} 第{StudyWeek.Of(clock.Today).Number}周，{word} 上周，{word} {clock.Today:M月d日}")
        : null;

    private static bool IsMeant(string said) => Words.Contains(said)
        || (said.Length <= 6 && Ends.Any(end => said.EndsWith(end, StringComparison.Ordinal)) && said.Any(c => char.IsDigit(c) || "一二三四五六七八九十".Contains(c, StringComparison.Ordinal)));
}
