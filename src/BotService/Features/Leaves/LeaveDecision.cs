using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Leaves;

/// <summary>Says yes or no to a leave, once: whoever comes second is told what the first one said.</summary>
internal sealed partial class LeaveDecision(BotDbContext db, LeaveFinder finder, OutboxWriter outbox, LocalClock clock)
{
    private const int LongestNote = 200;

    public static Reply OwnLeave { get; } = Reply.Refuse("自己的请假不能自己答复，请等其他联络员或管理员。");

    public async ValueTask<Reply> DecideAsync(CommandCall call, LeaveState decision, CancellationToken cancellationToken)
    {
        var (leaves, note, instead) = await finder.FindAsync(call, decision.Word(), cancellationToken);

        if (instead is not null)
        {
            return instead;
        }

        // 宋海涛的同意 says no more than the decision itself.
        note = decision is LeaveState.Granted && Agrees().IsMatch(note) ? string.Empty : note;

        if (!call.IsConfirmed && leaves.Any(leave => leave.State is LeaveState.Asked && leave.MemberId != call.MemberId) && DoubtIn(call, decision, leaves, note) is { } asked)
        {
            return Reply.AskFirst(asked, decision.Word(), leaves.Count == 1 ? $"#{leaves[0].Id} {note}".Trim() : call.Rest, refuses: decision is LeaveState.Refused);
        }

        if (leaves.Count == 1)
        {
            return await DecideAsync(leaves[0], note, call, decision, cancellationToken);
        }

        List<string> answers = [];

        foreach (var leave in leaves)
        {
            answers.Add((await DecideAsync(leave, note, call, decision, cancellationToken)).Text);
        }

        return Reply.Say(answers);
    }

    /// <summary>It cannot be unsaid: a refusal that names nobody or was said in own words is asked about, and a yes with a no behind it. Null where it is clear.</summary>
    private static string? DoubtIn(CommandCall call, LeaveState decision, IReadOnlyList<Leave> leaves, string note)
    {
        var which = string.Join('、', leaves.Select(leave => $"{leave.Member!.Name} {leave.Days()}"));

        return decision switch
        {
            LeaveState.Refused when call.Rest.Length == 0 || call.IsInOwnWords || Agrees().IsMatch(note) => $"不准 {which} 的请假{(note.Length == 0 ? string.Empty : $"（说明：{MessageText.ClipRunes(note, LongestNote)}）")}，会马上告诉本人。",
            LeaveState.Granted when SpeaksAgainst().IsMatch(note) || PartWords.IsUnsure(note.TrimStart('的')) => $"“{MessageText.ClipRunes(note, LongestNote)}”听着像不准，先没有答复。是要准 {which} 的请假吗？不准请发：不准 {leaves[0].Member!.Name}",
            _ => null,
        };
    }

    private async ValueTask<Reply> DecideAsync(Leave leave, string note, CommandCall call, LeaveState decision, CancellationToken cancellationToken)
    {
        if (leave.MemberId == call.MemberId)
        {
            return OwnLeave;
        }

        if (leave.State is not LeaveState.Asked)
        {
            return await AlreadyAsync(leave, cancellationToken);
        }

        leave.State = decision;
        leave.DecidedAt = call.Now;
        leave.DecidedBy = call.Caller.UserId;
        db.Audit(call.Now, call.Caller.UserId, "leave", string.Create(CultureInfo.InvariantCulture, $"leave {leave.Id} member {leave.MemberId}"), decision.ToString());

        var excused = decision is LeaveState.Granted ? await ExcuseAsync(leave, call, cancellationToken) : [];
        TellAsker(leave, call, excused, MessageText.ClipRunes(note, LongestNote));
        return Reply.Say($"已{(decision is LeaveState.Granted ? "准假" : "答复不准")}：{leave.Member!.Name} {leave.Days()}。{Consequence(excused)}已告诉本人。").WithButton(decision.Stamp());
    }

    /// <summary>Open topics that fall due in those days; topics that open later look the leave up themselves.</summary>
    private async ValueTask<List<ExcusedTopic>> ExcuseAsync(Leave leave, CommandCall call, CancellationToken cancellationToken)
    {
        var from = clock.StartOf(leave.From);
        var until = clock.StartOf(leave.To.AddDays(1));
        var due = db.Topics.DueWithin(from, until).Select(t => t.Id);
        var waiting = await db.Participations.Include(p => p.Topic)
            .Where(p => due.Contains(p.TopicId) && p.MemberId == leave.MemberId && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable || p.Outcome == Outcome.NotStudied))
            .OrderBy(p => p.Topic!.WeekKey).ToListAsync(cancellationToken);

        List<int> instead = [];

        foreach (var participation in waiting)
        {
            instead.AddRange(participation.Outcome is Outcome.NotStudied ? [participation.TopicId] : []);
            participation.Record(Outcome.Excused, call.Now, call.MemberId, remark: null);
        }

        return [.. waiting.Select(p => new ExcusedTopic(p.Topic!.WeekNumber, instead.Contains(p.TopicId)))];
    }

    private void TellAsker(Leave leave, CommandCall call, List<ExcusedTopic> excused, string? note)
    {
        var by = call.Caller.Member?.Name ?? "管理员";
        var words = leave.State is LeaveState.Granted
            ? $"您的请假已准（{leave.Days()}）。{Consequence(excused)}"
            : $"您的请假没有准（{leave.Days()}）。";
        outbox.Owe(
            string.Create(CultureInfo.InvariantCulture, $"leave:{leave.Id}:decided"),
            [leave.Member!.UserId],
            new TextContent($"{words}答复人：{by}{(note is null ? string.Empty : $"，说明：{note}")}"));
    }

    private static string Consequence(List<ExcusedTopic> excused) =>
        excused.Count == 0 ? string.Empty : $"{string.Join('、', excused.Select(t => $"第{t.WeekNumber}周{(t.WasNotStudied ? "（原来是没学）" : string.Empty)}").Distinct())}记为请假。";

    private async ValueTask<Reply> AlreadyAsync(Leave leave, CancellationToken cancellationToken)
    {
        var who = $"{leave.Member!.Name} {leave.Days()}的请假";

        if (leave.State is LeaveState.TakenBack || leave is not { DecidedAt: { } at, DecidedBy: { } by })
        {
            return Reply.Refuse($"{who}本人已撤回，不用答复。").WithButton(leave.State.Stamp());
        }

        var key = UserKey.Of(by);
        var name = await db.Members.Where(m => m.UserKey == key).Select(m => m.Name).SingleOrDefaultAsync(cancellationToken) ?? "管理员";
        return Reply.Refuse($"{who}已由 {name} 在 {clock.Moment(at)} 答复：{leave.State.Word()}。").WithButton(leave.State.Stamp());
    }

    /// <summary>先不批, but not 没问题.</summary>
    [GeneratedRegex(
        "^(?:我|的|先|暂时?|还是?|也|就|都|再|可能?)*(?:不(?!用|必|要紧|客气|错)|没(?!问题|关系|事)|未|别(?!忘|客气|着急)|莫|缓一?缓|" +
        "等(?:等|一|下|会|我|通知)|放一?放|考虑|商量|问一?[问下]|请示|待定|拒绝|驳回|退回|打回)")]
    private static partial Regex SpeaksAgainst();

    /// <summary>的可以, behind the name of somebody who was not to go.</summary>
    [GeneratedRegex("^的?(?:可以|行|好|准|同意|批|没问题|能准)(?:了|的|吧|啊)*$")]
    private static partial Regex Agrees();

    private sealed record ExcusedTopic(int WeekNumber, bool WasNotStudied);
}
