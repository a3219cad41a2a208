using BotService.Commands;

namespace BotService.Features.SignIn;

/// <summary>Who asks for the pages in their own words.</summary>
internal sealed class ConsoleIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(90, "后台|厚台|网页版|管理(页面|网页|界面|端)|(网址|网页|电脑上).{0,6}(管理|登录|进)")
        {
            Command = static (_, _) => ("控制台", string.Empty),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
