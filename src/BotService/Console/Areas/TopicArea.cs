using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Statistics;
using BotService.Features.Topics;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Console.Areas;

/// <summary>One week's topic: its figures, its reminders, and what an admin may do about it.</summary>
internal sealed class TopicArea : IConsoleArea
{
    private const string Path = "/topics/{week}";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string week, ConsoleVisit visit, TopicPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, week, null, null, cancellationToken)).For(Audience.Everyone);
        console.MapGet($"{Path}/export", ExportAsync).For(Audience.Admin);
        console.MapPost($"{Path}/put-off", PutOffAsync).For<PutOffCommand>();
        console.MapPost($"{Path}/close", CloseAsync).For<CloseCommand>();
        console.MapPost($"{Path}/void", VoidAsync).For<VoidCommand>();
    }

    private static async Task<IResult> ExportAsync(string week, ConsoleVisit visit, FileAnswers files, BotDbContext db, CancellationToken cancellationToken)
    {
        if (!StudyWeek.TryParse(week, out var asked, out _) || await db.OpenedTopicsAsync(asked.Key, cancellationToken) is [])
        {
            return Pages.Missing(visit);
        }

        var key = asked.Key.ToString(CultureInfo.InvariantCulture);
        return await files.SendAsync(visit, ParticipationWorkbook.MakerName, key, "export", key, cancellationToken);
    }

    private static async Task<IResult> PutOffAsync(
        string week, HttpRequest request, ConsoleVisit visit, TopicPage page, CommandActs acts, CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);
        var (topic, due, confirmed, once) = ((string?)form["topic"], (string?)form["due"], (string?)form["confirmed"], (string?)form[ChatActs.OnceField]);

        if (await page.FindAsync(week, FormFields.Number(topic), cancellationToken) is not { } found)
        {
            return await NotFoundAsync(week, topic, visit, page, cancellationToken);
        }

        if (FormFields.MomentIn(due) is not { } local)
        {
            return await page.ShowAsync(visit, week, Reply.Refuse("没看懂新的截止时间，没有改动。请填日期和时间。"), (found.Id, due), cancellationToken);
        }

        if (FormFields.IsFar(DateOnly.FromDateTime(local)))
        {
            return await page.ShowAsync(visit, week, Reply.Refuse($"没有改动：{FormFields.FarDay}"), (found.Id, due), cancellationToken);
        }

        var rest = string.Create(CultureInfo.InvariantCulture, $"#{found.Id} 到 {local:yyyy年M月d日 HH:mm}");

        if (confirmed is not null)
        {
            return await page.ShowAsync(visit, week, await acts.DoAsync<PutOffCommand>(visit, once, rest, cancellationToken), (found.Id, due), cancellationToken);
        }

        var outcome = await acts.TryAsync<PutOffCommand>(visit, rest, cancellationToken);
        return outcome.IsRefusal
            ? await page.ShowAsync(visit, week, outcome, (found.Id, due), cancellationToken)
            : Ask(visit, week, "延期", $"还没有改动。确认以后会是这样：\n{outcome.Text}", "put-off", [FormFields.Hidden("topic", found.Id), FormFields.Hidden("due", due!)]);
    }

    private static Task<IResult> CloseAsync(
        string week, HttpRequest request, ConsoleVisit visit, TopicPage page, CommandActs acts, CancellationToken cancellationToken) =>
        ActAsync<CloseCommand>(("关闭", "close"), week, request, visit, page, acts, cancellationToken);

    private static Task<IResult> VoidAsync(
        string week, HttpRequest request, ConsoleVisit visit, TopicPage page, CommandActs acts, CancellationToken cancellationToken) =>
        ActAsync<VoidCommand>(("撤回发布", "void"), week, request, visit, page, acts, cancellationToken);

    /// <summary>A request that names no topic of the week is no page's; the week's page says so.</summary>
    private static async Task<IResult> NotFoundAsync(string week, string? topic, ConsoleVisit visit, TopicPage page, CancellationToken cancellationToken) => string.IsNullOrEmpty(topic)
        ? await page.ShowAsync(visit, week, Reply.Refuse("没有说是哪个主题，什么也没有改动。请在这一页上再点一次。"), null, cancellationToken)
        : Pages.Missing(visit);

    private static async Task<IResult> ActAsync<TCommand>(
        (string Word, string Act) what, string week, HttpRequest request, ConsoleVisit visit, TopicPage page, CommandActs acts, CancellationToken cancellationToken)
        where TCommand : IChatCommand
    {
        var form = await request.FormAsync(cancellationToken);
        var (topic, confirmed, once) = ((string?)form["topic"], form["confirmed"].Count > 0, (string?)form[ChatActs.OnceField]);

        if (await page.FindAsync(week, FormFields.Number(topic), cancellationToken) is not { } found)
        {
            return await NotFoundAsync(week, topic, visit, page, cancellationToken);
        }

        var rest = FormattableString.Invariant($"#{found.Id}");

        if (confirmed)
        {
            return await page.ShowAsync(visit, week, await acts.DoAsync<TCommand>(visit, once, rest, cancellationToken), null, cancellationToken);
        }

        var asked = await acts.AskAsync<TCommand>(visit, rest, cancellationToken);
        return asked.Question is null
            ? await page.ShowAsync(visit, week, asked, null, cancellationToken)
            : Ask(visit, week, what.Word, asked.Asked, what.Act, [FormFields.Hidden("topic", found.Id)]);
    }

    private static IResult Ask(ConsoleVisit visit, string week, string word, string text, string act, IReadOnlyList<Field> fields)
    {
        var confirm = new Form($"/topics/{week}/{act}", [.. fields, FormFields.Yes(), FormFields.Once()], $"确认{word}");
        return Pages.Preview(visit, TopicsArea.Path, $"主题 {week} {word}", [new Words(text)], confirm, $"/topics/{week}");
    }
}
