using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Reminders;

namespace BotService.Console.Areas;

/// <summary>Reminder rules and texts as they are in force, with the file and line that says so. To read: the files stay the one place.</summary>
[ConsoleLink("设置", "/settings", order: 15, Audience = Audience.Admin)]
internal sealed class SettingsArea : IConsoleArea
{
    public const string Path = "/settings";

    private static readonly string[] Columns = ["设置", "现在是", "写在哪里"];

    public static void Map(IEndpointRouteBuilder console) => console.MapGet(Path, (ConsoleVisit visit, SettingsInForce settings) => Pages.Show(visit, Path, new PageModel("设置",
    [
        new Words("这里只看不改：改文件，重启后生效；写错了不会启动，并说明是哪一行。"),
        new Links([new PageLink("先检查一个文件", SettingsCheckArea.Path)]),
        new Heading("提醒规则"),
        Of("提醒规则，写在 reminders.json", settings.Rules()),
        new Heading("提醒的文字"),
        Of("提醒的文字，写在 messages.zh-CN.json", settings.Texts()),
    ]))).For(Audience.Admin);

    private static Table Of(string caption, IReadOnlyList<SettingLine> lines) =>
        new(caption, Columns, [.. lines.Select(line => new TableLine([new Cell(line.Name), new Cell(line.Value), new Cell(line.Where)]))], "没有设置。");
}
