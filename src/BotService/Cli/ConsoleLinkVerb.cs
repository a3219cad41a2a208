using System.CommandLine;
using BotService.Features.SignIn;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Cli;

/// <summary><c>console-link USERID</c>: a way into the console for the day on which the chat is away.</summary>
internal static class ConsoleLinkVerb
{
    public static Command Create(ToolHost host)
    {
        var userId = VerbArguments.UserId(host);
        var command = new Command("console-link", "打印一个进入控制台的一次性链接，10 分钟内有效") { userId };
        command.Demand(userId, "缺少账号：console-link USERID");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<ConsoleLinkRun>((run, token) => run.PrintAsync(parsed.GetValue(userId)!, host.Terminal, token), cancellationToken));
        return command;
    }
}

/// <summary>Keeps a link for an admin or a member and prints it.</summary>
internal sealed class ConsoleLinkRun(ConsoleAddress address, ConsoleVisitors visitors, StoreWriter store, TimeProvider time)
{
    public async Task<int> PrintAsync(string userId, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!address.IsOn)
        {
            return terminal.Fail($"控制台没有开通：请设置 {ConsoleAddress.Key}，例如 https://study.example.cn");
        }

        if (await visitors.FindAsync(UserKey.Of(userId), cancellationToken) is not { } caller)
        {
            return terminal.Fail("这个账号不在今天的名单里，也不是 Organisation__Admins 里的管理员，进不了控制台。");
        }

        var (token, now) = (SecretToken.Random(), time.GetUtcNow());
        await store.RunAsync(
            async (_, db, stop) =>
            {
                await db.AddLinkAsync(caller.UserId, token, LoginLinks.FromHost, now, stop);
                db.Audit(now, "cli", "console-link", caller.UserId);
                return true;
            },
            cancellationToken);
        return terminal.Say(address.At($"/in/{token}"));
    }
}
