using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Binding;

/// <summary>A code made on the host, for the first admin of a service that has no app.</summary>
internal sealed class HostBindCode(StoreWriter store, BindCodes codes, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>Null for somebody who is neither on today's roster nor an admin by configuration.</summary>
    public async Task<string?> MakeAsync(string userId, CancellationToken cancellationToken) => await store.RunAsync(
        async (_, db, token) =>
        {
            var (key, today) = (UserKey.Of(userId), clock.Today);

            if (!organisation.Value.IsAdmin(key) && !await db.Members.OnRoster(today).AnyAsync(m => m.UserKey == key, token))
            {
                return null;
            }

            var code = BindCodes.Random();
            await codes.AddAsync(db, key, code, clock.UtcNow, token);
            db.Audit(clock.UtcNow, "cli", "bind-code", key);
            return code;
        },
        cancellationToken);
}
