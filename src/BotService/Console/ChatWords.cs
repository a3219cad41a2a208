using BotService.Commands;
using BotService.Console.Access;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console;

/// <summary>What a question's command would answer in the chat, whole.</summary>
internal sealed class ChatWords(CommandServices commands, BotDbContext db, TimeProvider time)
{
    public async Task<string> OfAsync<TCommand>(ConsoleVisit visit, CancellationToken cancellationToken)
        where TCommand : IChatCommand => (await ReplyAsync<TCommand>(visit, string.Empty, string.Empty, cancellationToken)).Text;

    /// <param name="word">By which word the command is called, where it serves several.</param>
    /// <param name="rest">What stands behind the word.</param>
    public async Task<Reply> ReplyAsync<TCommand>(ConsoleVisit visit, string word, string rest, CancellationToken cancellationToken)
        where TCommand : IChatCommand
    {
        // Questions that go to the database together need a connection that is open, as a message's always is.
        await db.Database.OpenConnectionAsync(cancellationToken);
        return await commands.CommandOf<TCommand>().HandleAsync(Call(visit, rest) with { Word = word }, cancellationToken);
    }

    /// <summary>What a class of the chat is asked with.</summary>
    public CommandCall Call(ConsoleVisit visit, string rest) => new(visit.Caller, rest, ChatActs.Message(visit, null, rest), time.GetUtcNow());
}
