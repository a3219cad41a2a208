using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>How often people spoke this year and how many of them: counts, no order.</summary>
internal sealed class SpeakingFigures(BotDbContext db, SpeakingPlan plan, IHeldTurns heldTurns, LocalClock clock)
{
    public async ValueTask<Reply> ReplyAsync(CommandCall call, string day, CancellationToken cancellationToken)
    {
        var asOf = clock.Today;
        ReadOnlySpan<char> rest = day;

        if (day.Length > 0 && !AsOfDay.TryTake(ref rest, clock.Now, out asOf))
        {
            return Reply.Refuse($"没看懂是截至哪天，例如：述学 统计 {clock.Today:M月d日}");
        }

        if (AsOfDayText.Refusal(asOf, clock.Today) is { } refusal)
        {
            return Reply.Refuse(refusal);
        }

        return call.Caller.IsAdmin ? Reply.Say(await TextAsync(asOf, cancellationToken)) : Reply.Say($"{call.Member.Group!.Name}：{await OfGroupAsync(call.Member.Group, asOf, cancellationToken)}");
    }

    /// <summary>今年本支部 9 人讲过 7 人，共 8 次.</summary>
    public async ValueTask<string> OfGroupAsync(StudyGroup group, DateOnly asOf, CancellationToken cancellationToken)
    {
        var held = Held(asOf).Where(t => t.GroupId == group.Id);
        var people = db.Members.OnRoster(asOf).Where(m => m.GroupId == group.Id);
        var (all, spoke, turns) = (await people.CountAsync(cancellationToken), await people.CountAsync(m => held.Any(t => t.MemberId == m.Id), cancellationToken), await held.CountAsync(cancellationToken));
        return $"今年{(group.Tier is Tiers.Branch ? "本支部" : "本组")} {all} 人讲过 {spoke} 人，共 {turns} 次";
    }

    /// <summary>How often one person spoke this year.</summary>
    public async ValueTask<int> OfMemberAsync(int memberId, DateOnly asOf, CancellationToken cancellationToken) =>
        await Held(asOf).CountAsync(t => t.MemberId == memberId, cancellationToken);

    /// <summary>Turns held, and how many of the people in groups that do not speak voluntarily had one.</summary>
    public async ValueTask<(int Turns, int Covered, int People, IReadOnlyList<string> Voluntary)> CountAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var held = Held(asOf);
        var voluntary = (await db.Groups.OrderBy(g => g.Id).ToListAsync(cancellationToken)).Where(plan.IsVoluntary).ToList();
        var left = voluntary.ConvertAll(g => g.Id);
        var people = db.Members.OnRoster(asOf).Where(m => !left.Contains(m.GroupId));
        return (await held.CountAsync(cancellationToken), await people.CountAsync(m => held.Any(t => t.MemberId == m.Id), cancellationToken), await people.CountAsync(cancellationToken), voluntary.ConvertAll(g => g.Name));
    }

    private async ValueTask<string> TextAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var (turns, covered, people, voluntary) = await CountAsync(asOf, cancellationToken);
        return $"截至{AsOfDayText.Written(asOf, clock.Today)}：述学 {turns} 人次，覆盖 {covered}/{people} 人{(voluntary.Count == 0 ? string.Empty : $"（{string.Join('、', voluntary)}自愿，不计）")}";
    }

    /// <summary>Those of the year of the day's week.</summary>
    private IQueryable<SpeakingTurn> Held(DateOnly asOf)
    {
        var first = StudyWeek.From(StudyWeek.Of(asOf).Year, 1).Key;
        return heldTurns.By(asOf).Where(t => t.WeekKey >= first);
    }
}
