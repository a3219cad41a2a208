using System.CommandLine;
using BotService.Messaging;
using BotService.Store.Disk;

namespace BotService.Cli;

/// <summary>What the program is asked to do: the service, or one of the operator's verbs.</summary>
internal static class CommandLine
{
    private static string[] Usage(DirectoryWords directory) =>
    [
        "用法：",
        "  BotService [serve]                                            运行服务",
        "  BotService import people FILE [--dry-run]                     导入名单（.csv、.xlsx、.xls）",
        $"  BotService import people {directory.Option} [--dry-run]             从{directory.Title}的可见范围导入名单",
        "  BotService import topics FILE [--dry-run]                     导入主题计划",
        "  BotService import ledgers FILE --kind 问题 [--dry-run]        导入清单；--keep-unknown 按文字保留名单上没有的人和单位",
        "  BotService export participation --week 2026-W39 --out F.xlsx  导出一周的应学记录",
        "  BotService export ledger --kind 问题 --out F.xlsx             导出一张清单和经过；--as-of 写日期，--form 填上级的表样",
        "  BotService report --as-of 2026-11-30 --out 总结.docx          按记录填总结；--draft 出批注稿，--sources F.xlsx 另出来源",
        "  BotService preview [--from 2026-09-07] [--to 2026-09-11]      预览提醒：什么时候发什么给多少人，不会真的发",
        "  BotService migrate                                            更新数据库结构",
        "  BotService backup FILE [--force]                              备份（服务可以照常运行）；--force 用空库替换原来的备份",
        "  BotService restore FILE [--force]                             恢复；--force 覆盖已有数据",
        "  BotService erase USERID [--dry-run]                           删除一个人的个人信息，各项数字不变",
        $"  BotService rename USERID NEW                                  账号在{directory.Title}里改了：把名单里的账号改成新的，记录不变",
        "  BotService console-link USERID                                打印一个进入控制台的一次性链接",
        "  BotService bind-code USERID                                   打印一个绑定码，让机器人认得这个人",
        "  BotService doctor                                             逐项检查配置和环境",
        "  BotService health                                             问正在运行的服务是否就绪（容器的健康检查）",
    ];

    public static Task<int> RunAsync(string[] args, ServiceFactory service) => RunAsync(args, service, Terminal.Console);

    public static async Task<int> RunAsync(string[] args, ServiceFactory service, Terminal terminal, CancellationToken cancellationToken = default)
    {
        OwnedFile.MakeDefault();
        var (verb, hostArguments) = HostArguments.Part(args);
        var parsed = Root(new ToolHost(hostArguments, service, terminal)).Parse(verb, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

        if (Problems(parsed) is { Count: > 0 } problems)
        {
            terminal.Fail([.. problems, .. Usage(service.Directory)]);
            return Terminal.WrongUsage;
        }

        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Root(ToolHost host)
    {
        var root = new RootCommand($"{host.Service.Directory.Title}“一周一主题”学习机器人")
        {
            ServeVerb.Create(host),
            ImportVerb.Create(host),
            ExportVerb.Create(host),
            ReportVerb.Create(host),
            PreviewVerb.Create(host),
            MigrateVerb.Create(host),
            BackupVerb.CreateBackup(host),
            BackupVerb.CreateRestore(host),
            EraseVerb.Create(host),
            RenameVerb.Create(host),
            ConsoleLinkVerb.Create(host),
            BindCodeVerb.Create(host),
            DoctorVerb.Create(host),
            HealthVerb.Create(host),
        };
        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(host, cancellationToken));
        return root;
    }

    /// <summary>The parser's own words are English, so what it cannot place is said in ours.</summary>
    private static IReadOnlyList<string> Problems(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return [$"不认识：{string.Join(' ', parsed.UnmatchedTokens)}"];
        }

        return [.. parsed.Errors.Select(error => error.Message).Distinct()];
    }
}
