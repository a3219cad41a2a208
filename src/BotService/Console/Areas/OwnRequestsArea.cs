using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Features.Nudging;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>What one asks for oneself besides the study: days off, and some quiet. Both are done by the chat's own commands.</summary>
internal sealed class OwnRequestsArea : IConsoleArea
{
    private const string Leave = $"{MeArea.Path}/leave";

    private const string Quiet = $"{MeArea.Path}/quiet";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapPost(Quiet, async (HttpRequest request, ConsoleVisit visit, MePage page, CommandActs acts, CancellationToken cancellationToken) =>
        {
            var form = await request.FormAsync(cancellationToken);
            return await page.AnswerAsync(visit, await acts.DoAsync<QuietCommand>(visit, form[ChatActs.OnceField], form["weeks"].ToString(), cancellationToken), form, cancellationToken);
        }).For<QuietCommand>();
        console.MapPost(Leave, async (HttpRequest request, ConsoleVisit visit, MePage page, CommandActs acts, ChatWords words, CancellationToken cancellationToken) =>
        {
            var form = await request.FormAsync(cancellationToken);
            var (days, wrong) = DaysIn(form);

            if (days is not { } picked)
            {
                return await page.AnswerAsync(visit, Reply.Refuse(wrong), form, cancellationToken);
            }

            var (call, reason) = (words.Call(visit, string.Empty), form["reason"].ToString());
            var reply = await acts.DoAsync<AskLeaveCommand>(
                visit, form[ChatActs.OnceField], (command, _, token) => command.AskAsync(call, picked.First, picked.Last, reason, token), cancellationToken);
            return await page.AnswerAsync(visit, reply, form, cancellationToken);
        }).For<AskLeaveCommand>();
    }

    /// <param name="typed">What was sent and not taken, which stays.</param>
    public static IReadOnlyList<Form> Forms(IFormCollection? typed)
    {
        string Was(string name) => typed?[name].ToString() ?? string.Empty;
        Field[] leave =
        [
            new("from", "从", FieldKind.Day, Was("from")) { IsRequired = true },
            new("to", "到", FieldKind.Day, Was("to")) { Hint = "只请一天不用填" },
            new("reason", "原因", FieldKind.Text, Was("reason")) { IsRequired = true },
        ];
        var weeks = new Field("weeks", "免打扰", FieldKind.Select, Was("weeks"))
        {
            Choices = [new Choice("1", "一周"), new Choice("2", "两周"), new Choice("4", "四周"), new Choice("8", "八周"), new Choice("0", "恢复提醒")],
        };
        return [new(Leave, [.. leave, FormFields.Once()], "提交请假"), new(Quiet, [weeks, FormFields.Once()], "确定免打扰")];
    }

    /// <summary>The days that were picked, one where the last was left out; or what is wrong with them.</summary>
    private static ((DateOnly First, DateOnly Last)? Days, string Wrong) DaysIn(IFormCollection form) => (FormFields.DayIn(form["from"]), FormFields.DayIn(form["to"])) switch
    {
        (null, _) => (null, "请选从哪一天到哪一天，没有提交。"),
        (_, null) when !string.IsNullOrWhiteSpace(form["to"]) => (null, "请选从哪一天到哪一天，没有提交。"),
        ({ } first, var last) when FormFields.IsFar(first) || (last is { } end && FormFields.IsFar(end)) => (null, $"没有提交：{FormFields.FarDay}"),
        ({ } first, var last) => ((first, last ?? first), string.Empty),
    };
}
