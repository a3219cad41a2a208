using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Features.Nudging;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>What one asks for oneself besides the study: days off, and some quiet. Both are the chat's own commands.</summary>
internal sealed class OwnRequestsArea : IConsoleArea
{
    private const string Leave = $"{MeArea.Path}/leave";

    private const string Quiet = $"{MeArea.Path}/quiet";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapPost(Quiet, async (HttpRequest request, ConsoleVisit visit, MePage page, CommandActs acts, CancellationToken cancellationToken) =>
        {
            var form = await request.FormAsync(cancellationToken);
            return await page.ShowAsync(visit, null, cancellationToken, await acts.DoAsync<QuietCommand>(visit, form[ChatActs.OnceField], form["weeks"].ToString(), cancellationToken));
        }).For(Audience.Member);
        console.MapPost(Leave, async (HttpRequest request, ConsoleVisit visit, MePage page, CommandActs acts, CancellationToken cancellationToken) =>
        {
            var form = await request.FormAsync(cancellationToken);
            var reply = Words(form) is { } words ? await acts.DoAsync<AskLeaveCommand>(visit, form[ChatActs.OnceField], words, cancellationToken) : Reply.Refuse("请选从哪一天到哪一天，没有提交。");
            return await page.ShowAsync(visit, null, cancellationToken, reply);
        }).For(Audience.Member);
    }

    public static IReadOnlyList<Form> Forms() =>
    [
        new(Leave, [new Field("from", "从", FieldKind.Day) { IsRequired = true }, new Field("to", "到", FieldKind.Day) { Hint = "只请一天不用填" }, new Field("reason", "原因", FieldKind.Text) { IsRequired = true }, FormFields.Once()], "提交请假"),
        new(Quiet, [new Field("weeks", "免打扰", FieldKind.Select) { Choices = [new Choice("1", "一周"), new Choice("2", "两周"), new Choice("4", "四周"), new Choice("8", "八周"), new Choice("0", "恢复提醒")] }, FormFields.Once()], "确定免打扰"),
    ];

    /// <summary>As it would be said in the chat; null when a day is none, since without days the chat would take this week's.</summary>
    private static string? Words(IFormCollection form)
    {
        var (from, to) = (FormFields.DayIn(form["from"]), FormFields.DayIn(form["to"]));
        return from is { } first && (to is not null || string.IsNullOrWhiteSpace(form["to"])) ? FormattableString.Invariant($"{first:yyyy年M月d日}至{(to ?? first):yyyy年M月d日} {form["reason"]}") : null;
    }
}
