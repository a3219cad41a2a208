using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Which topic an admin wants to change: by its week, or by its number where two share the week.</summary>
internal sealed partial class TopicPicker(BotDbContext db, LocalClock clock)
{
    private const int ShortestTitle = 2;

    /// <summary>With more behind it the topic is asked for without choices: they would not fit into what the store keeps of a question.</summary>
    private const int LongestRest = 200;

    /// <summary>What is named at the head, where 第39周的主题 and 本周主题 name no more than the week.</summary>
    public static TopicReference Read(string text, LocalClock clock)
    {
        var reference = TopicReference.Take(text, clock);
        return reference.IsGiven ? reference with { Rest = Noun().Replace(reference.Rest, string.Empty).Trim() } : reference;
    }

    /// <summary>The same where nothing else may follow: words that stand in the title of one open topic are that title.</summary>
    public async ValueTask<TopicReference> ReadAsync(string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reference = Read(text, clock);

        if (reference.IsGiven || reference.IsAll || reference.Rest.Length < ShortestTitle)
        {
            return reference;
        }

        var open = await db.Topics.TakingAnswers(now).ToListAsync(cancellationToken);
        var said = reference with { Title = reference.Rest, Rest = string.Empty };
        return open.Where(said.Means).ToList() is [var one] ? new TopicReference(one.Id, null, string.Empty) : reference;
    }

    /// <summary>Where none is named: the only one that takes answers, or else the reply that asks.</summary>
    public async ValueTask<(Topic? Topic, Reply? Instead)> OnlyOpenAsync(
        TopicReference reference, string word, string example, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Topics.TakingAnswers(now).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);

        return open switch
        {
            [] => await PickAsync(reference, word, example, fits: null, cancellationToken),
            [var one] => (one, null),
            _ => (null, Reply.AskWhich($"有几个主题还在收回复，{word}哪一个？先没有改。", [.. open.Select(t => new QuestionChoice($"第{t.WeekNumber}周《{t.Title}》", word, $"#{t.Id} {reference.Rest}"))])),
        };
    }

    /// <summary>One topic, or the reply that asks or says why there is none.</summary>
    /// <param name="example">How the command goes on behind this week's topic, for asking back; of a topic that is known its own time stands there.</param>
    /// <param name="fits">Which topics the command is for; null means those that nobody has closed.</param>
    public async ValueTask<(Topic? Topic, Reply? Instead)> PickAsync(
        TopicReference reference, string word, string example, Func<Topic, bool>? fits, CancellationToken cancellationToken)
    {
        if (!reference.IsGiven)
        {
            var how = $"请说明是哪一周，例如：{word} 第{StudyWeek.Of(clock.Today).Number}周{example}";
            return (null, reference.Rest.Length == 0 ? Reply.AskFor(how, "哪一周", word, kind: PartKind.Week) : Reply.RefusePart(how));
        }

        var all = await NamedAsync(reference, cancellationToken);
        var standing = all.Where(fits ?? (t => t.ClosedAt is null)).ToList();
        var name = reference.Week is { } week ? week.Name : reference.Title is { } title ? $"《{title}》" : $"#{reference.TopicId} ";

        return (all.Count, standing.Count) switch
        {
            (0, _) => (null, Reply.RefusePart(reference.Title is null ? $"{name}没有主题，没有改动。" : $"没有叫{name}的主题，没有改动。")),
            (_, 0) => (null, Reply.RefusePart($"{name}的《{all[^1].Title}》{State(all[^1])}，没有改动。")),
            (_, 1) => (standing[0], null),
            _ => (null, reference.Rest.Length > LongestRest
                ? Reply.Refuse(string.Join('\n', [$"{name}有几个主题，请说明是哪一个：", .. standing.Select(t => $"《{t.Title}》请发：{word} #{t.Id}{(example.Length == 0 ? example : t.PutOffTime(clock))}")]))
                : Reply.AskWhich($"{name}有几个主题，{word}哪一个？先没有改。", [.. standing.Select(t => new QuestionChoice($"第{t.WeekNumber}周《{t.Title}》", word, $"#{t.Id} {reference.Rest}".Trim()))])),
        };
    }

    private async Task<List<Topic>> NamedAsync(TopicReference reference, CancellationToken cancellationToken)
    {
        var weekKey = reference.Week?.Key;

        if (reference.Title is null)
        {
            return await db.Topics.Where(t => t.Id == reference.TopicId || t.WeekKey == weekKey).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        }

        // Titles are compared as people see them, which no database can; there is one a week.
        var titles = await db.Topics.Select(t => new { t.Id, t.Title }).ToListAsync(cancellationToken);
        var said = NameFolding.Fold(reference.Title);
        var meant = titles.Where(t => NameFolding.Fold(t.Title).Contains(said, StringComparison.Ordinal)).Select(t => t.Id).ToList();
        return await db.Topics.Where(t => meant.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }

    private string State(Topic topic) => topic switch
    {
        { ClosedAt: null } => "没有关闭",
        { VoidedAt: { } at } => $"{clock.Moment(at)} 已作废",
        { ClosedAt: { } at } => $"{clock.Moment(at)} 已关闭",
    };

    [GeneratedRegex("^的?(?:这个|那个)?主题(?=$|[到至延改推，,。\\s])|^(?:吧|了)$")]
    private static partial Regex Noun();
}
