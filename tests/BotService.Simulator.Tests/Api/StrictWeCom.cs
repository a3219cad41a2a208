using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BotService.Simulator.Tests.Api;

/// <summary>The stand-in's API on a real port, and a caller that says exactly what it is told to.</summary>
public sealed class StrictWeCom : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 7, 1, 0, 0, TimeSpan.Zero));

    public WeComSimulator WeCom => _app.Services.GetRequiredService<WeComSimulator>();

    public static SimulatorOptions Known { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddRouting().AddWeComSimulator(options => options.ShowPage = false);
        _app = builder.Build();
        _app.MapWeComSimulator();
        await _app.StartAsync();
        _http.BaseAddress = new Uri($"{_app.Urls.First()}/cgi-bin/");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>The code and the reason of an answer.</summary>
    public static (int Code, string Reason) Verdict(JsonObject answer) => ((int)answer["errcode"]!, (string)answer["errmsg"]!);

    /// <summary>A token as gettoken gives it.</summary>
    public async Task<string> TokenAsync() => (string)(await GetAsync($"gettoken?corpid={Known.CorpId}&corpsecret={Known.Secret}"))["access_token"]!;

    public Task<JsonObject> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts a body under a good token.</summary>
    public async Task<JsonObject> PostAsync(string path, string body)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}{separator}access_token={await TokenAsync()}") { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }

    /// <summary>Uploads one part, its head and the request's content type as given.</summary>
    public async Task<JsonObject> UploadAsync(string type, byte[] content, string head = "Content-Disposition: form-data; name=\"media\"; filename=\"a.bin\"", string contentType = "multipart/form-data; boundary=edge", string? more = null)
    {
        var body = new ByteArrayContent([.. Encoding.UTF8.GetBytes($"--edge\r\n{head}\r\n\r\n"), .. content, .. Encoding.UTF8.GetBytes($"{more}\r\n--edge--\r\n")]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, $"media/upload?type={type}&access_token={await TokenAsync()}") { Content = body });
    }

    private async Task<JsonObject> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))!.AsObject();
        }
    }
}
