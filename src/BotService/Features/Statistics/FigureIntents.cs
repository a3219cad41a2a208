using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;

namespace BotService.Features.Statistics;

/// <summary>Who asks for figures, groups or a table in their own words.</summary>
internal sealed class FigureIntents : IIntentSource
{
    private static readonly string[] GroupEnds = ["支部", "小组", "组", "党委", "党组", "总支", "青年"];

    private static readonly Intent[] Rows =
    [
        new(180, "excel|表格|导(出|成|一|个|给)|倒出|汇总表|(整|要|发|来|做).{0,3}表(发|给|$)|记录发|名单发|发.{0,3}名单")
        {
            IsDeed = true,
            FitsByOneWord = true,
            Command = static (caller, said) => caller.IsAdmin ? ("导出", References.In(said)) : null,
            Otherwise = static (_, _) => Reply.Refuse("表格由管理员导出。您自己的记录发：我的数据"),
        },
        new(220, "排名|排第几|垫底|(哪|啷)个(支部|组|小组)|各(支部|组|小组)|每个(支部|组)")
        {
            FitsByOneWord = true,
            Command = static (caller, said) => caller.IsAdmin ? ("各组", References.In(said)) : caller.IsLiaison ? ("进度", References.In(said)) : null,
            Otherwise = static (_, _) => Reply.Refuse("谁学了、谁没学，只有本组联络员看得到名字。您自己的记录发：我的"),
        },
        new(240, "要个数|百分之(多少|几)|多少人|几个|几人|人数|完成率|完成情况|情况|统计|进度|怎么样|总结|数据|比例|如何了|学了多少")
        {
            FitsByOneWord = true,
            Command = static (caller, said) => caller.IsLiaison ? ("进度", References.In(said)) : caller.IsAdmin ? ("统计", FiguresOf(said, References.In(said))) : ("我的", string.Empty),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    private static string FiguresOf(string text, string week) => $"{week} {GroupIn(text, week)}".Trim();

    /// <summary>机关一支部怎么样: what is left is a group when it ends like one.</summary>
    private static string GroupIn(string text, string week)
    {
        foreach (var word in (ReadOnlySpan<string>)["怎么样", "情况", "完成率", "多少", "现在", "目前", "学习", "统计", "数据", "人数", "完成", "如何", "的", "了", "？", "?"])
        {
            text = text.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        text = (week.Length == 0 ? text : text.Replace(week, string.Empty, StringComparison.Ordinal)).Trim();
        return GroupEnds.Any(end => text.EndsWith(end, StringComparison.Ordinal)) ? text : string.Empty;
    }
}
