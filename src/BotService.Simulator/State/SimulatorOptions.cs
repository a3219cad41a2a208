namespace BotService.Simulator;

/// <summary>Who the stand-in pretends to be: the credentials it shares with the service, and how patient it is.</summary>
public sealed class SimulatorOptions
{
    public const string Section = "Simulator";

    /// <summary>Name of the <see cref="HttpClient"/> that carries callbacks to the service; tests replace its primary handler.</summary>
    public const string CallbackClient = "simulator-callbacks";

    public string CorpId { get; set; } = "wwdemo0123456789";

    public int AgentId { get; set; } = 1000010;

    public string Secret { get; set; } = "demo-secret-only-for-the-simulator";

    public string Token { get; set; } = "DemoToken2026";

    /// <summary>43 letters and digits, as WeCom's admin page makes them.</summary>
    public string EncodingAesKey { get; set; } = "DemoKeyOnlyForTheSimulator0123456789abcdefg";

    /// <summary>What the app is called in the chat's title and in agent/get.</summary>
    public string AppName { get; set; } = "学习助手";

    /// <summary>Whether the chat page is mapped at <c>/chat</c>.</summary>
    public bool ShowPage { get; set; } = true;

    /// <summary>The service's own address; asked at the first callback, when the host knows it.</summary>
    public Func<IServiceProvider, Uri>? CallbackAddress { get; set; }

    public string CallbackPath { get; set; } = "/wecom/callback";

    /// <summary>The only place where a sign-in sends people back to, as the trusted domain of the app's settings; without one it is <see cref="CallbackAddress"/>.</summary>
    public Func<IServiceProvider, Uri>? SignInAddress { get; set; }

    /// <summary>WeCom hangs up after 5 s (document 90238).</summary>
    public TimeSpan CallbackDeadline { get; set; } = TimeSpan.FromSeconds(5);

    public int CallbackAttempts { get; set; } = 3;

    /// <summary>Document 90238 says that any status but 200 is repeated, document 90930 that only silence is; tests try both.</summary>
    public bool RepeatOnErrorStatus { get; set; }
}
