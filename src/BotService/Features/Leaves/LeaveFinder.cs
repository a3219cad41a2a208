using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Leaves;

/// <summary>Which leave somebody decides on: its number from a button, or the name of who asked. What is unclear is asked back.</summary>
internal sealed partial class LeaveFinder(BotDbContext db, LeaveRequests requests, LocalClock clock)
{
    private const string GrantWord = "准假";

    private const string RefuseWord = "不准";

    private const int MostShown = 10;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(92);

    /// <summary>The leaves that are meant and what follows, or the reply that asks again.</summary>
    public async ValueTask<(IReadOnlyList<Leave> Leaves, string Note, Reply? Instead)> FindAsync(CommandCall call, string word, CancellationToken cancellationToken)
    {
        var reference = TopicReference.Take(call.Rest, clock);

        if (reference.TopicId is { } id)
        {
            var numbered = await requests.For(call.Caller).SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
            return numbered is null ? ([], string.Empty, await NotYoursAsync(call, id, cancellationToken)) : ([numbered], reference.Rest, null);
        }

        var since = clock.UtcNow - Recent;
        var recent = await requests.For(call.Caller).Where(l => l.AskedAt > since).OrderByDescending(l => l.AskedAt).ThenByDescending(l => l.Id).ToListAsync(cancellationToken);
        var waiting = recent.Where(l => l.State is LeaveState.Asked && l.MemberId != call.MemberId).ToList();

        // One that waits needs no name.
        if (call.Rest.Length == 0 && waiting.Count == 1)
        {
            return (waiting, string.Empty, null);
        }

        // A name that begins another is not that other: the whole group is looked at, not only who has asked.
        var candidates = await CandidatesAsync(call, recent, cancellationToken);
        var (named, rest) = NamesAtHead.TakeAll(call.Rest, candidates, m => [m.Name, m.UserId]);
        List<Leave> found = [];

        foreach (var alike in named)
        {
            var theirs = recent.Where(l => alike.Any(m => m.Id == l.MemberId)).ToList();
            // Two requests of one person are as unclear as two people of one name.
            var asked = theirs.Where(l => l.State is LeaveState.Asked).ToList();

            if (theirs.Count == 0 || asked.Count > 1)
            {
                return ([], string.Empty, asked.Count > 1 ? AskBack(asked, word) : NobodyAsked(alike[0], waiting, word));
            }

            found.Add(asked.FirstOrDefault() ?? theirs[0]);
        }

        if (found.Count > 0 && candidates.FirstOrDefault(m => found.TrueForAll(l => l.Member!.Name != m.Name) && IsAnsweredIn(rest, m, waiting)) is { } other)
        {
            var names = string.Join('、', found.Select(l => l.Member!.Name));
            return ([], string.Empty, Reply.Refuse($"这一条里还说了 {other.Name}，谁准谁不准没有看清，先没有答复，也没有告诉谁。请分开发，例如：{word} {names}；另发 {(word == RefuseWord ? GrantWord : RefuseWord)} {other.Name}"));
        }

        return found.Count == 0 ? ([], string.Empty, AskBack(waiting, word)) : (found, rest.Trim(' ', '　', '，', ',', '：', ':', '。', '、'), null);
    }

    /// <summary>Whoever waits for an answer is no part of a note to somebody else, and nobody else's answer is.</summary>
    private static bool IsAnsweredIn(string note, Member member, List<Leave> waiting) =>
        note.IndexOf(member.Name, StringComparison.Ordinal) is >= 0 and var at
        && (waiting.Exists(l => l.MemberId == member.Id) || Decides().IsMatch(note[(at + member.Name.Length)..]));

    private async ValueTask<IReadOnlyCollection<Member>> CandidatesAsync(CommandCall call, List<Leave> recent, CancellationToken cancellationToken)
    {
        var asked = recent.Select(l => l.Member!).DistinctBy(m => m.Id).ToList();

        if (call.Caller.Member is not { } decider)
        {
            return asked;
        }

        var group = await db.Members.AsNoTracking().Where(m => m.GroupId == decider.GroupId).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return [.. asked, .. group.Where(m => asked.TrueForAll(a => a.Id != m.Id))];
    }

    private static Reply NobodyAsked(Member member, List<Leave> waiting, string word) =>
        Reply.RefusePart($"{member.Name} 没有等您答复的请假，没有改动。{(waiting.Count == 0 ? string.Empty : $"\n{Waiting(waiting, word)}")}");

    private static Reply AskBack(List<Leave> waiting, string word)
    {
        if (waiting.Count == 0)
        {
            return Reply.Refuse("没有等您答复的请假。有联络员的组由本组联络员答复。");
        }

        return Reply.AskFor(Waiting(waiting, word), waiting.DistinctBy(l => l.Member!.Name).Count() < waiting.Count ? "姓名或 # 号" : "姓名", word, kind: PartKind.Term);
    }

    private static string Waiting(List<Leave> waiting, string word)
    {
        var alike = waiting.GroupBy(l => l.Member!.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return string.Join('\n',
            ["请说明是谁的请假：", .. waiting.Take(MostShown).Select(l => $"{l.Member!.Name} {l.Days()}，请发：{word} {(alike.Contains(l.Member.Name) ? $"#{l.Id}" : l.Member.Name)}")]);
    }

    /// <summary>A number that is not for this person: their own intent, or somebody else's to decide.</summary>
    private async ValueTask<Reply> NotYoursAsync(CommandCall call, int id, CancellationToken cancellationToken) =>
        call.MemberId is { } me && await db.Leaves.AnyAsync(l => l.Id == id && l.MemberId == me, cancellationToken)
            ? LeaveDecision.OwnLeave
            : Reply.Refuse("没有找到等您答复的这份请假；有联络员的组由本组联络员答复。");

    [GeneratedRegex("^的?(?:请?假)?(?:也|都|就|先|暂时?|还|再)*(?:不|没有?|未)?(?:能|予)?(?:准|批|同意|可以)")]
    private static partial Regex Decides();
}
