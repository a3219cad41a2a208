using System.CommandLine;
using BotService.Store.Backup;
using BotService.Store.Disk;

namespace BotService.Cli;

/// <summary><c>backup</c> and <c>restore</c>: one file that restores into either database.</summary>
internal static class BackupVerb
{
    public static Command CreateBackup(ToolHost host)
    {
        var file = VerbArguments.File("写到哪个文件；已有的会被替换");
        var force = new Option<bool>("--force") { Description = "数据库是空的也替换原来的备份", Arity = ArgumentArity.Zero };
        var command = new Command("backup", "备份，服务可以照常运行") { file, force };
        command.Demand(file, "缺少目标文件：backup FILE");
        command.SetAction((parsed, cancellationToken) => host.RunAsync<BackupRun>((run, token) => run.TakeAsync(parsed.GetValue(file)!, parsed.GetValue(force), host.Terminal, token), cancellationToken));
        return command;
    }

    public static Command CreateRestore(ToolHost host)
    {
        var file = VerbArguments.File("备份文件");
        var force = new Option<bool>("--force") { Description = "替换已有的全部数据", Arity = ArgumentArity.Zero };
        var command = new Command("restore", "从备份恢复") { file, force };
        command.Demand(file, "缺少备份文件：restore FILE");
        command.SetAction((parsed, cancellationToken) =>
        {
            var source = parsed.GetValue(file)!;
            return host.RunOnStoreAsync<BackupRestore>(
                async (backup, token) => Answer(host.Terminal, source, await backup.RestoreAsync(source, parsed.GetValue(force), token)), cancellationToken);
        });
        return command;
    }

    private static int Answer(Terminal terminal, string file, RestoreResult result)
    {
        if (result.Fault is { } fault)
        {
            return terminal.Fail(Refusal(fault, file));
        }

        var owed = result.Owed == 0 ? string.Empty : $"备份里有 {result.Owed} 条待发消息，备份之后可能已经发过，所以不会自动再发：管理员发 状态 查看，发 重发 决定。";
        return terminal.Say($"已恢复：{result.People} 人，{result.Topics} 个主题，共 {result.Rows} 行。{owed}");
    }

    private static string Refusal(BackupFault fault, string file) => fault switch
    {
        BackupFault.Missing => $"找不到备份文件 {file}，请检查路径。",
        BackupFault.NotOurs => $"{file} 不是本服务的备份文件。",
        BackupFault.Newer => $"{file} 来自更新版本的服务，请先升级本服务再恢复。",
        BackupFault.IsStore => $"{file} 是正在使用的数据库自己的文件，不是备份。",
        BackupFault.WouldReplaceWork => "数据库里已有数据，没有恢复。确定要用备份替换全部数据，请加 --force（建议先 backup 一次）。",
        _ => $"{file} 已损坏，请换一个备份。",
    };
}

/// <summary>Writes the backup where the operator may have one written.</summary>
internal sealed class BackupRun(WrittenFile files, BackupTaker backup)
{
    public async Task<int> TakeAsync(string target, bool force, Terminal terminal, CancellationToken cancellationToken)
    {
        if (files.Refusal(target) is { } refusal)
        {
            return terminal.Fail(refusal);
        }

        if (!await backup.TakeAsync(target, force, cancellationToken))
        {
            return terminal.Fail($"现在的数据库里没有人，{target} 里有；没有替换。请检查 Database__ConnectionString 是不是指错了地方；确定要替换请加 --force。");
        }

        return terminal.Say($"已备份到 {target}（{new FileInfo(target).Length / 1024} KB）。文件里有个人信息，请妥善保管。");
    }
}
