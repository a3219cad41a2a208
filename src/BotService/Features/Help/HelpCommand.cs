using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Help;

/// <summary>What this person can say here; nothing that would only be refused.</summary>
[ChatCommand("帮助", "菜单", "?", "help", Summary = "您能用的全部命令", Audience = Audience.Everyone, IsQuestion = true)]
internal sealed class HelpCommand(CommandCatalog catalog) : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var lines = catalog.Entries
            .Where(entry => call.Caller.MayUse(entry.Command.Audience))
            .Select(entry => $"{entry.Command.Usage} — {entry.Command.Summary}");
        var head = call.Caller.Member is null ? "您能用的命令：" : "学完回复 已学 就行。您能用的命令：";

        return ValueTask.FromResult(Reply.Say([head, .. lines]));
    }
}
