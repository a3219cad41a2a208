using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.Extensions.Options;

namespace BotService.Features.Statistics;

/// <summary>All groups side by side, made comparable by the rate; in roster order, because it is no ranking.</summary>
[ChatCommand("各组", Usage = "各组 [第N周]", Summary = "各组的完成率和六项结果，不排名；各组 图 另发一张图", Audience = Audience.Admin, Glued = true, IsQuestion = true, Instead = "进度")]
[Help(FirstFor = Audience.Admin, Order = 2)]
internal sealed class GroupsCommand(BotDbContext db, FigureScopes scopes, PictureRequest pictures, IOptions<PolicyOptions> policy, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (withPicture, rest) = PictureWord.Take(call.Rest);
        var reference = TopicReference.TakeWeekOrDay(rest, clock);

        if (LongSpan.Refuse(reference, "各组", clock) is { } hint)
        {
            return hint;
        }

        var (topics, instead) = await scopes.TopicsAsync(reference, "各组", cancellationToken);

        if (topics.Count == 0)
        {
            return instead!;
        }

        var scope = new FigureScope(topics, null);
        var groups = (await db.GroupFiguresAsync(scope.TopicIds, cancellationToken)).Outside(policy.Value.SmallestGroup);
        call.RememberFigure(scope);
        IEnumerable<string> picture = withPicture ? [await pictures.OweAsync(call, scope.WeekKey, "groups", cancellationToken)] : [];
        return Reply.Say([FigureText.Headline(topics, "各组"), "按名册顺序，不排名", .. picture, .. groups.Select(g => $"{g.Name()} {string.Join(" · ", InOrder(g.Figures))}")]) with { Offers = withPicture ? [] : pictures.Offer("各组", rest) };
    }

    /// <summary>The rate first, then the counts as 统计 names them.</summary>
    private static IEnumerable<string> InOrder(Figures figures)
    {
        var lines = figures.Lines();
        return lines.TakeLast(1).Concat(lines.SkipLast(1));
    }
}
