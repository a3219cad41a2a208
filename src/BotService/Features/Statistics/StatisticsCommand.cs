using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Wording;
using Microsoft.Extensions.Options;

namespace BotService.Features.Statistics;

/// <summary>The six outcomes and the rate of one week, for everybody or one group; 这个数 then asks what is behind them.</summary>
[ChatCommand("统计", Usage = "统计 [第N周] [组名]", Summary = "六项结果和完成率；统计 图 另发十二周的图", Audience = Audience.Admin, Glued = true, IsQuestion = true, Instead = "进度", BesideNumber = BesideNumber.Shows)]
[Help(FirstFor = Audience.Admin, Order = 1)]
internal sealed class StatisticsCommand(BotDbContext db, FigureScopes scopes, PictureRequest pictures, IOptions<PolicyOptions> policy) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (withPicture, rest) = PictureWord.Take(call.Rest);
        var (scope, instead) = await scopes.ReadAsync(rest, cancellationToken);

        if (scope is null)
        {
            return instead!;
        }

        var figures = scope.Figures ?? await db.FiguresAsync(scope.TopicIds, scope.Group?.Id, cancellationToken);
        call.RememberFigure(scope);

        if (scope.Group is { } group && !call.Caller.IsOf(group.Id) && figures.Expected is > 0 and < SmallGroups.LargestLookedAt
            && await TogetherAsync(scope, group, cancellationToken) is { } together)
        {
            return together;
        }

        IEnumerable<string> picture = withPicture ? [await pictures.OweAsync(call, scope.WeekKey, FormattableString.Invariant($"{scope.Group?.Id ?? 0}"), cancellationToken)] : [];
        return Reply.Say([FigureText.Headline(scope.Topics, scope.GroupName), .. figures.Lines(), .. picture]) with { Offers = withPicture ? [] : pictures.Offer("统计", rest) };
    }

    /// <summary>Null where the group's figure is shown alone, as 各组 shows it.</summary>
    private async ValueTask<Reply?> TogetherAsync(FigureScope scope, StudyGroup group, CancellationToken cancellationToken)
    {
        var shown = (await db.GroupFiguresAsync(scope.TopicIds, cancellationToken)).Outside(policy.Value.SmallestGroup).Single(row => row.GroupIds.Contains(group.Id));
        return shown.GroupId == group.Id
            ? null
            : Reply.Say([FigureText.Headline(scope.Topics, shown.Name()), $"有的组不足 {policy.Value.SmallestGroup} 人，这几个组的数字合在一起，单独的只给本组看。", .. shown.Figures.Lines()]);
    }
}
