using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>Gives a person the account that WeCom now knows the person by. Everything recorded stays: who keeps it gives it the new account.</summary>
internal sealed class AccountRename(StoreWriter store, LocalClock clock)
{
    public async Task<(bool Succeeded, string Answer)> RunAsync(string from, string to, CancellationToken cancellationToken) =>
        await store.RunAsync<IEnumerable<IPersonalRecords>, (bool, string)>((records, db, token) => RenameAsync(records, db, from.Trim(), to.Trim(), token), cancellationToken);

    private async ValueTask<(bool Succeeded, string Answer)> RenameAsync(IEnumerable<IPersonalRecords> records, BotDbContext db, string from, string to, CancellationToken cancellationToken)
    {
        var (key, newKey) = (UserKey.Of(from), UserKey.Of(to));

        if (PersonReader.FaultOf(to) is { } fault)
        {
            return (false, $"新账号 {CellText.Quote(to)} 不合规：{fault}。没有改动。");
        }

        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is not { } member)
        {
            return (false, $"名单里没有账号 {from}，没有改动。");
        }

        if (key != newKey && await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == newKey, cancellationToken) is { } other)
        {
            return (false, $"名单里已经有账号 {other.UserId}（{other.Name}），两个人的记录不能合并，没有改动。如果后来的是误导入的，请先用 erase {other.UserId} 删除，再运行一次。");
        }

        var change = new AccountChange(member, to);

        foreach (var record in records)
        {
            await record.RenameAsync(change, cancellationToken);
        }

        db.Audit(clock.UtcNow, "cli", "rename", "person", $"{member.UserId} -> {to}");
        return (true, $"{member.Name}：账号 {member.UserId} 已改成 {to}，记录不变。");
    }
}
