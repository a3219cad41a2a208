using System.Globalization;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.LedgerLists.Reminding;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>Tells people of what was given to them or decided: one message a day at the day's slot, within their week.</summary>
[LedgerReminder("assigned", Position = 2, At = "16:17")]
internal sealed class LedgerMessages(
    BotDbContext db, OutboxWriter outbox, PushLog pushes, LimitsByChannel limits, LocalClock clock, WorkCalendar calendar, IOptions<ReminderOptions> options, IOptions<OutboxOptions> outboxOptions)
{
    /// <summary>Somebody who is away for longer hears of it when it is no news any more.</summary>
    private const int LongestAway = 60;

    private const int AtOnce = 500;

    /// <summary>How every such message's key begins; the person follows.</summary>
    private const string Prefix = "ledger-assigned:";

    /// <summary>It is no answer to what the person did, so it keeps the quiet hours however long WeCom was away.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    private TimeOnly Slot => options.Value.Of<LedgerReminderTimes>().Of<LedgerMessages>().At;

    private TimeOnly FirstOfWeek => options.Value.Of<LedgerReminderTimes>().Of<FirstPushes>().At;

    private int MostBytes => limits.Of(outboxOptions.Value.Channel).TextBytes;

    /// <summary>What has not left, and cannot have.</summary>
    private IQueryable<OutboxMessage> Unclaimed => db.Outbox.Where(m => m.State == OutboxState.Waiting && m.Attempts == 0);

    /// <summary>When the line reaches the person, and whether the week was full.</summary>
    /// <param name="card">The same with buttons, for when nothing else is told with it.</param>
    public async ValueTask<LedgerTold> TellAsync(int? memberId, string line, CancellationToken cancellationToken, CardContent? card = null)
    {
        // What somebody wrote on two lines is one here.
        line = line.ReplaceLineEndings(" ");
        var today = clock.Today;

        if (memberId is null || !options.Value.Of<LedgerReminderTimes>().Of<LedgerMessages>().IsOn || await db.Members.OnRoster(today).SingleOrDefaultAsync(m => m.Id == memberId, cancellationToken) is not { } member)
        {
            return LedgerTold.Nobody;
        }

        var day = calendar.IsWorkingDay(today) && TimeOnly.FromDateTime(clock.Now) < Slot ? today : calendar.NextWorkingDay(today);
        day = await BackAtWorkAsync(member.Id, day, cancellationToken);
        var at = calendar.NextCalm(day.ToDateTime(Slot));
        var isFull = false;

        if (!await HasSlotAsync(member.Id, at, cancellationToken) && await db.CountPushesAsync(member.Id, StudyWeek.Of(day).Key, cancellationToken) >= options.Value.Budget)
        {
            isFull = true;
            at = calendar.NextCalm(NextWeekOf(day).ToDateTime(FirstOfWeek));
        }

        return new LedgerTold(at, isFull, await PutAsync(member, line, card, at, cancellationToken));
    }

    /// <summary>The same to each of several, and to nobody twice.</summary>
    public async ValueTask TellEachAsync(IEnumerable<int?> memberIds, string line, CancellationToken cancellationToken)
    {
        foreach (var id in memberIds.Where(id => id is not null).Distinct())
        {
            await TellAsync(id, line, cancellationToken);
        }
    }

    /// <summary>Adds texts to what waits for the week's first working day, so that both are one push.</summary>
    /// <param name="texts">By whom they are for.</param>
    /// <param name="rule">Under which they are remembered.</param>
    /// <returns>For whom that was done: where something waits, and has room.</returns>
    public async ValueTask<HashSet<int>> JoinFirstOfWeekAsync(IReadOnlyDictionary<int, string> texts, string rule, DateOnly day, CancellationToken cancellationToken)
    {
        var at = calendar.NextCalm(day.ToDateTime(FirstOfWeek));
        HashSet<int> joined = [];

        foreach (var some in texts.Keys.Chunk(AtOnce))
        {
            var people = some.ToDictionary(id => KeyOf(id, at));
            var keys = people.Keys.ToList();
            var waiting = (await Unclaimed.AsNoTracking().Where(m => keys.Contains(m.Key)).OrderBy(m => m.Id).ToListAsync(cancellationToken))
                .ConvertAll(m => (Message: m, MemberId: people[m.Key], Text: WaitingLines.With(string.Join('\n', LinesOf(m)), texts[people[m.Key]], MostBytes)));
            waiting.RemoveAll(one => !one.Text.EndsWith(texts[one.MemberId], StringComparison.Ordinal));
            await TakeBackAsync(waiting.ConvertAll(one => one.Message.Id), cancellationToken);

            foreach (var (message, memberId, text) in waiting)
            {
                OweAgain(message, text);
                pushes.Note(rule, [memberId], StudyWeek.Of(day).Key, message.NextAttemptAt);
                joined.Add(memberId);
            }
        }

        return joined;
    }

    /// <summary>What was told of an item is so no more: a line that still waits goes out of its message; where it has left, or is only counted there, the person hears the correction. Whoever was told nothing hears nothing.</summary>
    /// <param name="subject">How the line begins.</param>
    /// <param name="since">When it was told.</param>
    public async ValueTask WithdrawAsync(int memberId, string subject, string correction, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await ToldAsync(memberId, subject, since, cancellationToken) is not { } message)
        {
            return;
        }

        List<string> lines = [.. LinesOf(message)];
        var isCounted = WaitingLines.ItemsOf(lines[^1]).Count == 0;
        lines.RemoveAt(lines.FindLastIndex(line => line.StartsWith(subject, StringComparison.Ordinal)));

        if (isCounted || !await TryReplaceAsync(message, string.Join('\n', lines), cancellationToken))
        {
            await TellAsync(memberId, correction, cancellationToken);
            return;
        }

        if (lines.Count == 0)
        {
            await pushes.ForgetAsync(RuleOf(message.NextAttemptAt), memberId, cancellationToken);
        }
    }

    /// <summary>Whether the person was told of it since then, or is going to be.</summary>
    public async ValueTask<bool> HasToldAsync(int memberId, string subject, DateTimeOffset since, CancellationToken cancellationToken) =>
        await ToldAsync(memberId, subject, since, cancellationToken) is not null;

    /// <summary>Every message that waits and may tell of an item; of all items without a name.</summary>
    public async ValueTask<IReadOnlyList<WaitingMessage>> WaitingAsync(string? name, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var waiting = Unclaimed.AsNoTracking().Where(m => m.Key.StartsWith(Prefix));

        if (name is not null)
        {
            var written = OutboxMessage.Escaped($"{name} ");
            waiting = waiting.Where(m => m.Content.Contains(written));
        }

        return (await waiting.OrderBy(m => m.Id).ToListAsync(cancellationToken)).ConvertAll(m => new WaitingMessage(m, int.Parse(m.Key.Split(':')[1], CultureInfo.InvariantCulture), LinesOf(m)));
    }

    /// <summary>Leaves of each message the lines that it has now; one without any is neither sent nor part of the person's week.</summary>
    public async ValueTask ReviseAsync(IReadOnlyList<WaitingMessage> revised, CancellationToken cancellationToken)
    {
        await TakeBackAsync([.. revised.Select(one => one.Message.Id)], cancellationToken);

        foreach (var one in revised.Where(one => one.Lines.Count > 0))
        {
            OweAgain(one.Message, string.Join('\n', one.Lines));
        }

        foreach (var empty in revised.Where(one => one.Lines.Count == 0).GroupBy(one => RuleOf(one.Message.NextAttemptAt), one => one.MemberId))
        {
            await pushes.ForgetEachAsync(empty.Key, [.. empty], cancellationToken);
        }
    }

    private async ValueTask<OutboxMessage?> ToldAsync(int memberId, string subject, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var prefix = PrefixOf(memberId);
        var messages = await db.Outbox.AsNoTracking().Where(m => m.Key.StartsWith(prefix) && m.CreatedAt >= since).OrderByDescending(m => m.Id).ToListAsync(cancellationToken);
        return messages.Find(m => LinesOf(m).Any(line => line.StartsWith(subject, StringComparison.Ordinal)));
    }

    /// <summary>Takes back what waits and owes the text for the same moment, or nothing when it is empty. False when it has left, or may have.</summary>
    private async ValueTask<bool> TryReplaceAsync(OutboxMessage waiting, string text, CancellationToken cancellationToken)
    {
        if (await Unclaimed.Where(m => m.Id == waiting.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        if (text.Length > 0)
        {
            OweAgain(waiting, text);
        }

        return true;
    }

    /// <summary>Takes back what was read as waiting.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them was claimed meanwhile; the whole work is tried again.</exception>
    private async ValueTask TakeBackAsync(List<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0 && await Unclaimed.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken) < ids.Count)
        {
            throw new DbUpdateConcurrencyException("A message was claimed before it was taken back.");
        }
    }

    private void OweAgain(OutboxMessage waiting, string text) =>
        outbox.Owe(waiting.Key, waiting.People, new TextContent(text), uselessFrom: waiting.UselessFrom, notBefore: waiting.NextAttemptAt);

    private DateOnly NextWeekOf(DateOnly day) => calendar.FirstWorkingDay(StudyWeek.Of(day).Next()) ?? calendar.NextWorkingDay(StudyWeek.Of(day).Sunday);

    /// <summary>Leave silences everything: the first working day on which the person is there.</summary>
    private async ValueTask<DateOnly> BackAtWorkAsync(int memberId, DateOnly day, CancellationToken cancellationToken)
    {
        var last = day.AddDays(LongestAway);

        while (day < last && await db.Leaves.AskedOrGranted().On(day).Where(l => l.MemberId == memberId).MaxAsync(l => (DateOnly?)l.To, cancellationToken) is { } to)
        {
            day = calendar.NextWorkingDay(to);
        }

        return day;
    }

    private async ValueTask<bool> HasSlotAsync(int memberId, DateTime at, CancellationToken cancellationToken)
    {
        var key = KeyOf(memberId, at);
        return await Unclaimed.AnyAsync(m => m.Key == key, cancellationToken);
    }

    /// <summary>Adds the line to the message that waits for that time; the lines that stood there before.</summary>
    private async ValueTask<IReadOnlyList<string>> PutAsync(Member member, string line, CardContent? card, DateTime at, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(at);
        var key = KeyOf(member.Id, at);
        var instant = clock.ToInstant(at);
        await db.SaveChangesAsync(cancellationToken);
        var waiting = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key, cancellationToken);
        var before = waiting is null ? string.Empty : string.Join('\n', LinesOf(waiting));

        if (waiting is not null && !await TryReplaceAsync(waiting, WaitingLines.With(before, line, MostBytes), cancellationToken))
        {
            // It has left, or may have: what comes behind it is a message of its own and counts as one.
            (waiting, key, before) = (null, $"{key}:{clock.UtcNow.Ticks}", string.Empty);
            instant = clock.UtcNow > instant ? clock.UtcNow : instant.AddSeconds(1);
        }

        if (waiting is null)
        {
            OutboundContent content = card is null ? new TextContent(line) : card with { Summary = line };
            outbox.Owe(key, [member.UserId], content, uselessFrom: instant + Useful, notBefore: instant);
        }

        var rule = RuleOf(instant);

        if (!await pushes.HasAsync(rule, member.Id, cancellationToken))
        {
            pushes.Note(rule, [member.Id], StudyWeek.Of(day).Key, instant);
        }

        return WaitingLines.ItemsOf(before);
    }

    private static string[] LinesOf(OutboxMessage message) =>
        (message.Says() switch { TextContent text => text.Text, CardContent alone => alone.Summary, _ => string.Empty }).Split('\n');

    private string RuleOf(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"assigned-{clock.ToLocal(instant):yyyyMMddHHmmss}");

    private static string KeyOf(int memberId, DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(memberId)}{at:yyyyMMddHHmm}");

    private static string PrefixOf(int memberId) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{memberId}:");
}

/// <summary>When somebody is told of something.</summary>
/// <param name="At">Local time; null for nobody to tell.</param>
/// <param name="WeekIsFull">It waits for the next week, because the person has had enough in this one.</param>
/// <param name="Together">The items of which the person hears with it.</param>
internal sealed record LedgerTold(DateTime? At, bool WeekIsFull, IReadOnlyList<string> Together)
{
    private const int MostNamed = 6;

    public static LedgerTold Nobody { get; } = new(null, false, []);

    /// <summary>今天 16:17 告知本人，一并告知的有任13。</summary>
    public string Sentence(string name, DateOnly today, int budget)
    {
        if (At is not { } at)
        {
            return string.Empty;
        }

        if (WeekIsFull)
        {
            return $"{name}本周已收 {budget} 次，下周一一并告知；急事请当面说。";
        }

        var day = DateOnly.FromDateTime(at) == today ? "今天" : LedgerDays.Long(DateOnly.FromDateTime(at));
        return $"{day} {at:HH:mm} 告知本人{(Together.Count == 0 ? string.Empty : $"，一并告知的有{ShortList.Of(Together, MostNamed)}")}。";
    }
}
