using BotService.Commands;
using BotService.Console.Areas;
using BotService.Features.SignIn;
using BotService.Store;
using Microsoft.Extensions.Primitives;

namespace BotService.Console.Access;

/// <summary>Stands before every page: own origin, session, role, in this order; a store that is away is said and not shown as an empty list.</summary>
internal sealed partial class ConsoleGate(
    RequestDelegate next, ConsoleAddress address, ConsolePaths paths, TimeProvider time, StoreReadiness store, ConsoleEntrance entrance, SignInLog signIns, ILogger<ConsoleGate> logger)
{
    public Task InvokeAsync(HttpContext context) => paths.Contains(context.Request.Path) ? GuardAsync(context) : next(context);

    private async Task GuardAsync(HttpContext context)
    {
        ConsoleHeaders.Write(context.Response);

        if (!CrossSiteGuard.IsSafe(context.Request) && !CrossSiteGuard.IsOurs(context.Request, address))
        {
            signIns.Refused("a request from elsewhere", context);
            await Pages.Refused("这个请求不是从控制台的页面发出的，没有执行。请回到控制台再试一次。").ExecuteAsync(context);
            return;
        }

        try
        {
            await EnterAsync(context);

            // Parameters that are bound from a form leave an answer without a page when it cannot be read.
            if (context.Response is { HasStarted: false, ContentType: null, StatusCode: StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType })
            {
                await Pages.Unreadable(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) && !context.Response.HasStarted)
        {
            Log.StoreAway(logger, exception.GetType().Name);
            await Pages.StoreAway().ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Pages.Unreadable(exception.StatusCode).ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
            context.Response.Clear();
            ConsoleHeaders.Write(context.Response);
            await Pages.Failed().ExecuteAsync(context);
        }
    }

    private async Task EnterAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;

        if (metadata?.GetMetadata<AnonymousPage>() is not null)
        {
            await next(context);
            return;
        }

        // A path or a method that no page knows is guarded as the pages beside it, and tells as little.
        var audience = metadata?.GetMetadata<ConsoleRole>()?.Audience ?? paths.AudienceOf(context.Request.Path);

        if (!store.IsReady)
        {
            await Pages.StoreAway().ExecuteAsync(context);
            return;
        }

        if (await FindAsync(context) is not { } visit)
        {
            await entrance.NotSignedIn(context.Request).ExecuteAsync(context);
            return;
        }

        if (!visit.Caller.MayUse(audience))
        {
            signIns.Refused("a page that is for others", context);
            await Pages.Forbidden(visit).ExecuteAsync(context);
            return;
        }

        if (await HoldsNulAsync(context.Request, context.RequestAborted))
        {
            await Pages.Unreadable(StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        visit.Attach(context);
        await next(context);

        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
        {
            await Pages.Missing(visit, context.Response.StatusCode).ExecuteAsync(context);
        }
    }

    /// <summary>A character that no page sends and not every database takes, in the query or the form.</summary>
    private static async ValueTask<bool> HoldsNulAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HoldsNul(request.Query))
        {
            return true;
        }

        if (UploadedFile.IsTooLarge(request))
        {
            return false;
        }

        var form = await request.FormAsync(cancellationToken);
        return HoldsNul(form) || form.Files.Any(file => file.FileName.Contains('\0', StringComparison.Ordinal));
    }

    private static bool HoldsNul(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.Any(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) is true));

    private async Task<ConsoleVisit?> FindAsync(HttpContext context)
    {
        var (services, now, token) = (context.RequestServices, time.GetUtcNow(), context.RequestAborted);

        if (await services.GetRequiredService<BotDbContext>().SessionAsync(ConsoleCookie.Read(context.Request, address), now, token) is not { } session
            || await services.GetRequiredService<ConsoleVisitors>().FindAsync(session.UserKey, token) is not { } caller
            || (caller.IsAdmin && session.IsIdle(now)))
        {
            return null;
        }

        if (session.IsToBeNoted(now))
        {
            await services.GetRequiredService<StoreWriter>().RunAsync(
                async (_, db, stop) =>
                {
                    await db.NoteSeenAsync(session.Hash, now, stop);
                    return true;
                },
                token);
        }

        return new ConsoleVisit(caller, session.Hash);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A page of the console could not be shown: the store does not answer ({Trouble}).")]
        public static partial void StoreAway(ILogger logger, string trouble);

        [LoggerMessage(2, LogLevel.Error, "A page of the console failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
