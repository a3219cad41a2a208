using System.Net;
using System.Text.RegularExpressions;

namespace BotService.Tests.Harness;

/// <summary>A browser of one person: it follows nothing by itself, keeps cookies, and posts as a page of the console would.</summary>
internal sealed partial class Browser(Bot bot) : IDisposable
{
    public const string Origin = "http://127.0.0.1:5080";

    private readonly HttpClient _http = bot.NewClient();

    public string? Cookie { get; set; }

    /// <summary>The one-time link that the bot gives a person.</summary>
    public static async Task<string> LinkAsync(Bot bot, string userId) => Link().Match(await bot.SayAsync(userId, "控制台")) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("No link was given.");

    public static async Task<Browser> SignInAsync(Bot bot, string userId)
    {
        var browser = new Browser(bot);
        using var response = await browser.PostAsync(await LinkAsync(bot, userId));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return browser;
    }

    /// <summary>How often these words stand on a page.</summary>
    public static int Times(string page, string words) => page.Split(words).Length - 1;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<string> ReadAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync(Bot.Token);
        Assert.True(expected == response.StatusCode, $"{path}: {response.StatusCode} {text}");
        return text;
    }

    /// <summary>Sends a form as a page of the console does.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return SendAsync(request);
    }

    /// <summary>The text of the answer to a form.</summary>
    public async Task<string> PostForTextAsync(string path, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, fields);
        var text = await response.Content.ReadAsStringAsync(Bot.Token);
        Assert.True(expected == response.StatusCode, $"{path}: {response.StatusCode} {text}");
        return text;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        var response = await _http.SendAsync(request, Bot.Token);

        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            Cookie = cookie.Split(';')[0];
        }

        return response;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("https?://[^/\\s]+(/in/[A-Za-z0-9_-]+)")]
    private static partial Regex Link();
}
