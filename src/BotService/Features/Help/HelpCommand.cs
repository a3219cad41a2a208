using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Help;

/// <summary>What this person can say here: the five things that matter most, then the rest under headings; or one word explained.</summary>
[ChatCommand("帮助", "菜单", "?", "help", Usage = "帮助 [词]", Summary = "您能用的命令；帮助 请假 说明一个", Audience = Audience.Everyone, MenuPlace = 6, IsQuestion = true, InGroup = InGroup.AsItIs)]
internal sealed class HelpCommand(CommandCatalog catalog) : IChatCommand
{
    private static readonly string[] ForMembers = ["已学", "没学", "请假", "本周", "我的"];

    private static readonly string[] ForLiaisons = ["已学", "未报", "进度", "催办", "代录"];

    private static readonly string[] ForAdmins = ["统计", "各组", "发布", "导出", "状态"];

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Message.Place.IsGroup)
        {
            return ValueTask.FromResult(Reply.Say("群里可以 @我 发：", "本周 — 本周的主题和材料", "已学 — 记下您学完了，群里不说结果", "签到 — 今天在这个群里签到", "其他的请单独发给我。"));
        }

        var mine = catalog.Entries.Where(entry => call.Caller.MayUse(entry.Command.Audience)).ToList();

        return ValueTask.FromResult(call.Rest.Length > 0 && Asked(call.Rest, mine) is { } one ? Explain(one, mine) : Overview(call.Caller, [.. mine.Where(entry => entry.Command.Under is null)]));
    }

    private static Reply Overview(Viewer caller, List<CommandEntry> mine)
    {
        var words = caller.IsAdmin ? ForAdmins : caller.IsLiaison ? ForLiaisons : ForMembers;
        var first = words.Select(word => mine.Find(entry => entry.Command.Word == word)).OfType<CommandEntry>().ToList();
        var head = caller.Member is null ? "最常用的：" : "学完回复 已学 就行。最常用的：";
        return Reply.Say([head, .. first.Select(Line), .. mine.Except(first).GroupBy(HeadingOf).OrderBy(group => Array.IndexOf(Headings, group.Key)).SelectMany(group => group.Select(Line).Prepend($"【{group.Key}】"))]);
    }

    private static readonly string[] Headings = ["记录", "查询", "请假", "联络员", "管理"];

    private static string HeadingOf(CommandEntry entry) => entry.Command switch
    {
        { Word: "请假" or "准假" or "不准" } => "请假",
        { Audience: Audience.Admin } => "管理",
        { Audience: var audience } when !audience.HasFlag(Audience.Member) => "联络员",
        { IsQuestion: true } => "查询",
        _ => "记录",
    };

    private static string Line(CommandEntry entry) => $"{entry.Command.Usage} — {entry.Command.Summary}";

    /// <summary>The command whose word is asked for, or stands in the question.</summary>
    private static CommandEntry? Asked(string text, List<CommandEntry> mine) =>
        mine.SelectMany(entry => entry.Words.Select(word => (entry, word))).Where(pair => pair.word.Length > 1 && text.Contains(pair.word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.word.Length).Select(pair => pair.entry).FirstOrDefault();

    private static Reply Explain(CommandEntry entry, List<CommandEntry> mine) => Reply.Say(
    [
        $"{entry.Command.Usage}",
        entry.Command.Summary,
        .. entry.Command.Aliases.Count == 0 ? (string[])[] : [$"也可以说：{string.Join("、", entry.Command.Aliases.Where(word => !char.IsAsciiLetterOrDigit(word[0])).Take(8))}"],
        .. mine.Where(other => other.Command.Under == entry.Command.Word).Select(Line),
        "全部命令发：帮助",
    ]);
}
