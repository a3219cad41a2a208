using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>What running a command takes from one scope of services. Each is asked for when it is needed: of all commands only the one that runs is made.</summary>
internal sealed class CommandServices(IServiceProvider services)
{
    /// <summary>Those of a scope, the same ones for as long as it lasts.</summary>
    public static CommandServices Of(IServiceProvider scope) => scope.GetRequiredService<CommandServices>();

    public IChatCommand CommandOf(CommandEntry entry) => (IChatCommand)services.GetRequiredService(entry.Type);

    /// <summary>The same for a page, which names the command's class.</summary>
    public TCommand CommandOf<TCommand>()
        where TCommand : IChatCommand => services.GetRequiredService<TCommand>();

    /// <inheritdoc cref="IOwnerCheck.InsteadAsync"/>
    public ValueTask<Reply?> InsteadAsync(Understood.Run run, Viewer caller, CancellationToken cancellationToken) =>
        services.GetRequiredService<IOwnerCheck>().InsteadAsync(run, caller, cancellationToken);

    /// <inheritdoc cref="Reachability.WelcomeBackAsync"/>
    public ValueTask WelcomeBackAsync(Member member, DateTimeOffset now, CancellationToken cancellationToken) =>
        services.GetRequiredService<Reachability>().WelcomeBackAsync(member, now, cancellationToken);

    /// <summary>Keeps what an answer leaves in the store, in the transaction that keeps the answer; after a conflict once more in the next.</summary>
    public async ValueTask KeepAsync(KeptChanges changes, CancellationToken cancellationToken)
    {
        foreach (var (service, change) in changes.InOrder)
        {
            await change(services.GetRequiredService(service), cancellationToken);
        }
    }
}
