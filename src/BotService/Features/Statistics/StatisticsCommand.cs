using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Features.Statistics;

/// <summary>The six outcomes and the rate of one week, for everybody or one group; 这个数 then asks what is behind them.</summary>
[ChatCommand("统计", Usage = "统计 [第N周] [组名]", Summary = "六项结果和完成率", Audience = Audience.Admin, Glued = true, IsQuestion = true, Instead = "进度")]
internal sealed class StatisticsCommand(BotDbContext db, FigureScopes scopes) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (scope, instead) = await scopes.ReadAsync(call.Rest, cancellationToken);

        if (scope is null)
        {
            return instead!;
        }

        var counts = FigureQueries.Of(scope.TopicIds, scope.Group?.Id);
        var remembered = LastFigure.Same(db, call, scope);
        await PendingQuery.AllAsync(db, [.. counts, remembered], cancellationToken);
        await db.RememberFigureAsync(call, scope, remembered, cancellationToken);
        return Reply.Say([FigureText.Headline(scope.Topics, scope.GroupName), .. counts.Sum().Lines()]);
    }
}
