using System.Text.RegularExpressions;

namespace BotService.Ledgers;

/// <summary>What people say before the item that they speak of: 好的，我今天把任12办完了; 王主任，问3 完成.</summary>
internal static partial class LedgerOpeners
{
    /// <summary>Nobody says more of them before coming to the point.</summary>
    public const int Most = 8;

    /// <summary>The opener at that place, up to what follows it; null when none stands there.</summary>
    public static LedgerOpener? At(string folded, int at)
    {
        var apart = Apart().Match(folded, at);
        var said = apart.Success ? apart : Glued().Match(folded, at);
        var end = said.Success ? FoldedText.SkipSeparators(folded, said.Index + said.Length) : folded.Length;

        if (end == folded.Length)
        {
            return null;
        }

        return new LedgerOpener(end, said.Groups["day"].Value) { IsWish = said.Groups["wish"].Success, IsObject = said.Groups["object"].Success, IsNow = said.Groups["now"].Success };
    }

    /// <summary>What the openers make of it: 昨天 is the day of what is told. Null for what is only wanted or planned: 我要把任12办完 claims nothing.</summary>
    /// <param name="folded">What stands behind the openers.</param>
    public static LedgerSaying? Fit(LedgerSaying saying, IReadOnlyList<LedgerOpener> openers, string folded)
    {
        if (openers.Count == 0 || saying.IsAsked)
        {
            return saying;
        }

        // 今天把任12办完 may be a plan; 今天把任12办完了 is none. 我要完成任12 is one, and 我要汇报任12完成 is none.
        var isOver = folded.AsSpan().IndexOfAny("了已毕") >= 0;
        var isPlan = openers.Any(opener => opener.IsWish) || (openers.Any(opener => opener.IsNow) && !isOver);
        var isWish = openers[^1].IsWish && !isOver;

        if (saying.Verb is LedgerVerb.Claim && (isWish || (isPlan && openers.Any(opener => opener.IsObject))))
        {
            return null;
        }

        var day = openers.Select(opener => opener.Day).FirstOrDefault(said => said.Length > 0);
        return day is not null && TellsWhen(saying) ? saying with { Words = $"{day} {saying.Words}".TrimEnd() } : saying;
    }

    private static bool TellsWhen(LedgerSaying saying) => saying.Verb switch
    {
        LedgerVerb.Claim => !saying.Items[0].Kind.IsVisit,
        null or LedgerVerb.Progress or LedgerVerb.Relapse or LedgerVerb.Reject or LedgerVerb.Reopen => saying.Words.Length > 0,
        _ => false,
    };

    /// <summary>Polite words and whom one speaks to end at a stop: 领导，任12 完成. 好多 and 是否 begin otherwise.</summary>
    [GeneratedRegex(
        @"\G(?:好的?|好嘞|嗯嗯?|哦|收到|明白|知道了|是的?|行|对|没问题|(?:各位)?领导好?|您好|你好|大家好|早上好|上午好|下午好|晚上好|谢谢|辛苦了?|不好意思|打扰(?:一下|了)?|小?助手|机器人"
        + @"|\p{Lo}{0,3}(?:书记|主任|老师|主席|组长|[处局科部]长|[处局总])(?:好|您好|你好)?)(?=[ \u00A0\t\n,。、;:!?—-])")]
    private static partial Regex Apart();

    [GeneratedRegex(
        @"\G(?:请问一下|请问|想问一下|问一下|问下|请帮我|麻烦帮我|帮我|麻烦|请|(?<wish>我想|我要)|(?<object>把|将)|(?<day>昨天|昨日|前天)|(?<now>今天|今日|今早|早上|上午|中午|下午|晚上|现在|目前|本周|这周|本月|这两天|这几天)"
        + "|我们已经|我们支部|我们组|我们的|我们|我负责的|我这边|我的|我已经|我已|我|咱们|本人|已经|刚刚|刚才|刚|终于|总算|已|也|都|全部|关于|对于|针对|有关|那个|这个|然后|另外|还有|报告一下|报告|汇报一下|汇报)")]
    private static partial Regex Glued();
}

/// <summary>One such opener.</summary>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Day">The day behind us that it names; empty for none.</param>
internal readonly record struct LedgerOpener(int End, string Day)
{
    /// <summary>我要, 我想: it is still to come.</summary>
    public bool IsWish { get; init; }

    /// <summary>把, 将: what follows is what something is done to.</summary>
    public bool IsObject { get; init; }

    /// <summary>今天, 本周: it may be over or still to come.</summary>
    public bool IsNow { get; init; }
}
