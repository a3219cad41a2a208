using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Settings;

namespace BotService.Console.Areas;

/// <summary>A file of the configuration, looked at before it is put there: everything that would stop the next start, with its line. Nothing is kept.</summary>
internal sealed class SettingsCheckArea : IConsoleArea
{
    public const string Path = $"{SettingsArea.Path}/check";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, (ConsoleVisit visit, ConfigFileChecks checks) => Show(visit, checks, null, null)).For(Audience.Admin);
        console.MapPost(Path, CheckAsync).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, ConsoleVisit visit, ConfigFileChecks checks, CancellationToken cancellationToken)
    {
        var (_, file, wrong) = await UploadedFile.InAsync(request, cancellationToken);

        if (file is null)
        {
            return Show(visit, checks, null, wrong);
        }

        var (place, problems) = checks.Check(file.Name, file.Content);
        var verdict = file.Verdict(problems, $"放到配置文件夹的 {place}，重启生效");
        return place is null ? Show(visit, checks, null, $"{file.Name} 不在这里检查。可以检查：{string.Join('、', checks.Known)}。其他文件放好后用 doctor 检查。")
            : problems.Count == 0 ? Show(visit, checks, verdict, null)
            : Show(visit, checks, null, verdict);
    }

    private static IResult Show(ConsoleVisit visit, ConfigFileChecks checks, string? done, string? wrong)
    {
        var form = new Form(Path, [new Field("file", "文件", FieldKind.File) { Endings = ".json", Hint = $"文件名要和配置文件夹里的一样：{string.Join('、', checks.Known)}。只检查，不保存。" }], "检查");
        var page = new PageModel("设置 检查文件", [form, new Links([new PageLink("回到设置", SettingsArea.Path)])]) { Done = done, Wrong = wrong };
        return Pages.Show(visit, SettingsArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
