using System.Buffers;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study.Answers;

/// <summary>Whose answer it is, when own words stand before it or a name behind it: an answer about somebody else is never the sender's.</summary>
internal sealed class AnswerOwner(BotDbContext db, IAskingBack askingBack, AnswerFinder answers, LocalClock clock) : IOwnerCheck
{
    /// <summary>So much of a title names it.</summary>
    private const int ShortestOfTitle = 3;

    private const int ShortestShortForm = 2;

    private const string Joints = "和跟与同及";

    /// <summary>我跟你说王芳学完了 is not of both.</summary>
    private static readonly SearchValues<char> Telling = SearchValues.Create("说讲报告问");

    private static readonly string[] Excepting = ["除了", "除开", "除去", "除外", "以外", "之外"];

    private static readonly string[] Together = ["我和", "我跟", "我与", "我同"];

    public async ValueTask<Reply?> InsteadAsync(Understood.Run run, Viewer caller, CancellationToken cancellationToken)
    {
        if (caller.Member is not { } sender)
        {
            return null;
        }

        if (run.Lead.Length > 0 && !IsOwn(run.Lead, sender, caller))
        {
            if (await OthersAsync(run.Lead, run, caller, cancellationToken) is { } others)
            {
                return others;
            }

            var isLikelyOwn = run.Word is AnswerWords.Studied && LikelyOwnDeed.In(run.Lead);
            return isLikelyOwn || await IsOfTopicAsync(run.Lead, caller, cancellationToken) ? null
                : await OfOtherTopicAsync(run, sender, caller, cancellationToken) ?? AskWhoseItIs(run, caller);
        }

        // A leave is asked for oneself, whoever else stands in its words.
        if (run.Word is not (AnswerWords.Studied or AnswerWords.NotStudied))
        {
            return run.Rest.Length == 0 ? null : await OthersAsync(Fold(run.Rest), run, caller, cancellationToken);
        }

        return NameIn(run.Rest) is { } name && name != Fold(sender.Name)
            ? await OthersAsync(name, run, caller, cancellationToken) ?? (IsNameAlone(run.Rest) ? AskWhoseItIs(run, caller) : null)
            : null;
    }

    private Reply AskWhoseItIs(Understood.Run run, Viewer caller) => askingBack.For(new Understood.Unsure(Doubt.WhoseIsIt) { IfYes = $"{run.Word} {run.Rest}" }, caller);

    /// <summary>Own name, or one's own with others: 我和李四. The own group is a member's office, and a liaison's people.</summary>
    private static bool IsOwn(string lead, Member sender, Viewer caller) =>
        (Together.Any(word => lead.StartsWith(word, StringComparison.Ordinal)) && lead.AsSpan().IndexOfAny(Telling) < 0)
        || EndsWithName(lead, Fold(sender.Name))
        || (!caller.IsLiaison && sender.Group is { } group && Fold(group.Name).Contains(lead, StringComparison.Ordinal));

    /// <summary>陈静和马超 are two. 马超 and 我是马超这周的, but not 马超群: behind the own name stands nothing but what can only be one's own.</summary>
    private static bool EndsWithName(string lead, string name) =>
        lead.LastIndexOf(name, StringComparison.Ordinal) is >= 0 and var at
        && !(at > 0 && Joints.Contains(lead[at - 1], StringComparison.Ordinal))
        && lead[(at + name.Length)..] is var behind
        && (behind.Length == 0 || PersonWords.IsOfOneself(behind) || LikelyOwnDeed.In(behind));

    /// <summary>A liaison is offered to record it for the person; anybody else hears that it is not theirs to say.</summary>
    private async ValueTask<Reply?> OthersAsync(string words, Understood.Run run, Viewer caller, CancellationToken cancellationToken)
    {
        var sender = caller.Member!;
        var group = await db.Members.OnRoster(clock.Today).Where(m => m.GroupId == sender.GroupId && m.Id != sender.Id).Select(m => m.Name).ToListAsync(cancellationToken);
        var named = string.Join('、', NamedIn(words, group));

        if (named.Length == 0)
        {
            return null;
        }

        if (!caller.IsLiaison || run.Word is not (AnswerWords.Studied or AnswerWords.NotStudied))
        {
            return askingBack.For(new Understood.Unsure(Doubt.Others), caller);
        }

        // 除了王伟 names the one of whom it is not true.
        if (Excepts(words))
        {
            return Reply.Refuse($"{named} 以外的人要写明姓名，没有记。请发：代录 姓名 {run.Word} 原因，几个人用顿号隔开；看还有谁没答复发 未报。");
        }

        var reason = Remark(run.Rest) is { Length: > 0 } said && NameIn(said) is null ? said : "联络员转告";
        return Reply.AskFirst($"要替 {named} 代录 {run.Word} 吗？记录会注明由您代录（{reason}）。", "代录", $"{named} {run.Word} {reason}");
    }

