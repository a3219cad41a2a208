using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Benchmarks.Far;

/// <summary>WeCom's side in the driver's process: says yes to everything and remembers when messages came.</summary>
internal sealed class FakeWeCom : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _first;
    private int _sends;

    private FakeWeCom(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Messages since the last <see cref="Forget"/>.</summary>
    public int Sends => Volatile.Read(ref _sends);

    /// <summary>Stopwatch instant of the first of them; 0 when there is none.</summary>
    public long FirstAt => Interlocked.Read(ref _first);

    public static async Task<FakeWeCom> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var far = new FakeWeCom(app);
        app.Run(far.AnswerAsync);
        await app.StartAsync();
        return far;
    }

    public void Forget()
    {
        Interlocked.Exchange(ref _first, 0);
        Interlocked.Exchange(ref _sends, 0);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";
        var path = context.Request.Path.Value ?? string.Empty;

        if (path.EndsWith("/message/send", StringComparison.Ordinal))
        {
            Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
            Interlocked.Increment(ref _sends);
        }

        await context.Response.WriteAsync(path switch
        {
            _ when path.EndsWith("/gettoken", StringComparison.Ordinal) => """{"errcode":0,"errmsg":"ok","access_token":"benchmark","expires_in":7200}""",
            _ when path.EndsWith("/media/upload", StringComparison.Ordinal) => """{"errcode":0,"errmsg":"ok","type":"file","media_id":"benchmark","created_at":"1380000000"}""",
            _ => """{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"benchmark","response_code":"benchmark"}""",
        });
    }
}
