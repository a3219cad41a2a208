using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Reports;
using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Templates;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>总结: the figures with their records, the drafts that were made, and their files.</summary>
[ConsoleLink("总结", "/report", order: 10, Audience = Audience.Admin)]
internal sealed class ReportArea : IConsoleArea
{
    public const string Path = "/report";

    private static readonly Dictionary<string, string> Makers = new() { ["clean"] = CleanCopy.Maker, ["working"] = WorkingCopy.Maker, ["sources"] = SourcesFile.Maker };

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? day, string? campaign, string? after, ConsoleVisit visit, ReportPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, day, campaign, after, null, cancellationToken)).For(Audience.Admin);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, ReportPage page, CancellationToken cancellationToken) =>
            await page.MakeAsync(visit, await request.FormAsync(cancellationToken), cancellationToken)).For(Audience.Admin);
        console.MapGet(
            $"{Path}/figures/{{position:int}}",
            async (int position, string? day, string? campaign, string? after, ConsoleVisit visit, ReportPage page, CancellationToken cancellationToken) =>
                await page.FigureAsync(visit, position, day, campaign, after, cancellationToken)).For(Audience.Admin);
        console.MapGet($"{Path}/compare", CompareAsync).For<ReportCommand>();
        console.MapGet($"{Path}/{{number:int}}/{{file}}", SendAsync).For(Audience.Admin);
        console.MapPost($"{Path}/{{number:int}}/final", FinishAsync).For<ReportCommand>();
    }

    private static async Task<IResult> CompareAsync(string? one, string? other, ConsoleVisit visit, ChatWords words, CancellationToken cancellationToken)
    {
        var reply = await words.ReplyAsync<ReportCommand>(visit, ReportCommand.Word, $"比 稿{one?.Trim().TrimStart('稿')} 稿{other?.Trim().TrimStart('稿')}", cancellationToken);
        var back = new Links([new PageLink("回到总结", Path)]);
        return reply.IsRefusal
            ? Pages.Answer(visit, Path, new PageModel("总结 比较", [ReportPage.Comparing(one ?? string.Empty, other ?? string.Empty), back]), reply)
            : Pages.Show(visit, Path, new PageModel("总结 比较", [new Words(reply.Text), back]));
    }

    private static async Task<IResult> SendAsync(
        int number, string file, ConsoleVisit visit, Snapshots snapshots, ReportDocument document, ReportPage page, FileAnswers files, CancellationToken cancellationToken)
    {
        if (!Makers.TryGetValue(file, out var maker) || await snapshots.FindAsync(number, cancellationToken) is not { } snapshot)
        {
            return Pages.Missing(visit);
        }

        return maker != SourcesFile.Maker && !document.Fits(snapshot)
            ? await page.ShowAsync(visit, null, null, null, Reply.Refuse($"稿{number} 用的模板后来换过，不能再出。请出一份新稿；数字可以在下面比较。"), cancellationToken)
            : await files.SendAsync(visit, maker, FormattableString.Invariant($"{number}"), "report", $"稿{number}", cancellationToken);
    }

    /// <summary>It cannot be undone, so it is shown first.</summary>
    private static async Task<IResult> FinishAsync(int number, HttpRequest request, ConsoleVisit visit, ReportPage page, CommandActs acts, CancellationToken cancellationToken)
    {
        var (form, rest) = (await request.FormAsync(cancellationToken), FormattableString.Invariant($"定稿 稿{number}"));

        if (form.ContainsKey(FormFields.Confirmed))
        {
            return await page.ShowAsync(visit, null, null, null, await acts.DoAsync<ReportCommand>(visit, form[ChatActs.OnceField], rest, cancellationToken), cancellationToken);
        }

        var asked = await acts.AskAsync<ReportCommand>(visit, rest, cancellationToken);
        return asked.Question is null
            ? await page.ShowAsync(visit, null, null, null, asked, cancellationToken)
            : Pages.Preview(visit, Path, $"总结 定稿 稿{number}", [new Words(asked.Asked)], new Form($"{Path}/{number}/final", [FormFields.Yes(), FormFields.Once()], "确认定稿"), Path);
    }
}
