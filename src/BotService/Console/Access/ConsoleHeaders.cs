namespace BotService.Console.Access;

/// <summary>What every answer of the console tells the browser: keep nothing, run nothing, load nothing from elsewhere, be framed by nobody.</summary>
internal static class ConsoleHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Write(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Policy;

        // Under no-referrer browsers post "Origin: null", and every form would be refused.
        response.Headers["Referrer-Policy"] = "same-origin";
    }
}
