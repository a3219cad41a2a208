using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Commands;

/// <summary>Which topic a person means, at the head of what follows a command's word: #12 from a button, 第39周, or nothing.</summary>
/// <param name="Rest">What remains after it.</param>
internal readonly partial record struct TopicReference(int? TopicId, StudyWeek? Week, string Rest)
{
    /// <summary>A law's full name begins with it: 《中华人民共和国安全生产法》 is 《安全生产法》.</summary>
    private const string State = "中华人民共和国";

    /// <summary>What follows the word when every topic that waits is meant.</summary>
    public const string AllWord = "全部";

    /// <summary>No topic has it.</summary>
    private const int NoTopic = 0;

    /// <summary>Stands between several that are named.</summary>
    public const char Joint = '、';

    private const string Separators = " \u3000，,。.：:、；;";

    /// <summary>A title in its brackets, or part of one.</summary>
    public string? Title { get; init; }

    /// <summary>Every topic that waits: 都学完了.</summary>
    public bool IsAll { get; init; }

    /// <summary>How many that are, where it was said: 两个都学完了.</summary>
    public int? Count { get; init; }

    public bool IsGiven => TopicId is not null || Week is not null || Title is not null;

    /// <summary>A week that no year has, or a number that no topic can have.</summary>
    public bool IsNobodys => TopicId == NoTopic;

    /// <summary>Whether a topic may be the one that is meant.</summary>
    public bool Means(Topic topic) => Means(topic.Id, topic.WeekKey, topic.Title);

    /// <inheritdoc cref="Means(Topic)"/>
    public bool Means(int topicId, int weekKey, string title) =>
        (TopicId is null || topicId == TopicId)
        && (Week is null || weekKey == Week.Value.Key)
        && (Title is null || Holds(title, Title) || (Title.StartsWith(State, StringComparison.Ordinal) && Title.Length > State.Length && Holds(title, Title[State.Length..])));

    private static bool Holds(string title, string named) => NameFolding.Fold(title).Contains(NameFolding.Fold(named), StringComparison.Ordinal);

    /// <summary>The same, where a day stands for the week in which it lies: 统计 3月16日.</summary>
    public static TopicReference TakeWeekOrDay(string text, LocalClock clock)
    {
        var reference = Take(text, clock);
        var remaining = text.AsSpan();
        return !reference.IsGiven && new ChineseDates(clock.Now).TryTakeDate(ref remaining, out var day)
            ? new TopicReference(null, StudyWeek.Of(day), remaining.Trim(Separators).ToString())
            : reference;
    }

    /// <summary>Every topic that is named at the head, one after the other with 、 between, or all that wait: 第50周、第51周, 全部2. What remains follows the last.</summary>
    public static IReadOnlyList<TopicReference> TakeAll(string text, LocalClock clock)
    {
        if (Everything().Match(text) is { Success: true } all)
        {
            return [new TopicReference(null, null, all.Groups["rest"].Value.Trim()) { IsAll = true, Count = all.Groups["count"] is { Length: > 0 } count ? count.Value[0] - '0' : null }];
        }

        text = text.Trim();
        List<TopicReference> found = [Take(text, clock)];

        while (found[^1] is { IsGiven: true, Rest.Length: > 0 } last
            && text.LastIndexOf(last.Rest, StringComparison.Ordinal) is > 0 and var at
            && (last.Rest[0] is Joint || text[..at].TrimEnd().EndsWith(Joint))
            && Take(last.Rest.TrimStart(Joint, ' '), clock) is { IsGiven: true } next)
        {
            found.Add(next);
        }

        return found;
    }

    public static TopicReference Take(string text, LocalClock clock)
    {
        if (Number().Match(text) is { Success: true } number)
        {
            // A number that is too large for any topic is still a number, and no remark.
            var isNumber = int.TryParse(number.Groups[1].Value.Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            return new TopicReference(isNumber ? id : NoTopic, null, text[number.Length..].Trim());
        }

        if (text.StartsWith('《') && text.IndexOf('》', StringComparison.Ordinal) is > 1 and var close)
        {
            return new TopicReference(null, null, text[(close + 1)..].Trim(Separators.ToCharArray())) { Title = text[1..close] };
        }

        if (text == AllWord)
        {
            return new TopicReference(null, null, string.Empty) { IsAll = true };
        }

        var remaining = text.AsSpan();
        return new ChineseDates(clock.Now).TryTakeWeek(ref remaining, out var week)
            ? new TopicReference(null, week, remaining.Trim(Separators).ToString())
            : WeekNobodyHas().Match(text) is { Success: true } none ? new TopicReference(NoTopic, null, text[none.Length..].Trim(Separators.ToCharArray())) : new TopicReference(null, null, text);
    }

    [GeneratedRegex("^全部(?<count>[2-9])?(?:\\s+(?<rest>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Everything();

    [GeneratedRegex("^[#＃]([0-9０-９]+)")]
    private static partial Regex Number();

    /// <summary>Tried only when the text names no week that exists.</summary>
    [GeneratedRegex("^第\\s*[0-9０-９]+\\s*周")]
    private static partial Regex WeekNobodyHas();
}
