using BotService.Messaging;
using BotService.Store;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Who passed a notice on, and who may take it back, in the chat and on its page.</summary>
internal sealed class NoticeRights(BotDbContext db)
{
    /// <summary>The audit's word for passing a notice on.</summary>
    public const string Sent = "notice";

    /// <summary>The audit's word for taking one back.</summary>
    public const string TakenBack = "notice-void";

    /// <summary>One note for each notice that somebody passed on.</summary>
    public IQueryable<AuditNote> SentNotes => db.AuditNotes.Where(n => n.Action == Sent);

    public void NoteSent(Topic notice, Viewer by, DateTimeOffset now) => db.Audit(now, by.UserId, Sent, SubjectOf(notice), notice.Title);

    public void NoteTakenBack(Topic notice, Viewer by, DateTimeOffset now) => db.Audit(now, by.UserId, TakenBack, SubjectOf(notice), notice.Title);

    /// <summary>Null when it can be taken back by that person now; otherwise why not.</summary>
    public async ValueTask<string?> WhyNotTakenBackAsync(Topic notice, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!viewer.IsAdmin && !await HasSentAsync(notice, viewer, cancellationToken))
        {
            return $"传{notice.Number} 由发的人或管理员撤回，没有改动。";
        }

        if (notice.ClosedAt is not null)
        {
            return $"传{notice.Number} 已经撤回过了。";
        }

        return now - notice.OpensAt > UndoLimit.Span ? $"传{notice.Number} 发出已过 {UndoText.Span}，撤不回了，没有改动。" : null;
    }

    /// <summary>The note names the account as the channel wrote it. It is never older than the notice, which keeps the query short.</summary>
    private async ValueTask<bool> HasSentAsync(Topic notice, Viewer viewer, CancellationToken cancellationToken)
    {
        var (subject, sentAt) = (SubjectOf(notice), notice.OpensAt);
        var sender = await SentNotes.Where(n => n.At >= sentAt && n.Subject == subject).Select(n => n.Actor).FirstOrDefaultAsync(cancellationToken);
        return sender is not null && UserKey.Of(sender) == viewer.UserKey;
    }

    private static string SubjectOf(Topic notice) => FormattableString.Invariant($"notice {notice.Number}");
}
