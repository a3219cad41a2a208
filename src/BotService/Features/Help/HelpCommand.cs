using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Help;

/// <summary>What this person can say here: the five things that matter most, then the rest under headings; or one word explained.</summary>
[ChatCommand("帮助", "菜单", "?", "help", Usage = "帮助 [词]", Summary = "您能用的命令；帮助 请假 说明一个", Audience = Audience.Everyone, MenuOrder = 6, IsQuestion = true)]
[InGroup(InGroup.AsItIs)]
internal sealed class HelpCommand(CommandCatalog catalog) : IChatCommand
{
    private const string Recording = "记录";

    private const string Asking = "查询";

    private const string Liaising = "联络员";

    private const string Administering = "管理";

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Message.Place.IsGroup)
        {
            return ValueTask.FromResult(ForGroup());
        }

        var mine = catalog.Entries.Where(entry => call.Caller.MayUse(entry.Command.Audience)).ToList();

        return ValueTask.FromResult(About(call.Rest, call.Caller, mine) ?? Overview(call.Caller, [.. mine.Where(entry => entry.Help.Under is null)]));
    }

    private Reply ForGroup() => Reply.Say(
    [
        "群里可以 @我 发：",
        .. catalog.Entries.Where(entry => entry.Group.Summary is not null).OrderBy(entry => entry.Command.MenuOrder).Select(entry => $"{entry.Group.Word ?? entry.Command.Word} — {entry.Group.Summary}"),
        "其他的请单独发给我。",
    ]);

    private Reply Overview(Viewer caller, List<CommandEntry> mine)
    {
        var office = caller.IsAdmin ? Audience.Admin : caller.IsLiaison ? Audience.Liaison : Audience.Member;
        var first = mine.Where(entry => entry.Help.FirstFor.HasFlag(office)).OrderBy(entry => entry.Help.Order).ToList();
        var head = caller.Member is null ? "最常用的：" : $"{catalog.Hint}。最常用的：";
        return Reply.Say([head, .. first.Select(Line), .. mine.Except(first).GroupBy(HeadingOf).OrderBy(group => PlaceOf(group.Key)).SelectMany(group => group.Select(Line).Prepend($"【{group.Key}】"))]);
    }

    private static string HeadingOf(CommandEntry entry) => entry switch
    {
        { Help.Heading: { } own } => own,
        { Command.Audience: Audience.Admin } => Administering,
        { Command.Audience: var audience } when !audience.HasFlag(Audience.Member) => Liaising,
        { Command.IsQuestion: true } => Asking,
        _ => Recording,
    };

    /// <summary>A heading that a command brings stands between what is for all and what is for few.</summary>
    private static int PlaceOf(string heading) => heading switch
    {
        Recording => 0,
        Asking => 1,
        Liaising => 3,
        Administering => 4,
        _ => 2,
    };

    private static string Line(CommandEntry entry) => $"{entry.Command.Usage} — {entry.Command.Summary}";

    /// <summary>The one command that is asked about, also one of somebody else's; null of none.</summary>
    private Reply? About(string text, Viewer caller, List<CommandEntry> mine)
    {
        if (Named(text) is not { } named)
        {
            return (Within(text, mine) ?? Beginning(text, mine)) is { } near ? Explain(near, mine) : null;
        }

        if (mine.Contains(named))
        {
            return Explain(named, mine);
        }

        return mine.Find(entry => entry.Command.Word == named.Command.Instead) is { } instead ? Explain(instead, mine) : CommandRunner.NotForYou(named.Command, caller);
    }

    /// <summary>The command whose word is all that was said, or whose character stands before a number: 传8, as 帮助 itself writes it 传N.</summary>
    private CommandEntry? Named(string text)
    {
        var letters = CommandText.Normalise(text);
        return letters.Length == 0 ? null
            : catalog.Entries.FirstOrDefault(entry => entry.Words.Any(word => CommandText.Normalise(word) == letters))
            ?? catalog.Entries.FirstOrDefault(entry => entry.Command.IsNumbered && letters.StartsWith(entry.Command.Word, StringComparison.Ordinal) && IsNumber(letters[entry.Command.Word.Length..]));
    }

    private static bool IsNumber(string letters) => string.Equals(letters, "N", StringComparison.OrdinalIgnoreCase) || (letters.Length > 0 && letters.All(char.IsAsciiDigit));

    /// <summary>The command whose word stands in the question.</summary>
    private static CommandEntry? Within(string text, List<CommandEntry> mine) =>
        mine.SelectMany(entry => entry.Words.Select(word => (entry, word))).Where(pair => pair.word.Length > 1 && text.Contains(pair.word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.word.Length).Select(pair => pair.entry).FirstOrDefault();

    /// <summary>The command whose word begins so: 亮晒 of 亮晒清单.</summary>
    private static CommandEntry? Beginning(string text, List<CommandEntry> mine) => text.Length < 2 ? null
        : mine.SelectMany(entry => entry.Words.Select(word => (entry, word))).Where(pair => pair.word.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.word.Length).Select(pair => pair.entry).FirstOrDefault();

    private static Reply Explain(CommandEntry entry, List<CommandEntry> mine) => Reply.Say(
    [
        $"{entry.Command.Usage}",
        entry.Command.Summary,
        .. entry.Help.Examples is { } examples ? (string[])[$"例如：{examples}"] : [],
        .. entry.Command.Aliases.Count == 0 ? (string[])[] : [$"也可以说：{string.Join("、", entry.Command.Aliases.Where(word => !char.IsAsciiLetterOrDigit(word[0])).Take(8))}"],
        .. mine.Where(other => other.Help.Under == entry.Command.Word).Select(Line),
        "全部命令发：帮助",
    ]);
}
