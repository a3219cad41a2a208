using System.Globalization;
using System.Reflection;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Status;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>Whether the service does its work, and what is to become of messages that could not be sent.</summary>
[ConsoleLink("状态", "/status", order: 14, Audience = Audience.Admin)]
internal sealed class StatusArea : IConsoleArea
{
    public const string Path = "/status";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, ConsoleVisit visit, StatusPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, after, null, cancellationToken)).For(Audience.Admin);
        console.MapPost($"{Path}/resend", async (HttpRequest request, ConsoleVisit visit, StatusPage page, CancellationToken cancellationToken) =>
            await page.ResendAsync(visit, await request.FormAsync(cancellationToken), cancellationToken)).For<ResendCommand>();
        console.MapPost($"{Path}/drop", async (HttpRequest request, ConsoleVisit visit, StatusPage page, CancellationToken cancellationToken) =>
            await page.DropAsync(visit, await request.FormAsync(cancellationToken), cancellationToken)).For(Audience.Admin);
    }
}

/// <summary>The state in words, and the dead messages with their buttons.</summary>
internal sealed class StatusPage(ChatWords words, OwedMessages owed, ResendPreview preview, CommandActs acts)
{
    private const string All = "全部";

    /// <summary>Of this build; where it was made from a repository, with the commit.</summary>
    private static readonly string Version = typeof(StatusPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "—";

    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? after, Reply? reply, CancellationToken cancellationToken)
    {
        var below = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue;
        var asked = await owed.DeadAsync(below, Paging.Asked, cancellationToken);
        var (dead, next) = Paging.Page([.. asked], StatusArea.Path, m => m.Id.ToString(CultureInfo.InvariantCulture));
        var lines = dead.Select(m => new TableLine(
            [new Cell($"{m.Id} 号"), new Cell(m.Age), new Cell(m.To), new Cell(m.MayHaveArrived ? "可能" : "没有"), new Cell(m.Reason)]));
        Form[] ofAll = dead.Count > 1 ? [Act("resend", All, "重发全部")] : [];
        var ofEach = dead.SelectMany(m => (Form[])[Act("resend", $"{m.Id}", $"重发 {m.Id} 号"), Act("drop", $"{m.Id}", $"不再发 {m.Id} 号")]);
        IReadOnlyList<Block> acting = dead.Count == 0 ? [] : [new Buttons([.. ofAll, .. ofEach])];
        return Pages.Answer(visit, StatusArea.Path, new PageModel("状态",
        [
            new Words(await words.OfAsync<StatusCommand>(visit, cancellationToken)),
            new Facts([new Fact("版本", Version)]),
            new Heading("发不出的消息"),
            new Html.Table("发不出的消息，新的在前", ["编号", "多久了", "给谁", "可能已送到", "原因"], [.. lines], "没有发不出的消息。"),
            .. acting,
            .. next,
        ]), reply);
    }

    public async Task<IResult> ResendAsync(ConsoleVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var (which, isMeant) = (form["which"].ToString(), form.ContainsKey(FormFields.Confirmed));
        var number = FormFields.Number(which);

        // Many people, or somebody who gets it twice: both are shown first.
        if (!isMeant && which == All)
        {
            return Ask(visit, "resend", which, "重发", await preview.OfAllAsync(cancellationToken));
        }

        if (!isMeant && await preview.OfOneAsync(number, cancellationToken) is { } twice)
        {
            return Ask(visit, "resend", which, "重发", twice);
        }

        var rest = which == All ? All : isMeant ? $"{number} 确认" : $"{number}";
        return await ShowAsync(visit, null, await acts.DoAsync<ResendCommand>(visit, form[ChatActs.OnceField], rest, cancellationToken), cancellationToken);
    }

    public async Task<IResult> DropAsync(ConsoleVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var (number, call) = (FormFields.Number(form["which"].ToString()), words.Call(visit, string.Empty));

        if (!form.ContainsKey(FormFields.Confirmed))
        {
            return await owed.FindDeadAsync(number, cancellationToken) is { } one
                ? Ask(visit, "drop", $"{one.Id}", "不再发", $"{one.Id} 号还留着。确认以后它不再发出，也不能再重发，只留下一条记录。")
                : await ShowAsync(visit, null, Reply.Refuse("没有这条发不出的消息，可能已经重发过，没有改动。"), cancellationToken);
        }

        var reply = await acts.DoAsync<DroppedMessage>(visit, form[ChatActs.OnceField], (message, _, token) => message.DropAsync(number, call, token), cancellationToken);
        return await ShowAsync(visit, null, reply, cancellationToken);
    }

    private static Form Act(string act, string which, string button) => new($"{StatusArea.Path}/{act}", [FormFields.Hidden("which", which), FormFields.Once()], button);

    private static IResult Ask(ConsoleVisit visit, string act, string which, string word, string text)
    {
        var confirm = new Form($"{StatusArea.Path}/{act}", [FormFields.Hidden("which", which), FormFields.Yes(), FormFields.Once()], $"确认{word}");
        return Pages.Preview(visit, StatusArea.Path, $"状态 {word}", [new Words(text)], confirm, StatusArea.Path);
    }
}
