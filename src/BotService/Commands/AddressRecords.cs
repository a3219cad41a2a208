using BotService.Messaging;
using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>By which ids other channels know a person, and the codes that would add one.</summary>
internal sealed class AddressRecords(BotDbContext db, ConfiguredChannels channels) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(ChannelAddress), typeof(BindCode)];

    public async Task<string?> LineAsync(Member member, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(member.UserId);
        var known = await db.Addresses.Where(a => a.UserKey == key).Select(a => a.Channel).ToListAsync(cancellationToken);
        return known.Count == 0 ? null : $"{string.Join('、', known.Distinct().Select(channels.TitleOf))}里认得您的账号 {known.Count} 个，用来给您发消息。";
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var key = erasure.Member.UserKey;
        await db.Addresses.Where(a => a.UserKey == key).ExecuteDeleteAsync(cancellationToken);
        await db.BindCodes.Where(c => c.UserKey == key).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task RenameAsync(AccountChange change, CancellationToken cancellationToken)
    {
        await db.Addresses.Where(a => a.UserKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(a => a.UserKey, change.NewKey), cancellationToken);
        await db.BindCodes.Where(c => c.UserKey == change.Key).ExecuteDeleteAsync(cancellationToken);
    }
}
