using System.CommandLine;
using BotService.Hosting;

namespace BotService.Cli;

/// <summary><c>doctor</c>: one line for each thing that must be right, and what to do where it is not.</summary>
internal static class DoctorVerb
{
    public static Command Create(ToolHost host)
    {
        var command = new Command("doctor", "逐项检查配置和环境");
        command.SetAction((_, cancellationToken) => host.RunAsync<IEnumerable<IDoctorCheck>>((checks, token) => RunAsync(checks, host.Terminal, token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IEnumerable<IDoctorCheck> checks, Terminal terminal, CancellationToken cancellationToken)
    {
        var bad = 0;

        foreach (var check in checks.Where(check => check.IsWanted))
        {
            var finding = await FindAsync(check, cancellationToken);
            terminal.Say($"{finding.Mark} {check.Name}：{finding.Text}");
            bad += finding.IsBad ? 1 : 0;
        }

        return bad == 0 ? Terminal.Done : terminal.Fail($"有 {bad} 项不正常，请按上面带 ✗ 的行处理后再运行一次 doctor。");
    }

    private static async Task<Finding> FindAsync(IDoctorCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One check that breaks must not keep the operator from the others.
            return Finding.Wrong(VerbTrouble.Explain(exception));
        }
    }
}
