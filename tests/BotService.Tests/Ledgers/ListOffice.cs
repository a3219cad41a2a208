using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>An operator with the people whom the lists of an office name, and how a list is read.</summary>
internal static class ListOffice
{
    public static async Task<Operator> StartAsync(string now = "2026-09-30 10:00")
    {
        var op = await Operator.StartAsync(now);
        await op.PeopleAsync(
            "linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "gaofeng,高峰,机关第一党支部,branch,member,,,", "wangwei,王伟,机关第一党支部,branch,member,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,",
            "wangwei2,王伟,业务第二党支部,branch,member,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,", "dengrui,邓睿,业务第二党支部,branch,member,,,");
        return op;
    }

    /// <summary>Another office: a group of the retired and one of young people.</summary>
    public static async Task<Operator> StartWithYoungAndRetiredAsync(string now)
    {
        var op = await Operator.StartAsync(now);
        await op.PeopleAsync(
            "maguangming,马光明,离退休第三党支部,branch,member,,,", "hanshulan,韩淑兰,离退休第三党支部,branch,liaison,,,",
            "zhuhaoran,朱浩然,青年理论学习小组,youth,member,,,", "yangziqi,杨子琪,青年理论学习小组,youth,liaison,,,");
        return op;
    }

    /// <summary>Reads a list that says this, and returns what the operator is told of it.</summary>
    public static async Task<string> ReadAsync(this Operator op, string list, string kind = "问题")
    {
        op.Write("list.csv", list);
        var ran = await op.RunAsync("import", "ledger", "list.csv", "--kind", kind, "--keep-unknown");
        Assert.True(ran.Code == 0, ran.Error);
        return ran.Output;
    }

    /// <summary>The same for a list that is not taken.</summary>
    public static async Task<string> RefusedAsync(this Operator op, string list, string kind = "问题")
    {
        op.Write("list.csv", list);
        var ran = await op.RunAsync("import", "ledger", "list.csv", "--kind", kind, "--keep-unknown");
        Assert.True(ran.Code == 1, ran.Output);
        return ran.Error;
    }
}
