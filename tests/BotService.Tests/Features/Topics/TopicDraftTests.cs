using BotService.Features.Topics;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;

namespace BotService.Tests.Features.Topics;

/// <summary>Read on Wednesday 2026-09-23 at 10:00, in week 39.</summary>
public class TopicDraftTests
{
    private const string Now = "2026-09-23 10:00";

    [Theory]
    [InlineData("高质量发展 周五18:00 https://a.cn/1?x=2", "高质量发展", "09-25 18:00", "https://a.cn/1?x=2", "全体")]
    [InlineData("https://a.cn/1 高质量发展 周五18:00", "高质量发展", "09-25 18:00", "https://a.cn/1", "全体")]
    [InlineData("高质量发展周五", "高质量发展", "09-25 17:30", null, "全体")]
    [InlineData("《高质量发展》 截止：周五 18点前", "高质量发展", "09-25 18:00", null, "全体")]
    [InlineData("党的二十大精神 9月25日18:00截止", "党的二十大精神", "09-25 18:00", null, "全体")]
    [InlineData("学习9月1日讲话 第二讲 周五18:00", "学习9月1日讲话 第二讲", "09-25 18:00", null, "全体")]
    [InlineData("高质量发展 对象:支部、青年 周五18:00", "高质量发展", "09-25 18:00", null, "支部、青年小组")]
    [InlineData("高质量发展 对象:支部；青年 周五18:00", "高质量发展", "09-25 18:00", null, "支部、青年小组")]
    [InlineData("高质量发展 周五18:00 对象：党组 http://a.cn", "高质量发展", "09-25 18:00", "http://a.cn", "党组")]
    [InlineData("安全生产月周五18:00", "安全生产月", "09-25 18:00", null, "全体")]
    [InlineData("高质量发展 明天9点", "高质量发展", "09-24 09:00", null, "全体")]
    public void Title_due_link_and_audience_are_told_apart(string text, string title, string due, string? link, string audience)
    {
        var (draft, problem) = TopicDraft.Read(text, FixedTime.Clock(Now), new StudyTimes());

        Assert.Null(problem);
        Assert.Equal((title, due, link, audience), (draft!.Title, draft.Due.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), draft.Link, TierWords.Of(draft.Audience)));
    }

    [Theory]
    [InlineData("", "截止时间")]
    [InlineData("高质量发展", "截止时间")]
    [InlineData("高质量发展 2月30日", "截止时间")]
    [InlineData("周五18:00 高质量发展", "截止时间")]
    [InlineData("高质量发展 周五25:00", "截止时间")]
    [InlineData("高质量发展 三十二日", "截止时间")]
    [InlineData("周五18:00", "标题")]
    [InlineData("高质量发展 对象:群众 周五", "对象")]
    [InlineData("高质量发展 对象:；、 周五", "对象")]
    [InlineData("高质量发展 周五 面向：", "对象")]
    [InlineData("高质量发展 周五 https://a.cn https://b.cn", "链接")]
    [InlineData("高质量发展 周五 https://", "截止时间")]
    public void What_is_missing_is_named(string text, string named)
    {
        var (draft, problem) = TopicDraft.Read(text, FixedTime.Clock(Now), new StudyTimes());

        Assert.Null(draft);
        Assert.Contains(named, problem);
    }
}
