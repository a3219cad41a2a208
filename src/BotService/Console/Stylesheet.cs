using System.Reflection;
using BotService.Console.Areas;

namespace BotService.Console;

/// <summary>The console's one stylesheet.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Content = Read();

    public static void Map(IEndpointRouteBuilder console) => console.MapGet("/console.css", () => TypedResults.Bytes(Content, "text/css; charset=utf-8")).ForAnybody();

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.css")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
