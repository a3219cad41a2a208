using BotService.Commands;
using BotService.Console.Access;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console;

/// <summary>What a question's command would answer in the chat, whole.</summary>
internal sealed class ChatWords(IServiceProvider services, BotDbContext db, TimeProvider time)
{
    public async Task<string> OfAsync<TCommand>(ConsoleVisit visit, CancellationToken cancellationToken)
        where TCommand : IChatCommand
    {
        // Questions that go to the database together need a connection that is open, as a message's always is.
        await db.Database.OpenConnectionAsync(cancellationToken);
        var message = ChatActs.Message(visit, null, string.Empty);
        return (await services.GetRequiredService<TCommand>().HandleAsync(new CommandCall(visit.Caller, string.Empty, message, time.GetUtcNow()), cancellationToken)).Text;
    }
}
