using System.Globalization;
using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>What this bot asked of people last month, readable by everybody; nobody is named.</summary>
[ChatCommand("负担", "减负", Summary = "上个月机器人让大家做了多少事", Audience = Audience.Everyone, IsQuestion = true, Under = LedgerWords.Overview)]
internal sealed class BurdenCommand(BotDbContext db, LedgerKinds kinds, LocalClock clock, IOptions<ReminderOptions> reminders) : IChatCommand
{
    private const int SilentDays = 90;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var until = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var (from, to) = (clock.StartOf(until.AddMonths(-1)), clock.StartOf(until));
        var pushes = db.SentNudges.Where(s => s.At >= from && s.At < to);
        var sent = await pushes.Select(s => new { s.MemberId, s.At }).Distinct().CountAsync(cancellationToken);
        var people = await db.Members.OnRoster(clock.Today).CountAsync(cancellationToken);
        var weeks = (until.DayNumber - until.AddMonths(-1).DayNumber) / 7.0;
        var entries = db.LedgerEntries.Where(e => e.At >= from && e.At < to && e.TakenBackAt == null && e.Via != "import");
        var typed = await entries.CountAsync(e => e.Via != "card", cancellationToken);
        var pressed = await entries.CountAsync(e => e.Via == "card", cancellationToken);
        var raised = await entries.CountAsync(e => e.From == null, cancellationToken);
        var exports = await db.AuditNotes.CountAsync(n => n.Action == "export" && n.At >= from && n.At < to, cancellationToken);
        var chased = await entries.CountAsync(e => e.Verb == nameof(LedgerVerb.Chase), cancellationToken);
        var each = people == 0 ? 0 : sent / (people * weeks);
        return Reply.Say(
            string.Create(CultureInfo.InvariantCulture, $"负担（{until.AddMonths(-1).Month}月）：推送 {people} 人共 {sent} 次，人均每周 {each:0.0} 次（最多 {reminders.Value.Budget}）"),
            $"清单请人打字 {typed} 次、点按 {pressed} 次；新提事项 {raised}；导出 {exports} 次；督办 {chased} 次",
            $"三个月没有变化的清单：{await SilentAsync(cancellationToken)}");
    }

    /// <summary>Lists that nobody wrote in for ninety days; an admin may switch them off, and nothing is lost.</summary>
    private async ValueTask<string> SilentAsync(CancellationToken cancellationToken)
    {
        var since = clock.StartOf(clock.Today.AddDays(-SilentDays));
        var used = await db.LedgerItems.Where(i => db.LedgerEntries.Any(e => e.ItemId == i.Id && e.At >= since)).Select(i => i.Kind).Distinct().ToListAsync(cancellationToken);
        var silent = kinds.All.Where(kind => kind.IsOn && !used.Contains(kind.Key)).Select(kind => kind.List).ToList();
        return silent.Count == 0 ? "无" : $"{string.Join('、', silent)}（可停用）";
    }
}
