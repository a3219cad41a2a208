using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BotService.Simulator.Tests.Page;

/// <summary>The sign-in of WeCom: each rule of its addresses with one that breaks it, where it leads, and what a code is worth.</summary>
public sealed class SignInRuleTests : IAsyncLifetime
{
    private const string Home = "http://127.0.0.1:7080";

    private const string InClient = $"{SimulatorEndpoints.AuthorizePath}?appid=wwdemo0123456789&redirect_uri=http%3A%2F%2F127.0.0.1%3A7080%2Fin&response_type=code&scope=snsapi_base&state=abc&agentid=1000010";

    private const string InBrowser = $"{SimulatorEndpoints.LoginPath}?login_type=CorpApp&appid=wwdemo0123456789&agentid=1000010&redirect_uri=http%3A%2F%2F127.0.0.1%3A7080%2Fin&state=abc&lang=zh";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 7, 1, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddRouting().AddWeComSimulator(options => options.SignInAddress = _ => new Uri(Home));
        _app = builder.Build();
        _app.MapWeComSimulator();
        await _app.StartAsync(Token);
        _http.BaseAddress = new Uri(_app.Urls.First());
        WeCom.Directory.Add(new SimulatedUser("LiHua", "李华", []));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WeComSimulator WeCom => _app.Services.GetRequiredService<WeComSimulator>();

    [Theory]
    [InlineData(0, InClient, "state=abc", "state=Abc9")]
    [InlineData(0, InClient, "&agentid=1000010", "")]
    [InlineData(40013, InClient, "appid=wwdemo0123456789", "appid=other")]
    [InlineData(40035, InClient, "response_type=code", "response_type=token")]
    [InlineData(40035, InClient, "scope=snsapi_base", "scope=all")]
    [InlineData(84025, InClient, "state=abc", "state=a-b")]
    [InlineData(40056, InClient, "agentid=1000010", "agentid=7")]
    [InlineData(50001, InClient, "127.0.0.1%3A7080", "127.0.0.1%3A7081")]
    [InlineData(50001, InClient, "127.0.0.1%3A7080", "evil.example%2F%3F127.0.0.1%3A7080")]
    [InlineData(50001, InClient, "127.0.0.1%3A7080", "127.0.0.1%3A7080%40evil.example")]
    [InlineData(50001, InClient, "http%3A%2F%2F127.0.0.1%3A7080", "https%3A%2F%2F127.0.0.1%3A7080")]
    [InlineData(50001, InClient, "http%3A%2F%2F127.0.0.1%3A7080%2Fin", "%2Fin")]
    [InlineData(0, InBrowser, "state=abc", "state=a-b")]
    [InlineData(40035, InBrowser, "login_type=CorpApp", "login_type=ServiceApp")]
    [InlineData(40056, InBrowser, "&agentid=1000010", "")]
    [InlineData(50001, InBrowser, "127.0.0.1%3A7080", "evil.example")]
    public async Task Each_rule_of_an_address_holds(int code, string address, string right, string wrong)
    {
        using var answer = await _http.GetAsync(new Uri(address.Replace(right, wrong, StringComparison.Ordinal), UriKind.Relative), Token);
        var page = await answer.Content.ReadAsStringAsync(Token);
        List<int> broken = code == 0 ? [] : [code];

        Assert.Equal(code == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code == 0, page.Contains("李华", StringComparison.Ordinal));
        Assert.Equal(broken, WeCom.Violations.Select(violation => violation.Code));
    }

    [Fact]
    public async Task A_code_says_once_who_it_is()
    {
        var code = await CodeOfAsync("who=LiHua");
        var told = await AskAsync(code);
        Assert.Equal((0, "LiHua"), ((int)told["errcode"]!, (string?)told["userid"]));
        Assert.Equal(40029, (int)(await AskAsync(code))["errcode"]!);
        Assert.Equal(40029, (int)(await AskAsync("unheardof"))["errcode"]!);
        Assert.Empty(WeCom.Violations);
        Assert.Equal(40029, (int)(await AskAsync(string.Empty))["errcode"]!);
        var tooLong = await AskAsync(new string('c', 513));
        Assert.Equal((40029, "code missing or longer than 512 bytes"), ((int)tooLong["errcode"]!, (string)tooLong["errmsg"]!));
        Assert.Equal(2, WeCom.Violations.Count);
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        var (young, old) = (await CodeOfAsync("who=LiHua"), await CodeOfAsync("who=LiHua"));
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, (int)(await AskAsync(young))["errcode"]!);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(40029, (int)(await AskAsync(old))["errcode"]!);
    }

    [Fact]
    public async Task Somebody_from_elsewhere_has_an_openid_and_whoever_refuses_no_code()
    {
        var told = await AskAsync(await CodeOfAsync("who=*"));
        Assert.Equal(0, (int)told["errcode"]!);
        Assert.Null(told["userid"]);
        Assert.NotNull(told["openid"]);

        using var refused = await ChooseAsync(Home + "/in", string.Empty);
        Assert.Equal($"{Home}/in?state=abc", refused.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("http://evil.example/in")]
    [InlineData("http://127.0.0.1:7080@evil.example/in")]
    [InlineData("//evil.example/in")]
    [InlineData("javascript:alert(1)")]
    public async Task A_choice_leads_nowhere_but_home(string to)
    {
        using var answer = await ChooseAsync(to, "who=LiHua");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    private Task<HttpResponseMessage> ChooseAsync(string to, string who) => _http.GetAsync(new Uri($"/simulator/sign-in?to={Uri.EscapeDataString(to)}&state=abc&{who}", UriKind.Relative), Token);

    private async Task<string> CodeOfAsync(string who)
    {
        using var answer = await ChooseAsync(Home + "/in", who);
        var location = answer.Headers.Location!.ToString();
        Assert.Equal((HttpStatusCode.Redirect, true, true), (answer.StatusCode, location.StartsWith($"{Home}/in?code=", StringComparison.Ordinal), location.EndsWith("&state=abc", StringComparison.Ordinal)));
        return location.Split("code=")[1].Split('&')[0];
    }

    private async Task<JsonObject> AskAsync(string code)
    {
        var token = (string)(await GetAsync($"gettoken?corpid=wwdemo0123456789&corpsecret={new SimulatorOptions().Secret}"))["access_token"]!;
        return await GetAsync($"auth/getuserinfo?access_token={token}&code={code}");
    }

    private async Task<JsonObject> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(new Uri($"/cgi-bin/{path}", UriKind.Relative), Token))!.AsObject();
}
