using BotService.Commands;

namespace BotService.Console.Access;

/// <summary>Which paths are the console's, by the first part of its endpoints' routes; so that a method that a page does not know is guarded too.</summary>
internal sealed class ConsolePaths(EndpointDataSource endpoints)
{
    /// <summary>With whoever may open anything below it.</summary>
    private readonly Lazy<Dictionary<string, Audience>> _first = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ConsoleRole>() is not null || endpoint.Metadata.GetMetadata<AnonymousPage>() is not null)
        .GroupBy(endpoint => FirstOf(endpoint.RoutePattern.RawText).ToString(), endpoint => endpoint.Metadata.GetMetadata<ConsoleRole>()?.Audience ?? Audience.Everyone, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(part => part.Key, part => part.Aggregate((all, one) => all | one), StringComparer.OrdinalIgnoreCase));

    public bool Contains(PathString path) => _first.Value.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(FirstOf(path.Value));

    /// <summary>Who may open some page whose path begins like this one; the path itself may be no page's.</summary>
    public Audience AudienceOf(PathString path) => _first.Value.GetAlternateLookup<ReadOnlySpan<char>>()[FirstOf(path.Value)];

    private static ReadOnlySpan<char> FirstOf(ReadOnlySpan<char> path)
    {
        var first = path.TrimStart('/');
        return first.IndexOf('/') is >= 0 and var end ? first[..end] : first;
    }
}
