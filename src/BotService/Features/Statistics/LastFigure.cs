using BotService.Commands;
using BotService.Store;

namespace BotService.Features.Statistics;

/// <summary>Keeps what the last figure was about, so that 这个数 needs no further words.</summary>
internal static class LastFigure
{
    public static async ValueTask RememberFigureAsync(this BotDbContext db, CommandCall call, FigureScope scope, CancellationToken cancellationToken)
    {
        var conversation = await db.ConversationOfAsync(call.Caller.UserId, cancellationToken);
        conversation.FigureWeekKey = scope.WeekKey;
        conversation.FigureGroupId = scope.Group?.Id;
    }
}
