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
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<EraseRun>(
            (run, token) => run.EraseAsync(parsed.GetValue(userId)!, parsed.GetValue(dryRun), host.Terminal, token), cancellationToken));
        return command;
    }
}

/// <summary>Erases the person from the store and from what waits beside it, and tells what went.</summary>
internal sealed class EraseRun(SpoolErasure spool, PersonErasure person, IOptions<OrganisationOptions> organisation)
{
    public async Task<int> EraseAsync(string userId, bool isDry, Terminal terminal, CancellationToken cancellationToken)
    {
        if (spool.Waiting() is { } file)
        {
            return terminal.Fail($"{file} 里可能还有这个人的消息，没有删除。它是 .damaged 的，看过后请删掉；否则等服务处理完（数据库恢复后很快）再试。");
        }

        var result = await person.RunAsync(userId, isDry, cancellationToken);
        var isAdmin = organisation.Value.IsAdmin(UserKey.Of(userId));
        var aside = spool.Remove(userId, isDry);
        return Answer(terminal, result, aside, isDry, isAdmin);
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
