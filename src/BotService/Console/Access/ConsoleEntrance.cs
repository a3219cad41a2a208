using BotService.Console.Html;
using BotService.Features.SignIn;
using Microsoft.Extensions.Options;

namespace BotService.Console.Access;

/// <summary>The page for whoever is not signed in: how to get a link.</summary>
internal sealed class ConsoleEntrance(IOptions<ConsoleOptions> options)
{
    /// <summary>Where the demo's first page leads while nobody is signed in; null in a real installation.</summary>
    public string? Instead { get; init; }

    public IResult NotSignedIn(HttpRequest request) => Instead is not null && request.Path == "/" && HttpMethods.IsGet(request.Method)
        ? TypedResults.Redirect(Instead)
        : Page(StatusCodes.Status401Unauthorized);

    public IResult Page(int status, string? wrong = null)
    {
        List<Block> blocks = [new Words("在企业微信里给学习助手发 控制台，它会回一个链接。链接 5 分钟内有效，只能用一次。")];

        if (options.Value.Login is ConsoleLogin.Channel)
        {
            blocks.Add(new Links([new PageLink("企业微信登录", "/in/wecom")]));
        }

        blocks.Add(new Words("企业微信用不了时，请服务器管理员运行 console-link 账号 取一个链接。"));
        return Pages.Show(new PageModel("进入控制台", blocks) { Wrong = wrong }, status);
    }
}
