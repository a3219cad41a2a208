using BotService.Commands;
using BotService.Console.Access;

namespace BotService.Console;

/// <summary>What a question's command would answer in the chat, whole.</summary>
internal sealed class ChatWords(IServiceProvider services, TimeProvider time)
{
    public async Task<string> OfAsync<TCommand>(ConsoleVisit visit, CancellationToken cancellationToken)
        where TCommand : IChatCommand
    {
        var message = ChatActs.Message(visit, null, string.Empty);
        return (await services.GetRequiredService<TCommand>().HandleAsync(new CommandCall(visit.Caller, string.Empty, message, time.GetUtcNow()), cancellationToken)).Text;
    }
}
