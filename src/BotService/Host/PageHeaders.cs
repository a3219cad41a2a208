namespace BotService.Host;

/// <summary>Tells browsers to guess no types, to show no page of ours inside another, and to leak no address of ours.</summary>
internal static class PageHeaders
{
    /// <summary>Where Development shows Hangfire's own page, which brings scripts and styles of its own.</summary>
    public const string Dashboard = "/jobs";

    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";
    private const string OwnPage = "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'";

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(Dashboard, StringComparison.Ordinal) ? OwnPage : NoPage;
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });
}
