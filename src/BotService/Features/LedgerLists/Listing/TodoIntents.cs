using BotService.Commands;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>Who asks what is theirs of the lists.</summary>
internal sealed class TodoIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(140, "待办|(归|该|由|属于|轮到)(我|俺)(管|干|办|负责|做|的)|(清单|任务|问题)(上|里头?|中)?.{0,6}(我|俺)(负责|的|有)|(我|俺)(头上|名下|手头|手里|手上)|(派|分|分派|交办|布置)(给|到)(我|俺)")
        {
            Command = static (_, _) => ("清单", string.Empty),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
