namespace BotService.Tests.Harness;

/// <summary>The service with the people of the sample organisation; tests speak as they do.</summary>
internal static class Office
{
    public static async Task<Bot> OpenAsync(string now = "2026-09-01 09:00", params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(now, settings);
        await PeopleAsync(bot);
        return bot;
    }

    public static Task PeopleAsync(Bot bot) => bot.PeopleAsync(
        "chenlihua 陈丽华 局党组", "xuwenjing 许文静 局党组 liaison", "zhoumin 周敏 机关第一党支部 admin", "linxiaoyan 林晓燕 机关第一党支部 liaison", "wangwei 王伟 机关第一党支部", "zhangwei 张伟 机关第一党支部",
        "liqiuyue 李秋月 机关第一党支部", "gaofeng 高峰 机关第一党支部", "huangzhiyuan 黄志远 业务第二党支部 liaison", "wangwei2 王伟 业务第二党支部", "wuxiuying 吴秀英 业务第二党支部", "zhengkai 郑凯 业务第二党支部",
        "xiechunmei 谢春梅 业务第二党支部", "dengrui 邓睿 业务第二党支部", "hanshulan 韩淑兰 离退休第三党支部 liaison", "maguangming 马光明 离退休第三党支部", "yangziqi 杨子琪 青年理论学习小组 liaison", "zhuhaoran 朱浩然 青年理论学习小组");

    /// <summary>Moves the clock to a day at ten, says it and returns the answer.</summary>
    public static async Task<string> OnAsync(this Bot bot, string day, string who, string text)
    {
        var at = $"2026-{day} 10:00";

        if (Bot.At(at) > bot.Clock.UtcNow)
        {
            await bot.AdvanceToAsync(at);
        }

        return await bot.SayAsync(who, text);
    }
}
