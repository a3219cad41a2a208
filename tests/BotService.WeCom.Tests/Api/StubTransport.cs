using System.Net;
using System.Text;
using BotService.WeCom.Api;
using Microsoft.Extensions.Time.Testing;

namespace BotService.WeCom.Tests.Api;

/// <summary>The network's edge: answers calls as told and remembers them.</summary>
internal sealed class StubTransport : HttpMessageHandler
{
    private readonly Dictionary<string, Func<Call, string>> _answers = [];

    internal static CorpCredentials Credentials { get; } = new("wwstudy0123456789a", 1000010, "s3cret+/");

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 21, 8, 0, 0, TimeSpan.Zero));

    internal List<Call> Calls { get; } = [];

    internal string CurrentToken { get; set; } = "tok1";

    internal Func<Call, CancellationToken, Task>? Before { get; set; }

    internal HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    internal StubTransport()
    {
        On("gettoken", _ => $$"""{"errcode":0,"errmsg":"ok","access_token":"{{CurrentToken}}","expires_in":7200}""");
    }

    internal WeComClient Client() => new(Http(), Credentials, Tokens());

    internal AccessTokenSource Tokens(IAccessTokenStore? store = null) =>
        new(Http(), Credentials, store ?? new AccessTokenCache(), Time) { Pace = Time };

    internal HttpClient Http() => new(this, disposeHandler: false) { BaseAddress = new Uri("https://api.example/") };

    internal void On(string path, string answer) => On(path, _ => answer);

    internal void On(string path, Func<Call, string> answer) => _answers["/cgi-bin/" + path] = answer;

    /// <summary>Answers 42001 to all but the current token.</summary>
    internal void OnWithToken(string path, string answer) =>
        On(path, call => call.Query.Contains($"access_token={CurrentToken}", StringComparison.Ordinal) ? answer : """{"errcode":42001,"errmsg":"access_token expired"}""");

    internal int CountOf(string path) => Calls.Count(call => call.Path == "/cgi-bin/" + path);

    internal Call Single(string path) => Calls.Single(call => call.Path == "/cgi-bin/" + path);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new Call(
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken),
            request.Content?.Headers.NonValidated["Content-Type"].ToString() ?? "");

        lock (Calls)
        {
            Calls.Add(call);
        }

        if (Before is not null)
        {
            await Before(call, cancellationToken);
        }

        return new HttpResponseMessage(Status) { Content = new StringContent(_answers[call.Path](call), Encoding.UTF8, "application/json") };
    }
}

/// <summary>One call as it went over the wire.</summary>
internal sealed record Call(string Path, string Query, byte[] Body, string ContentType)
{
    internal string Text => Encoding.UTF8.GetString(Body);
}
