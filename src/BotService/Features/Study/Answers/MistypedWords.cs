using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>Letters that an input method took for others of the same sound, in the few words an answer is made of. Each is put right only between letters where it has no other sense: 学万了 but not 读万卷书, 确任已学 but not 的确任务重.</summary>
internal static partial class MistypedWords
{
    public static string Mended(string letters)
    {
        letters = Finished().Replace(letters, "完");
        letters = Completed().Replace(letters, "完成");
        letters = Le().Replace(letters, "了");
        letters = Week().Replace(letters, "周");
        letters = Topic().Replace(letters, "主题");
        letters = Confirm().Replace(letters, "确认");
        letters = Studying().Replace(letters, "学习");
        letters = Already().Replace(letters, "已经");
        letters = Material().Replace(letters, "材料");
        return Task().Replace(letters, "任务").Replace("登计", "登记", StringComparison.Ordinal).Replace("登纪", "登记", StringComparison.Ordinal);
    }

    /// <summary>学晚了 says that it was late.</summary>
    [GeneratedRegex("(?<=(^|[^在正快想要能会去没])[学看读听补刷]习?|没学|没看)[万丸玩宅](?=[了啦乐勒咯嘞叻喽哈啊呀毕]|$)")]
    private static partial Regex Finished();

    /// <summary>万成 alone may be a name.</summary>
    [GeneratedRegex("完[城诚呈程]|(?<=[已经习务都部])[万玩丸]成")]
    private static partial Regex Completed();

    /// <summary>学乐 may be music.</summary>
    [GeneratedRegex("(?<=[学看读听补刷习]完|完成|完毕|[学看读]过|学好)[乐叻辣啰囖拉](?=[哈啊呀哦]*$)")]
    private static partial Regex Le();

    /// <summary>本州 is also where a prefecture speaks of itself, which has no topic of its own.</summary>
    [GeneratedRegex("(?<=本)州(?=的?主[题提蹄])|(?<=本)[洲舟粥轴](?=的|主|内容|材料|学|任务|文章|视频|课|我|已|都)|(?<=这)[州洲舟粥轴](?=的|主|内容|材料|学|任务|文章|视频|课|我|已|都)")]
    private static partial Regex Week();

    [GeneratedRegex("主[提蹄](?!出|供|议|高|升)|[住煮]题")]
    private static partial Regex Topic();

    [GeneratedRegex("(?<![的准精明])确[任忍](?![务何职教期人])|[却雀鹊]认(?![真识为得定错])")]
    private static partial Regex Confirm();

    /// <summary>薛习 may begin a name.</summary>
    [GeneratedRegex("[雪血穴]习|薛习(?=完|了|好)|学[系洗细席](?=已|完|了|任务|内容|材料|过|好|主)")]
    private static partial Regex Studying();

    [GeneratedRegex("已[径竟京精]|[以己巳]经(?=学|看|读|完)")]
    private static partial Regex Already();

    [GeneratedRegex("[才财]料")]
    private static partial Regex Material();

    [GeneratedRegex("(?<=学习|主题|这周|本周|周的)(任物|认务|人务)")]
    private static partial Regex Task();
}
