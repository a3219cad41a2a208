namespace BotService;

/// <summary>Tells browsers to guess no types, to show no page of ours inside another, and to leak no address of ours.</summary>
internal static class PageHeaders
{
    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });
}
