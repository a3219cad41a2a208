using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Statements;

namespace BotService.Features.Statistics;

/// <summary>Keeps what the last figure was about, so that 这个数 needs no further words.</summary>
internal static class LastFigure
{
    private static readonly PreparedStatement Remembered = new("""
        SELECT 1 FROM "Conversations" WHERE "UserKey" = $1 AND "FigureWeekKey" = $2 AND "FigureGroupId" IS NOT DISTINCT FROM CAST($3 AS INTEGER) AND "FigureAt" > $4
        """);

    /// <summary>A row when it was remembered lately, for which nothing has to be written.</summary>
    public static PendingQuery<int> Same(BotDbContext db, CommandCall call, FigureScope scope) =>
        new(Remembered, row => row.GetInt32(0), UserKey.Of(call.Caller.UserId), scope.WeekKey, scope.Group?.Id, db.Instant(call.Now - (Conversation.KeptFor / 2)));

    /// <summary>Keeps it where it was not remembered lately.</summary>
    public static async ValueTask RememberFigureAsync(this BotDbContext db, CommandCall call, FigureScope scope, CancellationToken cancellationToken)
    {
        var remembered = Same(db, call, scope);
        await PendingQuery.AllAsync(db, [remembered], cancellationToken);

        if (remembered.Rows.Count == 0)
        {
            call.KeepFigure(scope);
        }
    }

    public static void KeepFigure(this CommandCall call, FigureScope scope) => call.Keeps.Add<BotDbContext>(async (db, token) =>
    {
        var conversation = await db.ConversationOfAsync(call.Caller.UserId, token);
        (conversation.FigureWeekKey, conversation.FigureGroupId, conversation.FigureAt) = (scope.WeekKey, scope.Group?.Id, call.Now);
    });
}
