using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>Clauses beside 没学 that only say why it was not done, although their words deny or ask elsewhere: 没时间, 忘了, 视频看不了.</summary>
internal static partial class WhyNot
{
    public static bool Is(string letters) =>
        IsShortOfTime(letters) || Forgotten().IsMatch(letters) || Unable().IsMatch(letters) || Unwilling().IsMatch(letters) || Lacking().IsMatch(letters) || NothingAtAll().IsMatch(letters);

    /// <summary>The same also in front of the answer: 忙不过来，没学.</summary>
    public static bool IsShortOfTime(string letters) => NoTime().IsMatch(letters);

    [GeneratedRegex("^(我|实在是?|真的?|确实|因为|最近|这周|本周|太忙|一直|根本|就是)*((没有?|木有|莫得|没得|冇|抽不出|腾不出|挤不出)(时间|空|工夫|精力|功夫)|(没|没有)?(顾不上|顾上|来得及|来不及|办法|法子)|忙不过来)(了|啊|呀|学|看|嘛)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NoTime();

    /// <summary>忘了, 忙起来就忘记了, 漏了这事.</summary>
    [GeneratedRegex("^(我|俺|是|就|给|都|也|又|真的?|完全|彻底|压根|实在|确实|因为|可能|应该是?|一?忙(得|着|起来)?|这周|本周|最近)*(忘记?|漏)(了|掉|光|干净)*(这(个|件)?事儿?|这回事|这茬|时间)?(了|啊|呀|哈|呢)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Forgotten();

    /// <summary>视频看不了, 学不进去.</summary>
    [GeneratedRegex("^[^不别没未谁怎]{0,10}(学习?|看|读|听|打|点|登录?|进|连|播放?|放|下载?|加载)不(了|成|到|开|进去?|上去?|动|出来?|下去|懂)(学习?|看|读|材料|视频|链接|系统|网页|网)?(了|啊|呀|嘛|呢)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Unable();

    [GeneratedRegex("^(我|就是?|实在|真的?|确实|这周|本周|也|并?不是|并非)*(不想|懒得)(去)?(学习?|看|读|听)(了|啊|呀|嘛)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Unwilling();

    /// <summary>没收到材料, 没链接. 没有 alone denies.</summary>
    [GeneratedRegex("^[^不别没未谁怎]{0,6}(还没有?|没有?|未)((收到|拿到|看到|接到|见到|发)?(链接|材料|通知|文件|课件|推送|卡片|资料|视频|书|手机|电脑|网络?|信号|流量)|收到|拿到|接到)(了|啊|呀|呢|过)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Lacking();

    /// <summary>什么都没看, 一个字也没读.</summary>
    [GeneratedRegex("^(我|真的?|确实|这周|本周|反正)*(什么|啥|哪[篇个章页]|一(点儿?|个字|[篇页眼章字]))(也|都)(没有?|未)(时间|空|来得及|能|顾上)?(学习?|看|读|听)(了|过|成|完|到|进去)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NothingAtAll();
}