    /// <summary>调查研究那篇已学完: what stands before the answer is the one topic that the sender can answer now, with words that can only be one's own.</summary>
    private async ValueTask<bool> IsOfTopicAsync(string lead, Viewer caller, CancellationToken cancellationToken)
    {
        var open = OpenAnswers.For(caller) ?? await db.OpenForAsync(caller.UserKey, clock.UtcNow, cancellationToken);
        return open is [{ Topic: { } topic }] && WithoutWordsOf(Fold(topic.Title), lead) is { } left && left.Length < lead.Length && PersonWords.IsOfOneself(left);
    }

    /// <summary>为民办实事学完了, of a topic that takes no answers now: what became of it, and never a question whose yes records another.</summary>
    private async ValueTask<Reply?> OfOtherTopicAsync(Understood.Run run, Member sender, Viewer caller, CancellationToken cancellationToken)
    {
        if (run.Word is not (AnswerWords.Studied or AnswerWords.NotStudied))
        {
            return null;
        }

        var tiers = await db.TiersOfAsync(sender.Id, cancellationToken);
        var planned = await db.Topics.NotClosed().Where(t => t.OpenedAt == null).MeantFor(tiers).Select(t => new { t.WeekKey, t.Title }).ToListAsync(cancellationToken);
        var owed = await db.CountedOf(sender.Id).Select(p => new { p.Topic!.WeekKey, p.Topic.Title }).ToListAsync(cancellationToken);
        var open = OpenAnswers.TitlesFor(caller);
        var others = planned.Concat(owed).Where(one => !open.Contains(one.Title, StringComparer.Ordinal)).OrderByDescending(one => one.WeekKey).ToList();

        if (TitleInWords.Marked(run.Lead, others.Select(one => one.Title)) is not { } marked || References.In(marked) is not ['《', .., '》'] named)
        {
            return null;
        }

        var meant = others.Find(one => NameFolding.Fold(one.Title).Contains(NameFolding.Fold(named[1..^1]), StringComparison.Ordinal));
        return meant is null ? null : await answers.OverAsync(caller, sender.Id, new TopicReference(null, StudyWeek.FromKey(meant.WeekKey), string.Empty) { Title = meant.Title }, run.Word, cancellationToken);
    }

    /// <summary>The lead without the longest words of the title that stand in it.</summary>
    private static string WithoutWordsOf(string title, string lead)
    {
        for (var length = Math.Min(lead.Length, title.Length); length >= ShortestOfTitle; length--)
        {
            for (var at = 0; at + length <= lead.Length; at++)
            {
                if (title.Contains(lead.AsSpan(at, length), StringComparison.Ordinal))
                {
                    return lead.Remove(at, length);
                }
            }
        }

        // 调研 is short for 调查研究.
        var (taken, from) = (0, 0);

        while (taken < lead.Length && title.IndexOf(lead[taken], from) is >= 0 and var found)
        {
            (taken, from) = (taken + 1, found + 1);
        }

        return taken >= ShortestShortForm ? lead[taken..] : lead;
    }

    private static bool Excepts(string words) => words.StartsWith('除') || Excepting.Any(word => words.Contains(word, StringComparison.Ordinal)) || (words.IndexOf('除') is >= 0 and var at && words.IndexOf('外', at) > at);

    /// <summary>Everybody whose name stands there, in that order; a name inside a longer one is not meant.</summary>
    private static IEnumerable<string> NamedIn(string words, IEnumerable<string> names)
    {
        List<(int At, string Name)> found = [];

        foreach (var name in names.Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length))
        {
            var folded = Fold(name);

            if (words.IndexOf(folded, StringComparison.Ordinal) is >= 0 and var at)
            {
                found.Add((at, name));
                words = words.Replace(folded, new string('\0', folded.Length), StringComparison.Ordinal);
            }
        }

        return found.OrderBy(one => one.At).Select(one => one.Name);
    }

    /// <summary>Two or three letters that begin like a name and nothing else: somebody may be meant.</summary>
    public static bool IsNameAlone(string rest) => NameIn(rest) is { Length: 2 or 3 } && Clause.Split(Remark(rest)).Count == 1;

    /// <summary>The first words behind an answer, when they look like somebody's name.</summary>
    private static string? NameIn(string rest)
    {
        var first = Clause.Split(Remark(rest)) is [var clause, ..] ? clause.Letters : string.Empty;
        return first.Length is 2 or 3 or 4 && PersonWords.Surnames.Contains(first[0], StringComparison.Ordinal) && !WhyNot.Is(first) ? first : null;
    }

    /// <summary>Without the word for every topic that waits, which stands before it: 全部2.</summary>
    private static string Remark(string rest) => rest.StartsWith(TopicReference.AllWord, StringComparison.Ordinal) ? rest[TopicReference.AllWord.Length..].TrimStart([.. "23456789 "]) : rest;

    private static string Fold(string name) => CommandText.Normalise(name);
}
