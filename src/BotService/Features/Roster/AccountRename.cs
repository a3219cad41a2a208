using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>Gives a person the account that WeCom now knows the person by. Everything recorded hangs on the person and stays.</summary>
internal sealed class AccountRename(StoreWriter store, LocalClock clock)
{
    public async Task<(bool Succeeded, string Answer)> RunAsync(string from, string to, CancellationToken cancellationToken) =>
        await store.RunAsync((_, db, token) => RenameAsync(db, from.Trim(), to.Trim(), token), cancellationToken);

    private async ValueTask<(bool Succeeded, string Answer)> RenameAsync(BotDbContext db, string from, string to, CancellationToken cancellationToken)
    {
        var (key, newKey) = (UserKey.Of(from), UserKey.Of(to));

        if (!PersonReader.IsUserId(to))
        {
            return (false, $"新账号 {to} 不合规：1–64 个字母、数字或 _ - @ .，没有改动。");
        }

        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is not { } member)
        {
            return (false, $"名单里没有账号 {from}，没有改动。");
        }

        if (key != newKey && await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == newKey, cancellationToken) is { } other)
        {
            return (false, $"名单里已经有账号 {other.UserId}（{other.Name}），两个人的记录不能合并，没有改动。如果后来的是误导入的，请先用 erase {other.UserId} 删除，再运行一次。");
        }

        await db.Members.Where(m => m.Id == member.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.UserId, to).SetProperty(m => m.UserKey, newKey).SetProperty(m => m.UnreachableSince, (DateTimeOffset?)null), cancellationToken);
        await db.Conversations.Where(c => c.UserKey == newKey).ExecuteDeleteAsync(cancellationToken);
        await db.Conversations.Where(c => c.UserKey == key).ExecuteUpdateAsync(set => set.SetProperty(c => c.UserKey, newKey), cancellationToken);
        await db.Addresses.Where(a => a.UserKey == key).ExecuteUpdateAsync(set => set.SetProperty(a => a.UserKey, newKey), cancellationToken);
        await db.BindCodes.Where(c => c.UserKey == key).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleLinks.Where(l => l.UserKey == key || l.UserKey == newKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleSessions.Where(s => s.UserKey == key || s.UserKey == newKey).ExecuteDeleteAsync(cancellationToken);
        await db.ConsoleUploads.Where(u => u.UserKey == key || u.UserKey == newKey).ExecuteDeleteAsync(cancellationToken);
        await FollowAsync(db, key, newKey, cancellationToken);
        await ReaddressAsync(db, member.UserId, to, cancellationToken);
        db.Audit(clock.UtcNow, "cli", "rename", "person", $"{member.UserId} -> {to}");
        return (true, $"{member.Name}：账号 {member.UserId} 已改成 {to}，记录不变。");
    }

    /// <summary>Who raised or handed out an item of a ledger goes on to see it, to answer for it and to be asked.</summary>
    private static async Task FollowAsync(BotDbContext db, string key, string newKey, CancellationToken cancellationToken)
    {
        await db.LedgerItems.Where(i => i.RaisedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.RaisedByKey, newKey), cancellationToken);
        await db.LedgerItems.Where(i => i.AssignedByKey == key).ExecuteUpdateAsync(set => set.SetProperty(i => i.AssignedByKey, newKey), cancellationToken);
        await db.LedgerEntries.Where(e => e.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(e => e.ByUserKey, newKey), cancellationToken);
        await db.LedgerLinks.Where(l => l.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(l => l.ByUserKey, newKey), cancellationToken);
        await db.SpeakingTurns.Where(t => t.ByUserKey == key).ExecuteUpdateAsync(set => set.SetProperty(t => t.ByUserKey, newKey), cancellationToken);
    }

    /// <summary>What is still owed and was never tried goes to the new account; what was tried repeats its bytes.</summary>
    private static async Task ReaddressAsync(BotDbContext db, string from, string to, CancellationToken cancellationToken)
    {
        var owed = await db.Outbox.Where(m => m.State == OutboxState.Waiting && m.Payload == null && m.Recipients.Contains(from)).Select(m => new { m.Id, m.Recipients }).ToListAsync(cancellationToken);

        foreach (var message in owed)
        {
            var recipients = message.Recipients.Split('|').Select(recipient => UserKey.Of(recipient) == UserKey.Of(from) ? to : recipient);
            await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Recipients, string.Join('|', recipients)), cancellationToken);
        }
    }
}
