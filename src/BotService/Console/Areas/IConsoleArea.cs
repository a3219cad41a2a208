using BotService.Commands;

namespace BotService.Console.Areas;

/// <summary>One part of the console: its endpoints, and its link. Whatever implements this is there; nothing else registers it.</summary>
internal interface IConsoleArea
{
    /// <summary>Adds the endpoints. Each says who may open it with <see cref="ConsoleRoutes.For"/>.</summary>
    static abstract void Map(IEndpointRouteBuilder console);
}

/// <summary>The link to an area in the navigation.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ConsoleLinkAttribute(string word, string path, int order) : Attribute
{
    public string Word => word;

    public string Path => path;

    public int Order => order;

    public Audience Audience { get; init; } = Audience.Everyone;
}
