using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Leaves;

/// <summary>Which leave somebody decides on: its number from a button, or the name of who asked. What is unclear is asked back.</summary>
internal sealed class LeaveFinder(BotDbContext db, LeaveRequests requests, LocalClock clock)
{
    private const int MostShown = 10;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(92);

    /// <summary>The leave and what follows, or the reply that asks again.</summary>
    public async ValueTask<(Leave? Leave, string Note, Reply? Instead)> FindAsync(CommandCall call, string word, CancellationToken cancellationToken)
    {
        var reference = TopicReference.Take(call.Rest, clock);

        if (reference.TopicId is { } id)
        {
            var numbered = await requests.For(call.Caller).SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
            return numbered is null ? (null, string.Empty, await NotYoursAsync(call, id, cancellationToken)) : (numbered, reference.Rest, null);
        }

        var since = clock.UtcNow - Recent;
        var recent = await requests.For(call.Caller).Where(l => l.AskedAt > since).OrderByDescending(l => l.AskedAt).ThenByDescending(l => l.Id).ToListAsync(cancellationToken);
        var named = recent.Where(l => LengthAtHead(call.Rest, l.Member!) > 0).ToList();
        var longest = named.Select(l => LengthAtHead(call.Rest, l.Member!)).DefaultIfEmpty().Max();
        named.RemoveAll(l => LengthAtHead(call.Rest, l.Member!) < longest);
        var waiting = named.Where(l => l.State is LeaveState.Asked).DistinctBy(l => l.MemberId).ToList();

        if (named.Count == 0 || waiting.Count > 1)
        {
            return (null, string.Empty, AskBack(waiting.Count > 1 ? waiting : [.. recent.Where(l => l.State is LeaveState.Asked && l.MemberId != call.MemberId)], word));
        }

        return (waiting.FirstOrDefault() ?? named[0], call.Rest[longest..].Trim(' ', '　', '，', ',', '：', ':', '。'), null);
    }

    private static int LengthAtHead(string text, Member member) =>
        new[] { member.Name, member.UserId }.Where(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(name => name.Length).DefaultIfEmpty().Max();

    private static Reply AskBack(List<Leave> waiting, string word)
    {
        if (waiting.Count == 0)
        {
            return Reply.Refuse("没有等您答复的请假。有联络员的组由本组联络员答复。");
        }

        var alike = waiting.GroupBy(l => l.Member!.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return Reply.Refuse(string.Join('\n',
            ["请说明是谁的请假：", .. waiting.Take(MostShown).Select(l => $"{l.Member!.Name} {l.Days()}，请发：{word} {(alike.Contains(l.Member.Name) ? $"#{l.Id}" : l.Member.Name)}")]));
    }

    /// <summary>A number that is not for this person: their own wish, or somebody else's to decide.</summary>
    private async ValueTask<Reply> NotYoursAsync(CommandCall call, int id, CancellationToken cancellationToken) =>
        call.MemberId is { } me && await db.Leaves.AnyAsync(l => l.Id == id && l.MemberId == me, cancellationToken)
            ? LeaveDecision.OwnLeave
            : Reply.Refuse("没有找到等您答复的这份请假；有联络员的组由本组联络员答复。");
}
