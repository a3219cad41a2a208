using BotService.Store;

namespace BotService.Features.SignIn;

/// <summary>When an admin came in and left can be told afterwards, whichever way it was: a page or the chat.</summary>
internal static class AdminNotes
{
    private const string Everywhere = "everywhere";

    public static Task<string> EnterAsync(this BotDbContext db, Viewer caller, string method, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.NoteAdmin(caller, "sign-in", now, method);
        return db.OpenSessionAsync(caller.UserKey, method, now, cancellationToken);
    }

    public static Task<int> LeaveAsync(this BotDbContext db, Viewer caller, string session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.NoteAdmin(caller, "sign-out", now, detail: null);
        return db.EndSessionAsync(session, cancellationToken);
    }

    /// <summary>How many sessions ended; where there was none, nothing is noted.</summary>
    public static async Task<int> LeaveEverywhereAsync(this BotDbContext db, Viewer caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = await db.EndSessionsAsync(caller.UserKey, now, cancellationToken);

        if (ended > 0)
        {
            db.NoteAdmin(caller, "sign-out", now, Everywhere);
        }

        return ended;
    }

    private static void NoteAdmin(this BotDbContext db, Viewer caller, string action, DateTimeOffset now, string? detail)
    {
        if (caller.IsAdmin)
        {
            db.Audit(now, caller.UserId, action, "console", detail);
        }
    }
}
