using System.Reflection;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Console;

/// <summary>Runs a command's own class for whoever is signed in: first to see what it would do, then to do it.</summary>
internal sealed class CommandActs(StoreWriter store, TimeProvider time)
{
    private const string Savepoint = "rehearsal";

    /// <summary>What the command asks first, or why it refuses; whatever it changed is taken back.</summary>
    public ValueTask<Reply> AskAsync<TCommand>(ConsoleVisit visit, string rest, CancellationToken cancellationToken)
        where TCommand : IChatCommand => RehearseAsync<TCommand>(visit, rest, isConfirmed: false, cancellationToken);

    /// <summary>What doing it would come to, taken back at once: the preview cannot differ from what will happen.</summary>
    public ValueTask<Reply> TryAsync<TCommand>(ConsoleVisit visit, string rest, CancellationToken cancellationToken)
        where TCommand : IChatCommand => RehearseAsync<TCommand>(visit, rest, isConfirmed: true, cancellationToken);

    /// <summary>Does it; the same form sent again gets the answer of the first time.</summary>
    public ValueTask<Reply> DoAsync<TCommand>(ConsoleVisit visit, string? once, string rest, CancellationToken cancellationToken)
        where TCommand : IChatCommand =>
        DoAsync<CommandServices>(visit, once, (commands, _, token) => RunAsync<TCommand>(commands, visit, rest, isConfirmed: true, token), cancellationToken);

    /// <summary>The same by a service of the transaction's own scope, where a form holds more than a command's words.</summary>
    public ValueTask<Reply> DoAsync<TService>(ConsoleVisit visit, string? once, Func<TService, BotDbContext, CancellationToken, ValueTask<Reply>> act, CancellationToken cancellationToken)
        where TService : notnull
    {
        var message = ChatActs.Message(visit, once, string.Empty);
        return store.RunAsync<TService, Reply>(
            async (service, db, token) =>
            {
                if (await db.Receipts.FindAsync([message.Key], token) is { } receipt)
                {
                    return new Reply(receipt.ReplyText);
                }

                var reply = await act(service, db, token);

                if (reply.IsRefusal)
                {
                    return reply;
                }

                db.Receipts.Add(new InboxReceipt { Key = message.Key, ReceivedAt = time.GetUtcNow(), ReplyText = reply.Text });
                return reply;
            },
            cancellationToken);
    }

    private ValueTask<Reply> RehearseAsync<TCommand>(ConsoleVisit visit, string rest, bool isConfirmed, CancellationToken cancellationToken)
        where TCommand : IChatCommand => store.RunAsync<CommandServices, Reply>(
        async (commands, db, token) =>
        {
            var transaction = db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync(Savepoint, token);
            var reply = await RunAsync<TCommand>(commands, visit, rest, isConfirmed, token);
            await transaction.RollbackToSavepointAsync(Savepoint, token);
            db.Reset();
            return reply;
        },
        cancellationToken);

    private async ValueTask<Reply> RunAsync<TCommand>(CommandServices commands, ConsoleVisit visit, string rest, bool isConfirmed, CancellationToken cancellationToken)
        where TCommand : IChatCommand
    {
        var command = typeof(TCommand).GetCustomAttribute<ChatCommandAttribute>()!;

        if (!visit.Caller.MayUse(command.Audience))
        {
            throw new InvalidOperationException($"A page offered {command.Word} to somebody who may not use it.");
        }

        var message = ChatActs.Message(visit, null, $"{command.Word} {rest}");
        var call = new CommandCall(visit.Caller, rest, message, time.GetUtcNow()) { IsConfirmed = isConfirmed };
        var reply = await commands.CommandOf<TCommand>().HandleAsync(call, cancellationToken);
        await commands.KeepAsync(call.Keeps, cancellationToken);
        return reply;
    }
}
