using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>It was done and only not told: 没来得及回您 and 没顾上跟您说 beside an answer take nothing of it back. 没来得及看 does.</summary>
internal static partial class LateTelling
{
    private const string NoTime =
        "(还|一直|都|也|就|只|确实|实在|当时)*((没|没有|未|木有|没能|未能)(来得及|来的及|顾上|顾得上|顾得|腾出手|抽出空|抽出时间|有空|有时间|空|时间|功夫|工夫)|来不及|顾不上|顾不得)";

    private const string Tell =
        "(去|及时|马上|第一时间)*((跟|给|向|和|同)(你|您|领导|书记|组织|支部|联络员|老师|主任|大家)们?)?" +
        "(回复?|说|讲|报告?|汇报|报备|上报|填报|确认|告诉|告知|通知|登记|反馈|打卡|打勾|打个勾|吱声|吭声|提交|签到|点|按|发|填|答复|回答|回应|交|写)" +
        "(个|一声|一下|下|声)?(你|您|领导|书记|联络员)?们?(那个|这个)?(确认|按钮|已学|消息|信息|微信|短信|话|信|卡片|心得|体会|感想|笔记|学习心得)?(呢|了|的|啊|呀|哈|啦|嘛)*$";

    public static bool Is(string letters) => Alone().IsMatch(letters);

    /// <summary>The clause without it: 刚看完没来得及确认.</summary>
    public static string Without(string letters) => Tail().Replace(letters, string.Empty);

    [GeneratedRegex($"^[^学看读听章节篇讲课集页他她]{{0,12}}{NoTime}{Tell}", RegexOptions.NonBacktracking)]
    private static partial Regex Alone();

    [GeneratedRegex($"(?<=[完了毕过好啦][啊哈呀哦]?|已学|已完成){NoTime}{Tell}")]
    private static partial Regex Tail();
}
