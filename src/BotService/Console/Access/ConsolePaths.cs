namespace BotService.Console.Access;

/// <summary>Which paths are the console's, by the first part of its endpoints' routes; so that a method that a page does not know is guarded too.</summary>
internal sealed class ConsolePaths(EndpointDataSource endpoints)
{
    private readonly Lazy<HashSet<string>> _first = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ConsoleRole>() is not null || endpoint.Metadata.GetMetadata<AnonymousPage>() is not null)
        .Select(endpoint => FirstOf(endpoint.RoutePattern.RawText).ToString())
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool Contains(PathString path) => _first.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(FirstOf(path.Value));

    private static ReadOnlySpan<char> FirstOf(ReadOnlySpan<char> path)
    {
        var first = path.TrimStart('/');
        return first.IndexOf('/') is >= 0 and var end ? first[..end] : first;
    }
}
