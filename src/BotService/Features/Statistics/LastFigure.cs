using BotService.Commands;
using BotService.Store;

namespace BotService.Features.Statistics;

/// <summary>Keeps what the last figure was about, so that 这个数 needs no further words.</summary>
internal static class LastFigure
{
    /// <summary>Keeps it unless the same was kept lately: then nothing has to be written.</summary>
    public static void RememberFigure(this CommandCall call, FigureScope scope)
    {
        if (!(call.Talk is { } talk && talk.FigureWeekKey == scope.WeekKey && talk.FigureGroupId == scope.Group?.Id && talk.FigureAt > call.Now - (Conversation.KeptFor / 2)))
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
