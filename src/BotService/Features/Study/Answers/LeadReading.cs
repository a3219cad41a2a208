using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>What own words before an answer make of it: 打算下了夜班一次看完 lies ahead, 才把开头的视频看完 is a piece.</summary>
internal static partial class LeadReading
{
    public static SenseKind Of(string letters, int lead, SenseKind kind) => kind switch
    {
        SenseKind.Done or SenseKind.NotDone when Written().IsMatch(letters[..lead]) => SenseKind.Unclear,
        SenseKind.Done when Originally().IsMatch(letters[..lead]) && !IsBehind().IsMatch(letters[lead..]) => SenseKind.Unclear,
        SenseKind.Done when Instructs().IsMatch(letters[..lead]) => SenseKind.Unclear,
        SenseKind.Done when Deadline().IsMatch(letters[..lead]) && !IsBehind().IsMatch(letters[lead..]) => SenseKind.Future,
        SenseKind.Done when Plans().IsMatch(letters[..lead]) && !WasThen().IsMatch(letters[..lead]) && !IsBehind().IsMatch(letters[lead..]) => SenseKind.Future,
        SenseKind.Done when Intents().IsMatch(letters[..lead]) => SenseKind.Future,
        SenseKind.Done when LongAgo().IsMatch(letters[..lead]) => SenseKind.Unclear,
        SenseKind.Done when Piece().IsMatch(letters[..lead]) => SenseKind.Part,
        _ => kind,
    };

    [GeneratedRegex("^(我|俺|本人|就|真|也|还|只|那)*(打算|准备|计划|争取|想|要|等|待|但愿|希望|巴不得|恨不得|尽量|保证|一定|肯定|最好|能|先|回头|晚点|改天|明|今晚|一会|待会|稍后|马上|这就)", RegexOptions.NonBacktracking)]
    private static partial Regex Plans();

    /// <summary>真希望一觉醒来就学完了: what is wished for has not come about, whatever 了 says.</summary>
    [GeneratedRegex("希望|但愿|巴不得|恨不得|盼望|盼着|幻想|祈祷|(真|好|多)想[^不到]|只要|除非|一旦|(要是|如果)能", RegexOptions.NonBacktracking)]
    private static partial Regex Intents();

    /// <summary>周五下班前把八项规定学完 asks for it.</summary>
    [GeneratedRegex("(周[一二三四五六日天末]|星期[一二三四五六日天]|今天|今晚|明天|明晚|下班|月底|月末|年底|[0-9一二三四五六七八九十]{1,3}[日号点])(下班)?(以|之)?前", RegexOptions.NonBacktracking)]
    private static partial Regex Deadline();

    /// <summary>等车的时候看完.</summary>
    [GeneratedRegex("(时|时候|空档|间隙|工夫|功夫|期间|途中|之余)$", RegexOptions.NonBacktracking)]
    private static partial Regex WasThen();

    /// <summary>本来学完 was meant to be, and 接下来学完 is yet to come; 本来就学完了 is done.</summary>
    [GeneratedRegex("(本来|原本|原来|按理|照理|按说|照说|理应|本应|本该|原定|原计划|接下来|看来|想来)", RegexOptions.NonBacktracking)]
    private static partial Regex Originally();

    /// <summary>学完发已学 tells somebody what to do; 我学完了发已学 does it.</summary>
    [GeneratedRegex("^[^我俺]*(学|看|读|补|听|弄|做)(完|好|过)了?(请|要|得|记得|都|就|后|之后|以后|再)*(发|发送|回|报|填|点|按|选|打|输入?|写|说|敲|戳)(我|给我|个|一个|一下|一声|上)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Instructs();

    /// <summary>横幅上写着学完了: it stands there, and nobody says it.</summary>
    [GeneratedRegex("(印|写|挂|贴|刻|喷|标|显示|滚动|登|注明|题|绣|画|喊|念|唱|嚷|念叨)(着|的是|的都是|道|有|满了?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    public static bool IsWritten(string letters) => Written().IsMatch(letters);

    [GeneratedRegex("[了过已毕啦喽咯嘞咧哒]|的$", RegexOptions.NonBacktracking)]
    private static partial Regex IsBehind();

    /// <summary>去年就学过了 is no answer to the topic of this week.</summary>
    [GeneratedRegex("去年|前年|往年|早年|当年|前几年|上个?月|上学期|上季度|上半年", RegexOptions.NonBacktracking)]
    private static partial Regex LongAgo();

    [GeneratedRegex("(^|[^打])开头([^条]|$)|前言|序言|导语|导读|引言|目录|封面|标题|摘要|前[一二两三四五几0-9]?[章节页段篇集]", RegexOptions.NonBacktracking)]
    private static partial Regex Piece();
}
