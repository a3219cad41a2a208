using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>What a figure is about: the opened topics of one week, and one group or everybody.</summary>
internal sealed record FigureScope(IReadOnlyList<Topic> Topics, StudyGroup? Group)
{
    /// <summary>Where they came along with the group; null where they have to be asked for.</summary>
    public Figures? Figures { get; init; }

    public int WeekKey => Topics[0].WeekKey;

    public IReadOnlyList<int> TopicIds => [.. Topics.Select(t => t.Id)];

    public string GroupName => Group?.Name ?? "全体";
}

/// <summary>Reads 第N周 and a group's name, in either order; asks back when a name fits several groups or none.</summary>
internal sealed partial class FigureScopes(BotDbContext db, AskedWeek asked, LocalClock clock)
{
    public async ValueTask<(FigureScope? Scope, Reply? Instead)> ReadAsync(string text, CancellationToken cancellationToken)
    {
        // Nearly always nothing or a group's name stands there, and no pattern need look at it.
        var (reference, name) = Split(text.Trim() is ['一' or '看' or '下', ..] words ? Ask().Replace(words, string.Empty) : text.Trim());
        name = reference.IsGiven && OnlyFigures().IsMatch(name) ? string.Empty : WithoutFigures(name);
        var isEverybody = CommandText.Normalise(name) is "" or "全体" or "全部" or "所有";
        var (week, missing) = await asked.FindAsync(reference, "统计", cancellationToken);

        if (missing is not null)
        {
            return (null, missing);
        }

        if (!isEverybody && await NamedAsync(name, week, reference, cancellationToken) is { } named)
        {
            return (named, null);
        }

        IReadOnlyList<Topic> topics = [.. (await db.OpenedTopicsAsync(week, cancellationToken)).Where(reference.Means)];

        if (topics.Count == 0)
        {
            return (null, await NoneOpenedAsync(reference.Week, cancellationToken));
        }

        if (isEverybody)
        {
            return (new FigureScope(topics, Group: null), null);
        }

        var (similar, instead) = await SimilarAsync(name, cancellationToken);
        return similar is null ? (null, instead) : (new FigureScope(topics, similar), null);
    }

    /// <summary>Null where no group has exactly this name, or nothing has opened.</summary>
    private async ValueTask<FigureScope?> NamedAsync(string name, int? week, TopicReference reference, CancellationToken cancellationToken)
    {
        var found = (await db.FiguresOfNamedAsync(name, week, cancellationToken)).Where(row => reference.Means(row.Topic)).OrderBy(row => row.Topic.Id).ToList();
        return found is [var (_, group, _), ..]
            ? new FigureScope([.. found.Select(row => row.Topic)], group) { Figures = found.Aggregate(Figures.None, (sum, row) => sum + row.Figures) }
            : null;
    }

    /// <summary>The opened topics that are meant, by default the latest week's, or why there are none.</summary>
    public async ValueTask<(IReadOnlyList<Topic> Topics, Reply? Instead)> TopicsAsync(TopicReference reference, string word, CancellationToken cancellationToken)
    {
        var (topics, instead) = await asked.TopicsAsync(reference, word, cancellationToken);
        return (topics, topics.Count == 0 ? instead ?? await NoneOpenedAsync(reference.Week, cancellationToken) : null);
    }

    private async ValueTask<Reply> NoneOpenedAsync(StudyWeek? week, CancellationToken cancellationToken)
    {
        if (week is not { } asked)
        {
            return Reply.Refuse("还没有开放过的主题。发 本周 看安排。");
        }

        var planned = await db.Topics.NotClosed().Where(t => t.WeekKey == asked.Key).OrderBy(t => t.OpensAt).FirstOrDefaultAsync(cancellationToken);
        return Reply.Refuse(planned is null
            ? $"{asked.Name}没有主题。"
            : $"第{asked.Number}周《{planned.Title}》{clock.Moment(planned.OpensAt)} 才开放，还没有数字。");
    }

    private (TopicReference Reference, string Name) Split(string text)
    {
        var reference = TopicReference.TakeWeekOrDay(text, clock);
        var bare = WithoutFigures(text);
        var space = bare.LastIndexOfAny([' ', '　', '，', ',']);

        if (reference.IsGiven || bare.Length == 0)
        {
            return (reference, reference.Rest);
        }

        if (space >= 0 && TopicReference.TakeWeekOrDay(bare[(space + 1)..], clock) is { IsGiven: true, Rest.Length: 0 } behind)
        {
            return (behind, bare[..space].Trim());
        }

        // 一支部上周: the week is glued to the group.
        return References.In(bare) is { Length: > 0 } week && bare.EndsWith(week, StringComparison.Ordinal) && TopicReference.Take(week, clock) is { IsGiven: true } glued
            ? (glued, bare[..^week.Length].Trim())
            : (reference, text);
    }

    private static string WithoutFigures(string name) => name.Contains('的') ? OfTheGroup().Replace(name, string.Empty) : name;

    /// <summary>一下上周, 下本周, but not 下周.</summary>
    [GeneratedRegex("^(?:一下|看一?看|看一下|下(?=[本上这]个?(?:周|星期|礼拜)|第))\\s*")]
    private static partial Regex Ask();

    /// <summary>上周的情况: what is asked for, and no group.</summary>
    [GeneratedRegex("^(?:的|学习|完成|情况|数据|结果|人数|完成率|怎么样|如何|吧|呢|[？?。\\s])*$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyFigures();

    [GeneratedRegex("的(?:学习|完成)?(?:情况|数据|结果|人数|完成率)[吧呢]?$")]
    private static partial Regex OfTheGroup();

    private async ValueTask<(StudyGroup? Group, Reply? Instead)> SimilarAsync(string name, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var found = BestMatches(groups, CommandText.Normalise(name));

        if (found.Count == 1)
        {
            return (found[0], null);
        }

        if (found.Count == 0 && LongSpan.Refuse(new TopicReference(null, null, name), "统计", clock) is { } hint)
        {
            return (null, hint);
        }

        if (found.Count == 0 && IsDay(name))
        {
            return (null, Reply.Refuse("统计 给的是现在的数字，没有某一天的。请去掉日子再发，例如：统计 本周"));
        }

        var head = found.Count == 0 ? $"没有叫“{MessageText.ClipRunes(name, 30)}”的组。现在的组：" : "有几个组都像，请写全名：";
        return (null, Reply.Refuse(string.Join('\n', [head, .. (found.Count == 0 ? groups : found).Select(g => g.Name)])));
    }

    /// <summary>截至12月5日: a day behind a week is no group.</summary>
    private bool IsDay(string name)
    {
        ReadOnlySpan<char> day = name.AsSpan().TrimStart("截至止到在 　");
        return new ChineseDates(clock.Now).TryTakeDate(ref day, out _) && day.Trim() is "" or "的" or "为止" or "止" or "前" or "时" or "当天";
    }

    private static List<StudyGroup> BestMatches(List<StudyGroup> groups, string wanted)
    {
        Func<string, bool>[] ways = [name => name == wanted, name => name.StartsWith(wanted, StringComparison.Ordinal), name => name.Contains(wanted, StringComparison.Ordinal)];
        return ways.Select(fits => groups.Where(g => fits(CommandText.Normalise(g.Name))).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }
}
