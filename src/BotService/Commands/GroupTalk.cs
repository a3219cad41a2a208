using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>What a group chat hears: everybody in it reads along, so an answer there holds no name, no outcome and no way in.</summary>
internal static class GroupTalk
{
    private static readonly Viewer Anybody = new(string.Empty, Member: null, IsLiaison: false, IsAdmin: false);

    /// <summary>For everything else and for everybody we do not know: nothing was changed.</summary>
    public static Reply Alone(CommandCatalog catalog) => Reply.Refuse($"这件事请单独发给我，群里没有记录。群里可以发：{string.Join('、', catalog.GroupWords)}。");

    /// <summary>Only a command that is marked for groups, said in full or asked for in own words that mean it whoever asks.</summary>
    public static bool Takes(Understood? meant, CommandCatalog catalog) => MarkOf(meant, Anybody, catalog) is not InGroup.No;

    /// <summary>What the group hears of an answer, in so many bytes.</summary>
    public static Reply Shown(Reply reply, Understood? meant, Viewer caller, CommandCatalog catalog, int limit) => MarkOf(meant, caller, catalog) switch
    {
        InGroup.AsItIs when reply is { Question: null, IsRefusal: false } => new Reply(MessageText.Clip(reply.Text, limit)) { Supersedes = reply.Supersedes },

        // A repeat is refused because the record is there; it is acknowledged all the same.
        InGroup.Acknowledged when reply is { IsRefusal: false } or { ButtonText: not null } => Reply.Say("已记下"),
        _ => Alone(catalog),
    };

    private static InGroup MarkOf(Understood? meant, Viewer caller, CommandCatalog catalog) => meant switch
    {
        Understood.Run run when catalog.Find(run.Word) is { } entry => entry.Group.Hears,

        // Own words may ask; what they would record is said in full.
        Understood.Wants wish when wish.CommandFor(caller) is { } same && catalog.Find(same.Word) is { Command.IsQuestion: true } entry => entry.Group.Hears,
        _ => InGroup.No,
    };
}
