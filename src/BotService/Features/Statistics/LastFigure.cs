using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Statistics;

/// <summary>Keeps what the last figure was about, so that 这个数 needs no further words.</summary>
internal static class LastFigure
{
    private static readonly Prepared Remembered = new("""
        SELECT 1 FROM "Conversations" WHERE "UserKey" = $1 AND "FigureWeekKey" = $2 AND "FigureGroupId" IS NOT DISTINCT FROM CAST($3 AS INTEGER)
        """);

    public static async ValueTask RememberFigureAsync(this BotDbContext db, CommandCall call, FigureScope scope, CancellationToken cancellationToken)
    {
        var same = await Remembered.ReadAsync(db, row => row.GetInt32(0), cancellationToken, UserKey.Of(call.Caller.UserId), scope.WeekKey, scope.Group?.Id);

        if (same.Count > 0)
        {
            return;
        }

        var conversation = await db.ConversationOfAsync(call.Caller.UserId, cancellationToken);
        conversation.FigureWeekKey = scope.WeekKey;
        conversation.FigureGroupId = scope.Group?.Id;
    }
}
