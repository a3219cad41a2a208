using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Statistics;

/// <summary>The records behind the last figure. Names only under a running authorisation; without one, when they came and whom to ask.</summary>
[ChatCommand("明细", "这个数", Usage = "明细 [第N周] [组名]", Summary = "上一个数字背后的记录（也可发 这个数）", Audience = Audience.Admin, Glued = true, IsQuestion = true, BesideNumber = BesideNumber.Shows)]
internal sealed class DetailCommand(BotDbContext db, FigureScopes scopes, FigureRecords records, LocalClock clock, IOptions<PolicyOptions> policy) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (scope, instead) = call.Rest.Length > 0 ? await scopes.ReadAsync(call.Rest, cancellationToken) : await LastAsync(call, cancellationToken);

        if (scope is null)
        {
            return instead!;
        }

        var authorised = policy.Value.Running(PolicyOptions.NamesForAdmins, clock.Today);
        call.KeepFigure(scope);
        call.Keeps.Add<BotDbContext>((store, _) =>
        {
            store.Audit(call.Now, call.Caller.UserId, "read", $"detail {scope.WeekKey} {scope.GroupName}", authorised is null ? "without names" : "with names");
            return ValueTask.CompletedTask;
        });
        var head = $"{FigureText.Headline(scope.Topics, scope.GroupName)} 明细";

        if (authorised is { } authorisation)
        {
            return Reply.Say([head, .. await records.NamesAsync(scope, cancellationToken), $"按授权显示姓名，到 {LocalClock.Day(authorisation.Until!.Value)} 为止；发 规则 看依据"]);
        }

        return Reply.Say([head, .. await records.SpansAsync(scope, cancellationToken), .. await records.WhomToAskAsync(scope, cancellationToken)]);
    }

    private async ValueTask<(FigureScope? Scope, Reply? Instead)> LastAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Talk is not { FigureWeekKey: { } week } talk || !(call.Now - talk.FigureAt <= Conversation.KeptFor))
        {
            return (null, Reply.Refuse($"{Conversation.KeptFor.TotalMinutes:0} 分钟内还没有问过数字。请先发：统计，再发：这个数；或者直接发：明细 组名"));
        }

        var topics = await db.OpenedTopicsAsync(week, cancellationToken);
        var group = await db.Groups.SingleOrDefaultAsync(g => g.Id == talk.FigureGroupId, cancellationToken);
        return topics.Count == 0 ? (null, Reply.Refuse("那一周的主题已经没有了。请先发：统计")) : (new FigureScope(topics, group), null);
    }
}
