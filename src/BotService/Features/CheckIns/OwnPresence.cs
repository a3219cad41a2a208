using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Store;

namespace BotService.Features.CheckIns;

/// <summary>Whether what stands around a code says no more than that the sender is there: for somebody else, or on the way, nobody is checked in.</summary>
internal static partial class OwnPresence
{
    private const int ShortestName = 2;

    /// <param name="gatherings">The names of what runs for the sender: 读书会签到 1234 says no more than 签到 1234.</param>
    public static bool IsIn(string text, Member sender, IEnumerable<string> gatherings)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);

        // 签到 1234？ asks.
        if (plain.Contains('?', StringComparison.Ordinal) || DenyingSigns.StandIn(plain))
        {
            return false;
        }

        var named = gatherings.Where(name => name.Length >= ShortestName).OrderByDescending(name => name.Length).Aggregate(CommandText.Normalise(plain), Without);
        var letters = Without(Without(named, sender.Name), sender.Group?.Name);
        return Plain().IsMatch(letters);
    }

    private static string Without(string letters, string? name) =>
        name is null || CommandText.Normalise(name) is not { Length: > 0 } own ? letters : letters.Replace(own, string.Empty, StringComparison.Ordinal);

    /// <summary>签到 1234 我到了，坐在第3排. What is not here is not known to be harmless.</summary>
    [GeneratedRegex(
        "^(?:签(?:到码?)?|扫(?:一扫|一下|了)?码?|口令|验证码|动员会|读书会|学习会|座谈会?|述学会|报告会|研讨会|党课|组织生活会|党员大会|支部大会|集中领学|交流研学|主题践学|这次|本次|这场" +
        "|打卡|报到|报道|参会|参加|到会|到场|到位|到达|到了|已到|到|抵达|现场|会场|会议室|会议|活动|开会|学习|培训|今天|上午|下午|现在|这里|这儿|本人|我们?|俺|是|的|了|啦|在|来|也|都|就|已经?|刚刚?|准时|按时|成功|完成|帮我|给我|帮忙|请|麻烦您?|一下|登记|记|号码?|码|为|用|好的?|嗯|收到|谢谢您?|谢谢你|辛苦了?" +
        "|小?助手|机器人|ok|[√✓✔✅☑]|您好|你好|大家好|老师|领导|书记|主任|报告|吧|哈|啊|哦|呀|哒" +
        "|坐|(?:坐在?|在)?第?[0-9一二三四五六七八九十]{1,3}(?:排|座|桌|楼|层)(?:靠?[左右中前后]边?)?|[0-9])+$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
