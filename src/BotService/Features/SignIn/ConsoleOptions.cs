using System.ComponentModel;
using System.Globalization;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Features.SignIn;

/// <summary>The web console; section <c>Console</c>.</summary>
internal sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Where people reach the console. Links, redirects and the own-origin rule use it, never the Host header.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Accepts an address that begins with http outside Development, where the cookie is then not protected.</summary>
    public bool AllowHttp { get; set; }

    public ConsoleLogin Login { get; set; } = ConsoleLogin.Link;

    /// <summary>The file by which a channel sees whose the address is.</summary>
    public string? DomainProof { get; set; }
}

/// <summary>Which ways to sign in there are besides the link from the host.</summary>
[TypeConverter(typeof(ConsoleLoginConverter))]
internal enum ConsoleLogin
{
    /// <summary>A one-time link from the bot.</summary>
    Link,

    /// <summary>The channel's own sign-in as well.</summary>
    Channel,
}

/// <summary>The operator's words for them.</summary>
internal sealed class ConsoleLoginConverter() : EnumConverter(typeof(ConsoleLogin))
{
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value is string word ? Of(word.Trim()) : base.ConvertFrom(context, culture, value);

    private static ConsoleLogin Of(string word)
    {
        if (word.Equals("link", StringComparison.OrdinalIgnoreCase))
        {
            return ConsoleLogin.Link;
        }

        return word.Equals("wecom", StringComparison.OrdinalIgnoreCase) ? ConsoleLogin.Channel : throw new FormatException("This is no way to sign in.");
    }
}

/// <summary>Refuses addresses that cannot work, with the variable to change.</summary>
internal sealed class ConsoleOptionsValidator(IHostEnvironment environment, IEnumerable<IConsoleAdvice> advice) : IValidateOptions<ConsoleOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsoleOptions options)
    {
        List<string> problems = [];

        if (options.PublicUrl is { } url)
        {
            if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.AbsolutePath != "/" || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            {
                problems.Add("Console__PublicUrl 要写成不带路径的地址，例如 https://study.example.cn");
            }
            else if (url.Scheme == "http" && !environment.IsDevelopment() && !options.AllowHttp)
            {
                problems.Add("Console__PublicUrl 以 http:// 开头，登录没有保护。请改用 https://；接受这样用，请设置 Console__AllowHttp=true");
            }
        }

        if (options.DomainProof is { Length: > 0 } proof)
        {
            problems.AddRange(advice.Select(far => far.ProblemOf(proof)).OfType<string>());
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
