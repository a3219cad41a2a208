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
        console.MapGet(Path, (ConsoleVisit visit, ConfigFileChecks checks) => Show(visit, checks, [], null)).For(Audience.Admin);
        console.MapPost(Path, CheckAsync).For(Audience.Admin).WithMetadata(UploadedFile.Limit);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, ConsoleVisit visit, ConfigFileChecks checks, CancellationToken cancellationToken)
    {
        var (_, file, wrong) = await UploadedFile.InAsync(request, cancellationToken);

        if (file is null)
        {
            return Show(visit, checks, [], wrong);
        }

        var (place, problems) = checks.Check(file.Name, file.Content);
        return place is null ? Show(visit, checks, [], $"{file.Name} 不在这里检查。可以检查：{string.Join('、', checks.Known)}。其他文件放好后用 doctor 检查。")
            : Show(visit, checks, [new Words(file.Verdict(problems, $"放到配置文件夹的 {place}，重启生效"))], null);
    }

    private static IResult Show(ConsoleVisit visit, ConfigFileChecks checks, IReadOnlyList<Block> found, string? wrong)
    {
        var form = new Form(Path, [new Field("file", "文件", FieldKind.File) { Endings = ".json", Hint = $"文件名要和配置文件夹里的一样：{string.Join('、', checks.Known)}。只检查，不保存。" }], "检查");
        var page = new PageModel("设置 检查文件", [.. found, form, new Links([new PageLink("回到设置", SettingsArea.Path)])]) { Wrong = wrong };
        return Pages.Show(visit, SettingsArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
