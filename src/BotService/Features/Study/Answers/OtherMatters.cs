using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Messages whose words answer and which speak of something else: of points elsewhere, of a colleague's paper, of a file that does not open.</summary>
internal static partial class OtherMatters
{
    private const string Polite = "学习了";

    private static readonly SearchValues<char> Stops = SearchValues.Create("，,。；;！! ");

    /// <summary>换了浏览器也不行，别的都看过了.</summary>
    private static readonly string[] StillBroken = ["不行", "没用", "还是打", "还是不", "别的", "其余", "其他"];

    public static Doubt? In(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        var answer = clauses[first].Letters;
        var isOther = Points().IsMatch(text)
            || (!answer.Contains('学', StringComparison.Ordinal) && SentElsewhere().IsMatch(text))
            || (IsBroken(text) && !IsWhyNotStudied(text, answer, senses, first))
            || (Unable().IsMatch(answer) && Trouble().IsMatch(text))
            || (answer == Polite && TheirWork().IsMatch(text))
            || IsOfOtherThing(text, answer)
            || (OnlyDone().IsMatch(answer) && IsOfWork(text));
        return isOther ? Doubt.Unclear : null;
    }

    /// <summary>没学 材料打不开: behind the honest no what does not work is its reason, unless help is asked for as well.</summary>
    private static bool IsWhyNotStudied(string text, string answer, List<Sense> senses, int first) =>
        senses[first] is { Kind: SenseKind.NotDone, Lead.Length: 0 } && answer.Contains('学', StringComparison.Ordinal)
        && senses.Take(first).All(sense => sense.Kind is SenseKind.Neutral or SenseKind.Week or SenseKind.Nothing)
        && !AsksForHelp().IsMatch(text);

    private static bool IsBroken(string text) =>
        Broken().IsMatch(text) && (!Overcome().IsMatch(text) || StillBroken.Any(word => text.Contains(word, StringComparison.Ordinal)));

    /// <summary>看完了，看完的是球赛 and 钥匙拿到了，已确认: what was read or confirmed is named, and it is not the topic.</summary>
    private static bool IsOfOtherThing(string text, string answer) =>
        (ReadThing().Match(text) is { Success: true } read && !StudyThing().IsMatch(read.Groups["thing"].Value))
        || OtherNotice().IsMatch(answer)
        || (!answer.Contains('学', StringComparison.Ordinal) && !answer.Contains(Clause.Title, StringComparison.Ordinal) && OtherShow().IsMatch(text))
        || (answer.Contains('翻', StringComparison.Ordinal) && text.Contains('找', StringComparison.Ordinal))
        || (OnlyConfirmed().IsMatch(answer) && Handled().IsMatch(text) && !StudyThing().IsMatch(text));

    [GeneratedRegex("[学看读听追刷](完|了|过)?的(就|都|可|其实|全|只)?是(?<thing>[^，。！？；,.!?;]{1,20})")]
    private static partial Regex ReadThing();

    [GeneratedRegex("^(真|很|挺|太|认真|仔细|逐|全)|材料|视频|回放|版|手机|电脑|强国|公众号|网|电视|直播|链接|群|发的|推送|那[个份篇]|文字|原文|全文|文本|纸质|电子|打印|音频|录音|朗读|课件|[pP][pP][tT]|主题|学|课|书|法|第|这|本周|本期|《|文章|讲话|内容", RegexOptions.NonBacktracking)]
    private static partial Regex StudyThing();

    /// <summary>看到结尾了，电视剧真好看.</summary>
    [GeneratedRegex("球赛|比赛|决赛|电影|电视剧|连续剧|综艺|小说|漫画|演唱会|晚会|短剧|动画片", RegexOptions.NonBacktracking)]
    private static partial Regex OtherShow();

    /// <summary>会议通知已阅.</summary>
    [GeneratedRegex("[^习题周期的到照据个按条份]通知(我|都|也)*(已|看|阅|读)", RegexOptions.NonBacktracking)]
    private static partial Regex OtherNotice();

