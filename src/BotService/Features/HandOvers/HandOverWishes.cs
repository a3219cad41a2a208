using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.HandOvers;

/// <summary>Who wants to hand the group over.</summary>
internal sealed class HandOverWishes : IWishSource
{
    private static readonly Wish[] Rows =
    [
        new(270, "交接|代我|替我")
        {
            IsDeed = true,
            OutranksDoubt = true,
            Otherwise = static (caller, _) => caller.IsLiaison ? Reply.Refuse("请写明交给谁、到哪天，例如：交接 李四 至 月底。什么也没有改。") : Reply.Refuse("交接由联络员来做。"),
        },
    ];

    public IReadOnlyList<Wish> Wishes => Rows;
}
