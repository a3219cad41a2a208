using BotService.Messaging;
using BotService.Simulator;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Demo;

/// <summary>Shows the chat page who there is.</summary>
internal sealed class DemoOrganisation(IServiceScopeFactory scopes, IOptions<OrganisationOptions> organisation) : ISimulatedOrganisation
{
    private const int Most = 500;

    public async Task<IReadOnlyList<SimulatedPerson>> ListAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var members = await db.Members.AsNoTracking().Include(m => m.Group).OrderBy(m => m.GroupId).ThenBy(m => m.Id).Take(Most).ToListAsync(cancellationToken);

        return [.. members.Select(m => new SimulatedPerson(m.UserId, m.Name, m.Group!.Name, (SimulatedRole)m.Role, m.Role is Role.Admin || organisation.Value.IsAdmin(m.UserKey)))];
    }
}
