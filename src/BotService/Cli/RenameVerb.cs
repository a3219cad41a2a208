using System.CommandLine;
using BotService.Features.Roster;

namespace BotService.Cli;

/// <summary><c>rename USERID NEW</c>: an account that changed in the directory stays one person with one record.</summary>
internal static class RenameVerb
{
    public static Command Create(ToolHost host)
    {
        var directory = host.Service.Directory.Title;
        var from = new Argument<string?>("USERID") { Description = "名单里现在的账号", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<string?>("NEW") { Description = $"{directory}里的新账号", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("rename", $"账号在{directory}里改了：把名单里的账号改成新的，记录不变") { from, to };
        command.Demand(from, "缺少账号：rename USERID NEW");
        command.Demand(to, "缺少新账号：rename USERID NEW");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<AccountRename>(
            async (rename, token) =>
            {
                var renamed = await rename.RunAsync(parsed.GetValue(from)!, parsed.GetValue(to)!, token);
                return renamed.Succeeded ? host.Terminal.Say(renamed.Answer) : host.Terminal.Fail(renamed.Answer);
            },
            cancellationToken));
        return command;
    }
}
