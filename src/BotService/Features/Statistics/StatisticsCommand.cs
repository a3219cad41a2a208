using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Features.Statistics;

/// <summary>The six outcomes and the rate of one week, for everybody or one group; 这个数 then asks what is behind them.</summary>
[ChatCommand("统计", Usage = "统计 [第N周] [组名]", Summary = "六项结果和完成率；统计 图 另发十二周的图", Audience = Audience.Admin, Glued = true, IsQuestion = true, Instead = "进度")]
internal sealed class StatisticsCommand(BotDbContext db, FigureScopes scopes, PictureRequest pictures) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (withPicture, rest) = PictureRequest.Take(call.Rest);
        var (scope, instead) = await scopes.ReadAsync(rest, cancellationToken);

        if (scope is null)
        {
            return instead!;
        }

        var counts = FigureQueries.Of(scope.TopicIds, scope.Group?.Id);
        var remembered = LastFigure.Same(db, call, scope);
        await PendingQuery.AllAsync(db, [.. counts, remembered], cancellationToken);
        await db.RememberFigureAsync(call, scope, remembered, cancellationToken);
        IEnumerable<string> picture = withPicture ? [await pictures.OweAsync(call, scope.WeekKey, FormattableString.Invariant($"{scope.Group?.Id ?? 0}"), cancellationToken)] : [];
        return Reply.Say([FigureText.Headline(scope.Topics, scope.GroupName), .. counts.Sum().Lines(), .. picture]);
    }
}
