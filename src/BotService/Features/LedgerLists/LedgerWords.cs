using BotService.Commands;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>The words of the kinds' files: one list and one word to raise each. All of them are explained under 清单.</summary>
internal sealed class LedgerWords(LedgerKinds kinds) : ICommandSource
{
    public const string Overview = "清单";

    private static readonly HelpAttribute UnderOverview = new() { Under = Overview };

    public IEnumerable<CommandEntry> Entries =>
    [
        .. kinds.All.Select(kind => new CommandEntry(typeof(ListCommand), new ChatCommandAttribute(kind.List, [.. kind.AlsoList])
        {
            Usage = $"{kind.List} [条件]", Summary = $"能看到的{kind.List}；逾期、我的、一个日子都可以写在后面", Audience = Audience.Everyone, IsQuestion = true, Glued = true,
        })
        {
            Help = UnderOverview,
        }),
        .. kinds.All.Where(kind => kind.Raise.Length > 0).Select(kind => new CommandEntry(typeof(RaiseCommand), new ChatCommandAttribute(kind.Raise, [.. kind.AlsoRaise])
        {
            Usage = $"{kind.Raise} 内容", Summary = $"记到{kind.List}里", Audience = Of(kind.MayRaise), KeepsWords = true,
        })
        {
            Help = UnderOverview,
        }),
    ];

    private static Audience Of(LedgerRights rights) =>
        (rights.HasFlag(LedgerRights.Member) ? Audience.Member : Audience.None) | (rights.HasFlag(LedgerRights.Liaison) ? Audience.Liaison : Audience.None) | (rights.HasFlag(LedgerRights.Admin) ? Audience.Admin : Audience.None);
}
