using BotService.Console.Html;
using BotService.Features.SignIn;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Console.Access;

/// <summary>The page for whoever is not signed in: how to get a link.</summary>
internal sealed class ConsoleEntrance(IOptions<ConsoleOptions> options, DirectoryWords directory, IEnumerable<IWebSignIn> channels)
{
    /// <summary>Where the demo's first page leads while nobody is signed in; null in a real installation.</summary>
    public string? Instead { get; init; }

    public IResult NotSignedIn(HttpRequest request) => Instead is not null && request.Path == "/" && HttpMethods.IsGet(request.Method)
        ? TypedResults.Redirect(Instead)
        : Page(StatusCodes.Status401Unauthorized);

    public IResult Page(int status, string? wrong = null)
    {
        List<Block> blocks = [new Words($"在{directory.Title}里给{BotName.Words}发 控制台，它会回一个链接。链接 5 分钟内有效，只能用一次。")];

        if (options.Value.Login is ConsoleLogin.Channel && channels.Any())
        {
            blocks.Add(new Links([new PageLink($"{directory.Title}登录", ChannelSignInEndpoints.Path)]));
        }

        blocks.Add(new Words($"{directory.Title}用不了时，请服务器管理员运行 console-link 账号 取一个链接。"));
        return Pages.Show(new PageModel("进入控制台", blocks) { Wrong = wrong }, status);
    }

    /// <summary>The channel's own sign-in is not switched on, or there is no such channel.</summary>
    public IResult WithoutChannel() => Page(StatusCodes.Status404NotFound, $"这里没有开通{directory.Title}登录，请用链接进入。");

    /// <summary>The channel did not say who it is, or said somebody who may not enter.</summary>
    public IResult NotConfirmed() => Page(StatusCodes.Status403Forbidden, $"{directory.Title}没有确认您的身份，或者您不在名单里，没有进入。");
}
