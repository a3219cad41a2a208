using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotService.Simulator;

/// <summary>Lets one planned fault happen to one request.</summary>
internal static class FaultPlayer
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(5);

    /// <summary>True when the request is over; false when the call goes on (it was only slow).</summary>
    public static async Task<bool> TryPlayAsync(SimulatorFault fault, HttpContext context)
    {
        switch (fault.Kind)
        {
            case FaultKind.ErrorCode:
                await WriteAsync(context, 200, $$"""{"errcode":{{fault.ErrorCode}},"errmsg":"{{MessageOf(fault.ErrorCode)}}"}""");
                return true;
            case FaultKind.HttpStatus:
                await WriteAsync(context, fault.HttpStatus, "simulated fault");
                return true;
            case FaultKind.Garbage:
                await WriteAsync(context, 200, "<html><body>502 Bad Gat");
                return true;
            case FaultKind.Reset:
                context.Abort();
                return true;
            case FaultKind.Hang:
                await HangAsync(context);
                context.Abort();
                return true;
            default:
                await WaitAsync(fault.Delay, context.RequestAborted);
                return false;
        }
    }

    // WeCom names the address that it refuses, and people need it (document 90313).
    private static string MessageOf(int code) => code == 60020 ? "not allow to access from your ip, from ip: 203.0.113.9" : "simulated fault";

    // A host that stops does not wait for an answer that never comes.
    private static async Task HangAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await WaitAsync(LongestHang, over.Token);
    }

    // A network is slow in real seconds: moving the service's clock must not make it faster.
    private static async Task WaitAsync(TimeSpan span, CancellationToken gone) =>
        await Task.Delay(span, TimeProvider.System, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
