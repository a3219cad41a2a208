using BotService.Features.SignIn;
using BotService.Store;

namespace BotService.Console.Access;

/// <summary>When an admin came in and left can be told afterwards.</summary>
internal static class AdminNotes
{
    public static Task<string> EnterAsync(this BotDbContext db, Viewer caller, string door, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.NoteAdmin(caller, "sign-in", now, door);
        return db.OpenSessionAsync(caller.UserKey, door, now, cancellationToken);
    }

    public static void NoteAdmin(this BotDbContext db, Viewer caller, string action, DateTimeOffset now, string? detail = null)
    {
        if (caller.IsAdmin)
        {
            db.Audit(now, caller.UserId, action, "console", detail);
        }
    }
}
