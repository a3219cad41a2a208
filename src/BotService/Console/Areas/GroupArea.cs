using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Leaves;
using BotService.Features.Topics.Chasing;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>One group: its twelve weeks, whom its liaison may help, and the leaves that wait.</summary>
internal sealed class GroupArea : IConsoleArea
{
    private const string Path = "/groups/{name}";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string name, string? week, string? after, ConsoleVisit visit, GroupPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, name, week, after, null, cancellationToken)).For(Audience.Liaison | Audience.Admin);
        console.MapPost($"{Path}/chase", ChaseAsync).For<ChaseCommand>();
        console.MapPost($"{Path}/leave", DecideAsync).For(Audience.Liaison | Audience.Admin);
    }

    /// <summary>Everybody whom it would reach is shown first.</summary>
    private static async Task<IResult> ChaseAsync(
        string name, HttpRequest request, ConsoleVisit visit, GroupPage page, CommandActs acts,
        CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);
        var (topic, confirmed, once) = ((string?)form["topic"], (string?)form["confirmed"], (string?)form[ChatActs.OnceField]);

        if (await page.FindAsync(visit, name, cancellationToken) is not { } group || !visit.Caller.IsOf(group.Id))
        {
            return Pages.Missing(visit);
        }

        var rest = FormattableString.Invariant($"#{FormFields.Number(topic)}");

        if (confirmed is not null)
        {
            return await page.ShowAsync(visit, name, null, null, await acts.DoAsync<ChaseCommand>(visit, once, rest, cancellationToken), cancellationToken);
        }

        var asked = await acts.AskAsync<ChaseCommand>(visit, rest, cancellationToken);

        if (asked.Question is null)
        {
            return await page.ShowAsync(visit, name, null, null, asked, cancellationToken);
        }

        var at = GroupsArea.At(group.Name);
        var confirm = new Form($"{at}/chase", [FormFields.Hidden("topic", FormFields.Number(topic)), FormFields.Yes(), FormFields.Once()], "确认催办");
        return Pages.Preview(visit, GroupsArea.Path, $"组 {group.Name} 催办", [new Words(asked.Asked)], confirm, at);
    }

    private static async Task<IResult> DecideAsync(
        string name, HttpRequest request, ConsoleVisit visit, GroupPage page, CommandActs acts,
        CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);
        var (leave, answer, once) = ((string?)form["leave"], (string?)form["answer"], (string?)form[ChatActs.OnceField]);

        if (await page.FindAsync(visit, name, cancellationToken) is null)
        {
            return Pages.Missing(visit);
        }

        var rest = string.Create(CultureInfo.InvariantCulture, $"#{FormFields.Number(leave)}");
        var reply = answer switch
        {
            "yes" => await acts.DoAsync<GrantLeaveCommand>(visit, once, rest, cancellationToken),
            "no" => await acts.DoAsync<RefuseLeaveCommand>(visit, once, rest, cancellationToken),
            _ => Reply.Refuse("请点 准 或 不准。什么也没有改。"),
        };
        return await page.ShowAsync(visit, name, null, null, reply, cancellationToken);
    }
}
