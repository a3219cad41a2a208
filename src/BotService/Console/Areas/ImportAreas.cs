using BotService.Commands;
using BotService.Console.Access;
using BotService.Features.Roster;
using BotService.Features.Topics;
using BotService.Files;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Console.Areas;

/// <summary>The roster from a file.</summary>
internal sealed class PeopleImportArea : IConsoleArea
{
    private static readonly ImportKind Kind = new(
        "名单 导入", "/people/import", PeopleArea.Path, "列：账号、姓名、组、层级、角色、其他组、加入日期、离开日期。没写进文件的人保持不变。",
        (services, name, content, actor, dryRun, token) => services.GetRequiredService<RosterImport>().ImportAsync(TableFile.Read(name, content, PersonReader.Columns), name, actor, dryRun, token));

    public static void Map(IEndpointRouteBuilder console) => ImportRoutes.Map(console, Kind);
}

/// <summary>The plan of topics from a file.</summary>
internal sealed class TopicImportArea : IConsoleArea
{
    private static readonly ImportKind Kind = new(
        "主题 导入", "/topics/import", TopicsArea.Path, "列：周次（2026-W39）、主题、链接、对象、开放、截止、补学至；时间不写就是默认的。",
        (services, name, content, actor, dryRun, token) => services.GetRequiredService<TopicImport>().ImportAsync(TableFile.Read(name, content, TopicImportReader.Columns), name, actor, dryRun, token));

    public static void Map(IEndpointRouteBuilder console) => ImportRoutes.Map(console, Kind);
}

/// <summary>What all imports have: a file, its differences, and a button that takes them.</summary>
internal static class ImportRoutes
{
    public static void Map(IEndpointRouteBuilder console, ImportKind kind)
    {
        console.MapGet(kind.Path, (ConsoleVisit visit) => ImportPage.Show(visit, kind, null)).For(Audience.Admin);
        console.MapPost(kind.Path, async (HttpRequest request, ConsoleVisit visit, ImportPage page, CancellationToken cancellationToken) => await page.TakeAsync(visit, kind, request, cancellationToken))
            .For(Audience.Admin).WithMetadata(new RequestSizeLimitAttribute(ImportPage.MostBytes + (1 << 20)));
    }
}
