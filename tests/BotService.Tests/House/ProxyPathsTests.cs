using System.Text.RegularExpressions;
using BotService.Console.Access;
using BotService.Tests.Harness;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.House;

/// <summary>The example of a proxy lets every page of the console through, files with the room that they need, and nothing that is for this machine.</summary>
public sealed partial class ProxyPathsTests
{
    [Fact]
    public async Task Every_page_of_the_console_passes_and_only_where_files_are_sent_much_may_come()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Console:DomainProof", "WW_verify_AbC123.txt"));
        var pages = bot.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ConsoleRole>() is not null || endpoint.Metadata.GetMetadata<AnonymousPage>() is not null)
            .GroupBy(endpoint => Part().Replace(endpoint.RoutePattern.RawText!, "1"))
            .ToDictionary(page => page.Key, page => page.Any(endpoint => endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize > 1 << 20));
        var places = Places();
        Assert.Equal(5, pages.Count(page => page.Value));

        foreach (var (path, takesFiles) in pages)
        {
            var place = places.FirstOrDefault(place => place.Paths.IsMatch(path));
            Assert.True(place.Paths is not null, $"{path} does not pass.");
            Assert.Equal((path, takesFiles), (path, place.Says.Contains("client_max_body_size 21m;", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/live")]
    [InlineData("/dev/clock")]
    [InlineData("/chat")]
    [InlineData("/hangfire")]
    [InlineData("/topicsandmore")]
    public void Nothing_else_passes(string path) => Assert.DoesNotContain(Places(), place => place.Paths.IsMatch(path));

    /// <summary>The first that matches counts.</summary>
    private static IReadOnlyList<(Regex Paths, string Says)> Places() =>
        [.. Location().Matches(File.ReadAllText(RepositoryFile.Path("proxy.conf"))).Select(place => (new Regex(place.Groups[1].Value), place.Groups[2].Value))];

    [GeneratedRegex(@"location ~ (\S+) \{([^{}]*)\}")]
    private static partial Regex Location();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();
}
