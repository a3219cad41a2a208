using System.CommandLine;
using BotService.Features.Policy;
using BotService.Inbox;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary><c>erase USERID</c>: a person goes, the figures stay.</summary>
internal static class EraseVerb
{
    public static Command Create(ToolHost host)
    {
        var userId = VerbArguments.UserId(host);
        var dryRun = VerbArguments.DryRun();
        var command = new Command("erase", "删除一个人的个人信息，各项数字不变") { userId, dryRun };
        command.Demand(userId, "缺少账号：erase USERID");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync(
            async (services, token) =>
            {
                var spool = services.GetRequiredService<SpoolErasure>();

                if (spool.Waiting() is { } file)
                {
                    return host.Terminal.Fail($"{file} 里可能还有这个人的消息，没有删除。它是 .damaged 的，看过后请删掉；否则等服务处理完（数据库恢复后很快）再试。");
                }

                var (who, isDry) = (parsed.GetValue(userId)!, parsed.GetValue(dryRun));
                var result = await services.GetRequiredService<PersonErasure>().RunAsync(who, isDry, token);
                var isAdmin = services.GetRequiredService<IOptions<OrganisationOptions>>().Value.IsAdmin(UserKey.Of(who));
                var aside = spool.Remove(who, isDry);
                return Answer(host.Terminal, result, aside, isDry, isAdmin);
            },
            cancellationToken));
        return command;
    }

    private static int Answer(Terminal terminal, ErasureResult result, int aside, bool isDry, bool isAdmin)
    {
        if (!result.Found && aside > 0)
        {
            return terminal.Say($"名单里没有这个账号；暂存里有此人没能处理的 {aside} 条消息{(isDry ? "，没有改动" : "，已删除")}。");
        }

        if (!result.Found)
        {
            return terminal.Fail("名单里没有这个账号（可能已经删除过），没有改动。");
        }

        List<string> lines =
        [
            isDry ? "试运行，没有改动。将会：" : "已删除：",
            $"姓名、账号换成代号；{result.Participations} 条应学记录的结果保留，各项数字不变；",
            $"{result.Texts} 段文字（心得、请假原因、署名意见）清除；{result.Messages} 条提到这个人的消息、答复清除。",
        ];

        if (aside > 0)
        {
            lines.Add($"暂存里没能处理的 {aside} 条消息删除。");
        }

        if (result.Mentions > 0)
        {
            lines.Add($"另有 {result.Mentions} 处别人写的文字里出现这个名字，属于别人的记录，没有改动，请酌情处理。");
        }

        if (isAdmin)
        {
            lines.Add("这个账号还写在 Organisation__Admins 里，请从配置中删掉。");
        }

        if (!result.IsClean)
        {
            lines.Add("数据库文件里的旧内容还没有清完（有别的程序正在读）：请停一下服务，再运行一次同样的命令。");
        }

        lines.Add("以前的备份、导出的文件和数据库的归档日志里仍有这个人，请按规定的期限删除。");
        return terminal.Say(lines);
    }
}
