using System.Reflection;
using BotService.Commands;
using BotService.Console.Html;
using BotService.Store;

namespace BotService.Console.Areas;

/// <summary>The links of the navigation, for exactly the pages that a person may open.</summary>
internal static class Navigation
{
    private static readonly IReadOnlyList<ConsoleLinkAttribute> Entries =
    [
        .. typeof(Navigation).Assembly.GetTypes().Select(type => type.GetCustomAttribute<ConsoleLinkAttribute>()).OfType<ConsoleLinkAttribute>().OrderBy(link => link.Order),
    ];

    public static IReadOnlyList<NavLink> For(Viewer caller, string path) =>
        [.. Entries.Where(link => caller.MayUse(link.Audience)).Select(link => new NavLink(link.Word, link.Path, IsHere(link.Path, path)))];

    private static bool IsHere(string link, string path) => link == "/" ? path == "/" : path == link || path.StartsWith($"{link}/", StringComparison.Ordinal);
}
