using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Notices;

/// <summary>A sentence that names 传8 is said of that notice, wherever the number stands: 学完传8了 is no answer to the week's topic, nor asked about as one.</summary>
internal sealed partial class NamedNotices(CommandEntries commands)
{
    private const string Word = "传";

    private const string WasRead = "已阅";

    /// <summary>Who read it, when and how, what a notice is called, and courtesies: without them few ways to say it are left.</summary>
    private const string Own =
        "我们?|俺们?|咱们?|本人|自己|个人|这边|这里|也|都|均|就|又|全部?|全都|一并|已经|早就|早|刚刚|刚才|刚好|刚|才|终于|总算|昨天|昨晚|今天|今早|上午|下午|中午|晚上|早上|认真|仔细|完整|把|将|对|是|" +
        "那个?|这个?|那份|这份|文件|通知|材料|内容|全文|原文|正文|链接|谢谢您?|谢谢你|辛苦了?|好的|请放心|的|哈|啊|呀|哦|哒";

    private const string Ended = "(?:过|完毕|完成|完|毕|好|掉|到|了|啦|喽|咯|嘞|悉|一遍了)";

    private const string Reading = "(?:阅读|浏览|翻阅|通读|传阅|看|读|阅)";

    private const string Studying = "(?:自学|补学|学习|学)";

    private const string Seen = "(?:(?:已阅知?|已读|已看|已收到?|收到|已知悉|知悉|阅悉|阅知|收悉|已悉|阅毕|已传阅|阅)" + Ended + "*|已?" + Reading + Ended + "+)";

    private const string Studied = "(?:已学习?" + Ended + "*|" + Studying + Ended + "+)";

    /// <summary>That it was read, where one clause for each number says so and nothing but courtesies stands before the first; null where the sentence says anything else.</summary>
    public static Understood.Run? Read(CleanedText message)
    {
        if (NumberIn(message) is not { } number)
        {
            return null;
        }

        var named = Named().Matches(message.Text);
        var plain = Named().Replace(message.Text, Word);
        var (read, studied, isBehind) = (0, 0, false);
        List<string> behind = [string.Join('、', named.SelectMany(one => one.Groups["number"].Captures).Select(digits => $"{Word}{NumberedName.Plain(digits.Value)}"))];

        foreach (var clause in Clause.Split(plain))
        {
            var said = Owned().Replace(clause.Letters, string.Empty);
            var (isRead, isStudied) = (SaysRead().IsMatch(said), SaysStudied().IsMatch(said));

            if (clause.IsAsked || (!isRead && !isStudied && (isBehind ? OfStudying().IsMatch(clause.Letters) : !SmallTalk.IsNothingElse(clause.Letters))))
            {
                return null;
            }

            (read, studied) = (read + (isRead ? 1 : 0), studied + (isStudied && !isRead ? 1 : 0));

            // What else is said goes along: the command looks whether it denies or limits.
            if (isBehind && !isRead && !isStudied)
            {
                behind.Add(plain[clause.Start..clause.End]);
            }

            isBehind |= isRead || isStudied;
        }

        return read == named.Count ? new Understood.Run(WasRead, string.Join('；', behind))
            : read + studied == named.Count ? new Understood.Run(Word, $"{number} 不是已学")
            : null;
    }

    /// <summary>The notice that is named, where what was understood is of the week's topic: an answer in own words that name the notice, a doubt about one, figures.</summary>
    public Understood Instead(CleanedText message, Understood meant) =>
        NumberIn(message) is { } number && IsOfTopic(meant, message.Text) ? new Understood.Run(Word, $"{number} {message.Text}") : meant;

    private bool IsOfTopic(Understood meant, string text) => meant switch
    {
        Understood.Unsure { Doubt: not Doubt.AlsoLeave } => true,
        Understood.Wants { Intent: { IsDeed: false, Explains: false } } => true,
        Understood.Run { Lead: { Length: > 0 } lead } run => commands.Find(run.Word) is { Command.IsReadFreely: true } && Named().IsMatch(lead),
        Understood.Unknown => Asks().IsMatch(text),
        _ => false,
    };

    /// <summary>The first number; null where none is named, which is nearly always so, and where nothing of it is the sender's own.</summary>
    private static string? NumberIn(CleanedText message) =>
        !message.IsForWordOnly && !message.IsForwarded && !message.IsToMany && message.Text.Contains(Word, StringComparison.Ordinal) && !DenyingSigns.StandIn(message.Text)
        && Named().Match(message.Text) is { Success: true } first ? NumberedName.Plain(first.Groups["number"].Captures[0].Value) : null;

    /// <summary>One or several in a row. 宣传2次 and 上传3份 name none, nor does 传8个人.</summary>
    [GeneratedRegex(
        "(?<![宣上流遗误谣失祖相转已刚])传达?\\s*[#＃]?\\s*(?<number>[0-9０-９]{1,9})(?![0-9０-９])号?(?:\\s*[、，,和及与跟]\\s*(?:传达?\\s*)?[#＃]?(?<number>[0-9０-９]{1,9})(?![0-9０-９])号?)*" +
        "(?![0-9０-９号个份件次月日年天楼张页条位名人遍批期封周组台点分万千百.．%％])")]
    private static partial Regex Named();

    [GeneratedRegex(Own, RegexOptions.NonBacktracking)]
    private static partial Regex Owned();

    [GeneratedRegex("^(?:传" + Seen + "|" + Seen + "传了*|" + Reading + "传" + Ended + "+)(?:(?:并且?|而且)?已?(?:" + Reading + "|" + Studying + ")" + Ended + "+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex SaysRead();

    [GeneratedRegex("^(?:传" + Studied + "|" + Studied + "传了*|" + Studying + "传" + Ended + "+)$", RegexOptions.NonBacktracking)]
    private static partial Regex SaysStudied();

    [GeneratedRegex("学|主题|周|题|课", RegexOptions.NonBacktracking)]
    private static partial Regex OfStudying();

    [GeneratedRegex("[？?吗么谁几哪]|多少|怎么?样?|如何|情况|统计|进度|完成率|人数|比例", RegexOptions.NonBacktracking)]
    private static partial Regex Asks();
}
