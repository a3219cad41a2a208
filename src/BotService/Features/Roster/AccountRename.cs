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
        await ReaddressAsync(db, member.UserId, to, cancellationToken);
        db.Audit(clock.UtcNow, "cli", "rename", "person", $"{member.UserId} -> {to}");
        return (true, $"{member.Name}：账号 {member.UserId} 已改成 {to}，记录不变。");
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
