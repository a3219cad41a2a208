using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Commands;

/// <summary>Who stands behind a channel's own id: the person who bound it, or the one whose userid it is. Nobody is guessed by name.</summary>
internal sealed class SenderAddresses(IServiceScopeFactory scopes, StoreWriter store, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>The same message from a person; unchanged when nobody is behind the id. Whoever has written in the own chat can be written to from then on.</summary>
    public async ValueTask<IncomingMessage> NamedAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.SenderKind is not SenderKind.Address)
        {
            return message;
        }

        var (key, isNew) = await FindAsync(message.Channel, message.Sender, cancellationToken);

        if (key is null)
        {
            return message;
        }

        if (isNew && !message.Place.IsGroup && message.Kind is IncomingKind.Words or IncomingKind.Wordless)
        {
            await store.RunAsync((_, db, token) => AddAsync(db, message, key, token), cancellationToken);
        }

        return message with { Sender = key, SenderKind = SenderKind.UserIdByAddress };
    }

    /// <summary>Whose id it is, and whether the store does not know it as an address yet.</summary>
    public async ValueTask<(string? UserKey, bool IsNew)> FindAsync(string channel, string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();

        if (await db.Addresses.Where(a => a.Channel == channel && a.Id == id).Select(a => a.UserKey).SingleOrDefaultAsync(cancellationToken) is { } bound)
        {
            return (bound, false);
        }

        var key = UserKey.Of(id);
        return organisation.Value.IsAdmin(key) || await db.Members.OnRoster(clock.Today).AnyAsync(m => m.UserKey == key, cancellationToken) ? (key, true) : (null, true);
    }

    private async ValueTask<bool> AddAsync(BotDbContext db, IncomingMessage message, string key, CancellationToken cancellationToken)
    {
        if (!await db.Addresses.AnyAsync(a => a.Channel == message.Channel && a.Id == message.Sender, cancellationToken))
        {
            db.Addresses.Add(new ChannelAddress { Channel = message.Channel, Id = message.Sender, UserKey = key, Since = clock.UtcNow });
        }

        return true;
    }
}
