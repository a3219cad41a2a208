using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Wording;

namespace BotService.Features.Study;

/// <summary>Takes back the person's own latest entry of the last 24 hours, whichever kind it was unless one is named; what was said stays in the history.</summary>
[ChatCommand("撤回", "撤销", "取消", Summary = "收回自己最近一次记录（" + UndoText.Span + "内）", BesideNumber = BesideNumber.TakesBack)]
internal sealed class TakeBackCommand(IEnumerable<ITakeBack> kinds, LaterActs acts) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var named = kinds.Where(kind => kind.Names.Any(name => call.Rest.Contains(name, StringComparison.Ordinal))).ToList();
        LatestRecord? latest = null;

        foreach (var kind in named is [] ? kinds.OrderBy(kind => kind.Rank) : named.OrderBy(kind => kind.Rank))
        {
            if (await kind.LatestAsync(call, call.Now - UndoLimit.Span, cancellationToken) is { } found && (latest is null || found.At > latest.At))
            {
                latest = found;
            }
        }

        if (latest is null)
        {
            return Reply.Refuse(named is [] ? $"{UndoText.Span}内没有可以收回的记录。更早的请找本组联络员代录更正。" : $"没有可以收回的{named[0].Names[0]}，没有改动。");
        }

        // About something older its own kind asks.
        return named is [] && !call.IsConfirmed && latest.At >= call.Now - UndoLimit.Span && await acts.AskAsync(call, latest.At, call.Now - UndoLimit.Span, cancellationToken) is { } asked
            ? asked
            : await latest.TakeBackAsync(cancellationToken);
    }
}
