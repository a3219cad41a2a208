using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BotService.Simulator.Page;

/// <summary>Writes the page's JSON in its own shape, whatever the host configured for its endpoints.</summary>
internal static class PageJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static JsonHttpResult<T> Of<T>(HttpContext context, T value)
    {
        PageEndpoints.Protect(context.Response);
        return TypedResults.Json(value, Options);
    }
}
