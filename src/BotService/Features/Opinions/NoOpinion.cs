using System.Text.RegularExpressions;
using BotService.Commands;

namespace BotService.Features.Opinions;

/// <summary>Words behind 意见 that must not be kept as one: that no name shall stand with it, a question about opinions, a wish to take one back, or that there is none.</summary>
internal static partial class NoOpinion
{
    /// <summary>Longer words hold an opinion of their own.</summary>
    private const int LongestRemark = 16;

    /// <summary>Whether the sender does not want to be named: 意见 少开会，请匿名.</summary>
    public static bool WantsNoName(string words) => Nameless().IsMatch(words.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("\u3000", string.Empty, StringComparison.Ordinal));

    /// <summary>What is answered instead of keeping them; null for an opinion.</summary>
    public static string? Answer(string words, int? round)
    {
        var letters = CommandText.Normalise(words);

        if (letters.Length is 0 or > LongestRemark)
        {
            return null;
        }

        if (Empty().IsMatch(letters))
        {
            return "好的，没有意见不用记，什么也没有存。";
        }

        if (TakingBack().IsMatch(letters))
        {
            return "没有记，也没有改动：交了的意见收不回。要补充请再发一条，写明内容。";
        }

        return Asking().IsMatch(letters) || (IsAsked(words, letters) && Uncovering().IsMatch(letters))
            ? $"没有记：这句像是在问意见，不是意见。看收到多少、答复了没有，{(round is { } number ? $"发 征{number}" : "发 征 加编号，例如 征1")}。匿名意见不存是谁发的，谁也查不到。"
            : null;
    }

    private static bool IsAsked(string words, string letters) => words.AsSpan().IndexOfAny('？', '?') >= 0 || letters[^1] is '吗' or '么' or '没' or '谁' or '呢' || AsksWhether().IsMatch(letters);

    /// <summary>匿名, 不署名, 别写我的名字, 不想让人知道是我. 保密 alone may be what the opinion is about.</summary>
    [GeneratedRegex(
        "匿名|匿个名|无名氏|无记名" +
        "|(?:不|别|勿|莫|免|无须|无需)(?:要|用|想|必|愿意?|能|可以?|方便|便|得)?(?:再)?(?:给|把|将|带|有)?(?:署|具|实|留|记|写|提|登|显示|公开|透露|泄露|暴露|出现|附|带)(?:上|出|下|明|到)?(?:我们?|俺|本人)?的?(?:真|实|大)?(?:姓名|名字|名|姓)(?![额单次义册])" +
        "|(?:署名|具名|姓名|名字|我名)[，,]?(?:就|请|可以)?(?:不必|不用|不要|免了|别|勿|保密|隐去|隐藏|略去|去掉|不写|不署|不公开|不留|不登)" +
        "|(?:隐|隐去|隐藏|隐掉|去掉|抹掉|略去|删去)(?:我|本人)?的?(?:姓名|名字|署名|姓|名)" +
        "|(?:不|别|勿|莫|免得)(?:要|想|愿意?|能|可以?|用)?(?:再)?(?:让|叫|被|给)[^，。；！？,;!?]{0,12}(?:知道|晓得|看到|看见|认出|查到|查出)(?:来)?了?(?:是?(?:我|谁|哪)|[，。；：！？,;:!?、）)]|$)" +
        "|(?:不要|别|勿|莫|不想)(?:告诉|告知|透露|泄露|外传|说出去|说是我|提是我)" +
        "|(?:请|替我|为我|帮我|给我|对我|望|务必)(?:您|你)?(?:予以|给予)?保密|(?:^|[，。；,;（(、：:])保密(?:$|[，。；：！,;:!）)、]|哦|啊|哈|谢)")]
    private static partial Regex Nameless();

    [GeneratedRegex("^(?:我|我们|本人|这次|目前|现在|暂时|都)*(?:没有?|无|暂无|没啥|没什么)(?:什么|其他|别的)?(?:意见|建议)?(?:了|的|啊|哈|哦|吧|谢谢)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Empty();

    [GeneratedRegex("^(?:我|我的|要|想|请|帮我|把)*(?:撤回|撤销|取消|收回|删除|删掉|撤掉|作废|不算)(?:了|吧|掉|一下|刚才|刚刚|上一?条|那条|这条|这个|我的|那个|的|意见|建议|匿名)*$", RegexOptions.NonBacktracking)]
    private static partial Regex TakingBack();

    /// <summary>收到了吗, 反馈了没有, 是谁提的, 统计. What is asked stands alone: 报表能按时反馈吗 is an opinion.</summary>
    [GeneratedRegex(
        "^(?:统计|明细|进度|情况|结果|看看?|查看?|清单|汇总|多少条?|几条|一共多少条?|共?有?(?:多少|几)条|有哪些|都有哪些)$" +
        "|^(?:我的|上次的?|之前的?|大家的?|那条|都|已经?|还|现在|到底|究竟|有|给|被|你们|领导|您)*(?:收到|采纳|采用|反馈|答复|回复|回音|处理|受理|转办|解决|落实|看到|看|提交|交上去|记下|记上|登记|算)(?:上|到)?了?(?:吗|么|没有?|没|否|呢)$" +
        "|^(?:我的|上次的?|之前的?|那条)*(?:有没有|有无|是否|是不是)(?:已经?|被|给|有)*(?:收到|采纳|采用|反馈|答复|回复|回音|处理|受理|转办|解决|落实|看到|结果|下文)了?(?:呢|啊)?$" +
        "|^(?:我的|上次的?|之前的?|那条)*(?:有|出)了?(?:结果|下文|答复|回复|回音|反馈)了?(?:吗|么|没有?|没)$" +
        "|^(?:都|这些|到底|究竟|那条)*(?:是|有)?(?:谁|哪个|哪些人|什么人)(?:提|说|写|发|交)(?:的|了|过)*(?:啊|呀|呢)?$" +
        "|^(?:处理|答复|办理|采纳)(?:得|的)?(?:怎么样|怎样|如何|情况|结果|进度|到哪)(?:了|一步了?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Asking();

    [GeneratedRegex("会不会|能不能|可不可以|是不是|是否|算不算", RegexOptions.NonBacktracking)]
    private static partial Regex AsksWhether();

    /// <summary>会不会被查到, 真的匿名吗.</summary>
    [GeneratedRegex("^(?:真的?|到底|究竟|会不会|能不能|可不可以|是不是|是否|算不算|会|能|有|被|让|给|领导|管理员|联络员|别人|人|你们|我|名字|谁|绝对|完全)*(?:查到|查出|追查|查|看到|看见|看出|知道|泄露|泄密|猜出|猜到|暴露|认出|匿名|保密|追踪|定位)(?:来|是|谁|我|提|发|写|的|了|名字)*(?:吗|么|没|呢|不)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Uncovering();
}
