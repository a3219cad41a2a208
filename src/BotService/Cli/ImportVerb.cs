using System.CommandLine;
using BotService.Features.LedgerLists.Importing;
using BotService.Features.Roster;
using BotService.Features.Topics;
using BotService.Files;

namespace BotService.Cli;

/// <summary><c>import people</c>, <c>import topics</c> and <c>import ledgers</c>: the whole file or nothing.</summary>
internal static class ImportVerb
{
    public static Command Create(ToolHost host)
    {
        var command = new Command("import", "导入名单、主题计划或清单") { People(host), Topics(host), Ledgers(host) };
        command.DemandSubcommand("import 后面要写 people、topics 或 ledgers");
        return command;
    }

    private static Command People(ToolHost host)
    {
        var file = VerbArguments.File("名单文件，.csv、.xlsx 或 .xls");
        var directory = host.Service.Directory;
        var fromDirectory = new Option<bool>(directory.Option) { Description = $"从{directory.Title}的可见范围导入", Arity = ArgumentArity.Zero };
        var (dryRun, ignore) = (VerbArguments.DryRun(), Ignore());
        var command = new Command("people", "导入名单") { file, fromDirectory, dryRun, ignore };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fromDirectory) == !string.IsNullOrWhiteSpace(result.GetValue(file)))
            {
                result.AddError(result.GetValue(fromDirectory) ? $"FILE 和 {directory.Option} 只能写一个" : $"缺少名单文件：import people FILE，或写 {directory.Option}");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(fromDirectory)
            ? host.RunOnStoreAsync<DirectoryImport>(
                async (people, token) => Answer(host.Terminal, await people.ImportAsync(RosterImport.Actor, parsed.GetValue(dryRun), token)), cancellationToken)
            : host.RunOnStoreAsync<RosterImport>(
                async (people, token) => Answer(
                    host.Terminal, await people.ImportFileAsync(parsed.GetValue(file)!, CellText.Split(parsed.GetValue(ignore) ?? string.Empty), parsed.GetValue(dryRun), token)),
                cancellationToken));
        return command;
    }

    private static Command Topics(ToolHost host)
    {
        var file = VerbArguments.File("主题文件，.csv、.xlsx 或 .xls");
        var (dryRun, ignore) = (VerbArguments.DryRun(), Ignore());
        var command = new Command("topics", "导入主题计划") { file, dryRun, ignore };
        command.Demand(file, "缺少主题文件：import topics FILE");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<TopicImport>(
            async (topics, token) => Answer(
                host.Terminal,
                await topics.ImportFileAsync(parsed.GetValue(file)!, CellText.Split(parsed.GetValue(ignore) ?? string.Empty), parsed.GetValue(dryRun), token)),
            cancellationToken));
        return command;
    }

    private static Command Ledgers(ToolHost host)
    {
        var file = VerbArguments.File("清单文件，.csv、.xlsx 或 .xls");
        var kind = VerbArguments.Text("--kind", "哪一种清单：问题、任务、重点任务…；不写就是问题");
        var keepUnknown = new Option<bool>("--keep-unknown") { Description = "名单上没有的责任人和单位按文字保留", Arity = ArgumentArity.Zero };
        var (dryRun, ignore) = (VerbArguments.DryRun(), Ignore());
        var command = new Command("ledgers", "导入清单") { file, kind, keepUnknown, dryRun, ignore };
        command.Aliases.Add("ledger");
        command.Demand(file, "缺少清单文件：import ledgers FILE --kind 问题");
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<LedgerImport>(
            async (ledgers, token) =>
            {
                var word = parsed.GetValue(kind) ?? "问题";
                var columns = CellText.Split(parsed.GetValue(ignore) ?? string.Empty);
                return ledgers.KindOf(word) is { } meant
                    ? Answer(host.Terminal, await ledgers.ImportFileAsync(parsed.GetValue(file)!, meant, columns, parsed.GetValue(keepUnknown), parsed.GetValue(dryRun), token))
                    : host.Terminal.Misused($"没有“{word}”这种清单，--kind 可以写：{string.Join('、', ledgers.Kinds.Select(k => k.LongWord))}");
            },
            cancellationToken));
        return command;
    }

    private static Option<string?> Ignore() => VerbArguments.Text("--ignore", "不用的列，几个之间用逗号隔开：--ignore 电话,备注");

    private static int Answer(Terminal terminal, ImportReport report) =>
        report.Succeeded ? terminal.Say(report.Lines) : terminal.Fail(report.ProblemLines());
}