    [GeneratedRegex("^(我|都|也|均|已经|现)*(已|已经)?(确认|阅|看|读)(了|完毕|无误|过)?$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyConfirmed();

    [GeneratedRegex("(^|[，。；！,;! ])[^我俺忘晚迟忙提，。；！,;! ]{1,9}(拿|收|领|取|送|发|寄|签|排|订|办|修|装|交|付|缴|核|对|盖|印|买|借|还|退|换|租|约|安排|准备|通知)(到|好|完|过|下|了)+([，。；！,;! ]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Handled();

    /// <summary>学习强国今天45分，已学.</summary>
    [GeneratedRegex("(学习强国|强国).{0,8}[0-9０-９]+分", RegexOptions.NonBacktracking)]
    private static partial Regex Points();

    /// <summary>PPT做完了，发你邮箱.</summary>
    [GeneratedRegex("(发|放|传|搁|拷|存)(在|到|给)?(你|您|我|群|处里|科里|公共|共享|桌面)?的?(邮箱|邮件|网盘|u盘|U盘|文件夹|共享盘|桌面|桌上)", RegexOptions.NonBacktracking)]
    private static partial Regex SentElsewhere();

    /// <summary>视频放不出声音，没法看.</summary>
    [GeneratedRegex("(视频|音频|链接|声音|页面|网页|文件|附件|材料|课件).{0,8}(放不|打不|没有?声|出不来|白屏|加载|卡住|失效|看不了|过期|没权限|空白)|(打开|点进去|点开|进去)(后|了|之后)?(是|都是|全是|一片)?(空|白|没东西|没内容)|打不开|点不开|点不进|进不去|登不上|登不进", RegexOptions.NonBacktracking)]
    private static partial Regex Broken();

    [GeneratedRegex("怎么(办|弄|看|学|读|打|进|搞|解决|回事)|咋(办|弄|看|学|整|搞)|如何|谁|能不能|可不可以|[吗？?]|(再|重新?|补)发|发(我|给我|个|一?下|一份)|帮.{0,4}(看|弄|修|处理|解决)|求", RegexOptions.NonBacktracking)]
    private static partial Regex AsksForHelp();

    /// <summary>一开始打不开，换了个网，现在学完了.</summary>
    [GeneratedRegex("(不开|不进|进不去|不上|加载|卡住|失效|看不了|白屏|空白|没声).*(后来|换[了成个]|好了|能(打)?开了|能看了|重启|重新|改用|用(手机|电脑|平板|流量|文字)|纸质|改成|终于|总算)(.*[^没未有])?(学|看|读)(完|好|过|习)", RegexOptions.NonBacktracking)]
    private static partial Regex Overcome();

    /// <summary>没法看 beside what does not work asks for help; 没学 beside it is still an answer.</summary>
    [GeneratedRegex("(没法|无法|没办法|不能)(去)?(学|看|读|听)", RegexOptions.NonBacktracking)]
    private static partial Regex Unable();

    [GeneratedRegex("登(录|陆)|(上|进|打|点|连|登|加载|下载|播放?)不(上|进|开|了|去|来|动|出)|收不到|账号|密码|网络|断网|没网|没信号|页面|系统|平台|服务器|按钮|链接|小程序|闪退|转圈|乱码|报错|白屏|权限|卡死|死机|404|故障|崩", RegexOptions.NonBacktracking)]
    private static partial Regex Trouble();

    /// <summary>学习了！王处这个公文写得真好.</summary>
    [GeneratedRegex("(处|科|局|总|主任|部长|哥|姐|老师)的?[这那](个|篇|份|条)", RegexOptions.NonBacktracking)]
    private static partial Regex TheirWork();

    /// <summary>完成了，救助站的物资清点: what was done is said behind it.</summary>
    [GeneratedRegex("^(我|都|已|已经|全部|终于|总算)*(完成|做完|弄完|办完|搞完|搞定|弄好|办好|做好)(了|啦|咯|喽)?$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyDone();

    private static bool IsOfWork(string text) =>
        text[(text.AsSpan().TrimEnd("。！!~～，, ").LastIndexOfAny(Stops) + 1)..] is var last && OfWork().IsMatch(last) && !OfStudying().IsMatch(last);

    [GeneratedRegex("请|笔记|心得|体会|学习|也|已|在|今天|我", RegexOptions.NonBacktracking)]
    private static partial Regex OfStudying();

    [GeneratedRegex("(清点|盘点|整理|录入|核查|核对|上报|填报|报表|台账|发放|走访|巡查|值班|报销|采购|布置|打印|装订|归档|排查|普查|体检|迎检|维修|搬家|交接|清算|审核|审批)(工作|任务)?(的事)?[了啦。！!~～]*$", RegexOptions.NonBacktracking)]
    private static partial Regex OfWork();
}
