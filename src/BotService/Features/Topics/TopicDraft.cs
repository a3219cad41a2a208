using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>A topic as an admin writes it in one line: title, then the due moment; a link and an audience anywhere.</summary>
internal sealed partial record TopicDraft(string Title, DateTime Due, string? Link, Tiers Audience, StudyWeek Week)
{
    private const int LongestTitle = 200;

    private const int LongestLink = 2048;

    private const string Separators = " \u3000\t，,。、；;：:";

    /// <summary>The draft, or what is missing in it.</summary>
    public static (TopicDraft? Draft, string? Problem) Read(string text, LocalClock clock, StudyTimes times)
    {
        var links = Links().Matches(text);

        if (links.Count > 1 || (links.Count == 1 && (links[0].Length > LongestLink || !Uri.TryCreate(links[0].Value, UriKind.Absolute, out _))))
        {
            return (null, "链接只能有一个，要写完整，以 http:// 或 https:// 开头。");
        }

        var words = Links().Replace(text, " ");

        if (!TryTakeAudience(ref words, out var audience))
        {
            return (null, "对象没看懂，可以写：党组、支部、青年、全体，例如：对象:支部、青年");
        }

        if (!TryTakeDue(words, new ChineseDates(clock.Now), times, out var title, out var due))
        {
            return (null, "没看懂截止时间，请写在标题后面。");
        }

        // The week is named in front, or it is the one in which the topic falls due.
        var week = StudyWeek.Of(DateOnly.FromDateTime(due));
        ReadOnlySpan<char> named = title;

        if (title.StartsWith('第') && new ChineseDates(clock.Now).TryTakeWeek(ref named, out var written))
        {
            due = written == week ? due : DueIn(written, words, times) ?? due;
            (week, title) = (written, Clean(named.ToString()));
        }

        return title.Length is 0 or > LongestTitle
            ? (null, $"请在截止时间前面写标题（{LongestTitle} 字以内）。")
            : (new TopicDraft(title, due, links.Count == 0 ? null : links[0].Value, audience, week), null);
    }

    private static bool TryTakeAudience(ref string text, out Tiers audience)
    {
        var match = AudienceWords().Match(text);
        audience = match.Success ? Tiers.None : Tiers.All;

        foreach (var word in match.Groups[1].Value.Split(['、', '，', ',', '/', '和', '及'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "全体" or "所有人")
            {
                audience = Tiers.All;
                continue;
            }

            if (!TierWords.TryRead(word, out var tier))
            {
                return false;
            }

            audience |= tier;
        }

        text = match.Success ? text.Remove(match.Index, match.Length) : text;
        return audience is not Tiers.None;
    }

    /// <summary>The moment is the one that ends the text, so that a title may hold days and numbers of its own.</summary>
    private static bool TryTakeDue(string text, ChineseDates dates, StudyTimes times, out string title, out DateTime due)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);

            if (DateStart.MayBeAt(text, at) && dates.TryTakeMoment(ref rest, times.DueAt, out due) && rest.Trim(Separators) is "" or "截止" or "前" or "前截止")
            {
                title = Clean(text[..at]);
                return true;
            }
        }

        (title, due) = (string.Empty, default);
        return false;
    }

    /// <summary>第13周 … 周五 is that week's Friday; a written date stays what it is.</summary>
    private static DateTime? DueIn(StudyWeek week, string words, StudyTimes times) =>
        TryTakeDue(words, new ChineseDates(week.Monday.ToDateTime(TimeOnly.MinValue)), times, out _, out var due) && week.Contains(DateOnly.FromDateTime(due)) ? due : null;

    private static string Clean(string title)
    {
        title = DueWords().Replace(title, string.Empty).Trim(Separators.ToCharArray());
        return Spaces().Replace(title is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal) ? inner : title, " ");
    }

    [GeneratedRegex("https?://[^\\s，。；、）》」”\"<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("(?:对象|面向)\\s*[:：]\\s*(\\S+)")]
    private static partial Regex AudienceWords();

    [GeneratedRegex("[\\s，,：:]*(截止时间|截止到|截止|截至)[\\s：:]*$")]
    private static partial Regex DueWords();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
