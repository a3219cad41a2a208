using System.CommandLine;
using BotService.Features.Binding;

namespace BotService.Cli;

/// <summary><c>bind-code USERID</c>: a code by which the bot gets to know somebody, for the day on which nobody can ask for one in chat.</summary>
internal static class BindCodeVerb
{
    public static Command Create(ToolHost host)
    {
        var userId = VerbArguments.UserId(host);
        var command = new Command("bind-code", "打印一个绑定码，30 分钟内有效，只能用一次") { userId };
        command.Demand(userId, "缺少账号：bind-code USERID");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<HostBindCode>((codes, token) => PrintAsync(codes, parsed.GetValue(userId)!, host.Terminal, token), cancellationToken));
        return command;
    }

    private static async Task<int> PrintAsync(HostBindCode codes, string userId, Terminal terminal, CancellationToken cancellationToken) =>
        await codes.MakeAsync(userId, cancellationToken) is { } code
            ? terminal.Say(code)
            : terminal.Fail("这个账号不在今天的名单里，也不是 Organisation__Admins 里的管理员，没有给绑定码。");
}
