using BotService.Console.Access;
using BotService.Store;

namespace BotService.Console;

/// <summary>Notes who looked at whose names.</summary>
internal sealed class NameReads(StoreWriter store, TimeProvider time)
{
    private const int LongestSubject = 200;

    public async Task NoteAsync(ConsoleVisit visit, string subject, CancellationToken cancellationToken) => await store.RunAsync(
        (_, db, _) =>
        {
            db.Audit(time.GetUtcNow(), visit.Caller.UserId, "read", subject.Length > LongestSubject ? subject[..LongestSubject] : subject, "console");
            return ValueTask.FromResult(true);
        },
        cancellationToken);
}
