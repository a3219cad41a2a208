using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Reports.Templates;

namespace BotService.Console.Areas;

/// <summary>A template of 总结, looked at before it is put into the folder: what each place would be filled with, and what would stop the start. Nothing is kept.</summary>
internal sealed class TemplateCheckArea : IConsoleArea
{
    public const string Path = $"{ReportArea.Path}/template";

    private static readonly Field Template = new("file", "模板", FieldKind.File)
    {
        Endings = ".docx",
        Hint = $".docx，不超过 {UploadedFile.MostBytes >> 20} MB。只检查，不保存；没有问题再放到配置文件夹里，重启生效。",
    };

    private static readonly Form Asking = new(Path, [Template], "检查");

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, (ConsoleVisit visit) => Show(visit, [], null, null)).For(Audience.Admin);
        console.MapPost(Path, CheckAsync).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, ConsoleVisit visit, TemplateCheck check, CancellationToken cancellationToken)
    {
        var (_, file, wrong) = await UploadedFile.InAsync(request, cancellationToken);

        if (file is null)
        {
            return Show(visit, [], null, wrong);
        }

        var (places, problems) = check.Read(file.Name, file.Content);
        var lines = places.Select(place => new TableLine(
        [
            new Cell($"数{place.Place.Position}"), new Cell(place.Place.Words), new Cell(place.Binding?.Name ?? "—"),
            new Cell(place.Binding is not null ? "会填数字" : place.OpenReason ?? "没有绑定"),
        ]));
        var verdict = file.Verdict(problems, $"{places.Count} 处都有着落");
        Block[] found = [new Html.Table("模板里的每一处", ["处", "前后的文字", "绑定", "会怎样"], [.. lines], "模板里没有要填的地方。")];
        return problems.Count == 0 ? Show(visit, found, verdict, null) : Show(visit, found, null, verdict);
    }

    private static IResult Show(ConsoleVisit visit, IReadOnlyList<Block> found, string? done, string? wrong)
    {
        var page = new PageModel("总结 检查模板", [.. found, Asking, new Links([new PageLink("回到总结", ReportArea.Path)])]) { Done = done, Wrong = wrong };
        return Pages.Show(visit, ReportArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
