using System.Globalization;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>The messages of one 督办, and what becomes of them when it is taken back.</summary>
internal sealed class ChaseMessages(BotDbContext db, OutboxWriter outbox, PushLog pushes, LedgerMessages notices)
{
    private const string ForLiaisons = ":l";

    /// <summary>Owes one to the owner, which counts in that person's week, and one to the liaisons of the unit.</summary>
    public async ValueTask OweAsync(LedgerItem item, Chased chased, DateOnly day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (key, rule) = (KeyOf(item, day), RuleOf(item, day));
        var sent = await db.Outbox.CountAsync(m => m.Key.StartsWith(key), cancellationToken);
        var counted = await pushes.CountAsync(rule, chased.Owner.Id, cancellationToken);

        // Taken back after it had left, and sent anew on the same day: that is another message.
        key = sent == 0 ? key : $"{key}:{sent + 1}";
        rule = counted == 0 ? rule : $"{rule}-{counted + 1}";
        outbox.Owe(key, [chased.Owner.UserId], new TextContent(chased.Text), notBefore: at);

        if (chased.Liaisons.Count > 0)
        {
            outbox.Owe(key + ForLiaisons, chased.Liaisons.Select(m => m.UserId), new TextContent(chased.ToLiaisons), notBefore: at);
        }

        pushes.Note(rule, [chased.Owner.Id], chased.Week.Key, at);
    }

    /// <summary>What waits goes, and is not counted; who has it hears that it is off.</summary>
    /// <param name="since">When it was said.</param>
    public async ValueTask WithdrawAsync(LedgerItem item, DateOnly day, string correction, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (key, rule) = (KeyOf(item, day), RuleOf(item, day));
        var messages = await db.Outbox.Where(m => m.Key.StartsWith(key) && m.CreatedAt >= since).ToListAsync(cancellationToken);

        foreach (var message in messages)
        {
            if (message is not { Attempts: 0, State: OutboxState.Waiting })
            {
                var people = message.People.ToList();
                var told = await db.Members.Where(m => people.Contains(m.UserId)).OrderBy(m => m.Id).Select(m => (int?)m.Id).ToListAsync(cancellationToken);
                await notices.TellEachAsync(told, correction, cancellationToken);
                continue;
            }

            db.Outbox.Remove(message);

            // The liaisons' counts in nobody's week.
            if (!message.Key.EndsWith(ForLiaisons, StringComparison.Ordinal))
            {
                await pushes.ForgetAtAsync(rule, message.NextAttemptAt, cancellationToken);
            }
        }
    }

    private static string KeyOf(LedgerItem item, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"ledger-chase:{item.Id}:{day:yyyyMMdd}");

    private static string RuleOf(LedgerItem item, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"chase-{item.Id}-{day:yyyyMMdd}");
}

/// <summary>Who is urged, and what each hears.</summary>
internal sealed record Chased(Member Owner, IReadOnlyList<Member> Liaisons, string Text, string ToLiaisons, StudyWeek Week);
