using System.CommandLine;
using BotService.Store.Schema;

namespace BotService.Cli;

/// <summary>Brings the schema up to date and nothing else.</summary>
internal static class MigrateVerb
{
    public static Command Create(ToolHost host)
    {
        var command = new Command("migrate", "更新数据库结构");
        command.SetAction((_, cancellationToken) => host.RunAsync<StoreMigrator>(
            async (migrator, token) =>
            {
                var applied = await migrator.MigrateAsync(token);
                return host.Terminal.Say(applied == 0 ? "数据库结构已是最新，没有改动。" : $"数据库结构已更新，应用了 {applied} 个变更。");
            },
            cancellationToken));
        return command;
    }
}
