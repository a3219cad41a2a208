using BotService.Hosting;
using BotService.Ledgers;

namespace BotService.Cli.Doctor;

/// <summary>What the items of the ledgers say they are is what their entries say.</summary>
internal sealed class LedgerCheck(LedgerAudit audit) : IDoctorCheck
{
    private const int Most = 10;

    public string Name => "清单";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (count, differing) = await audit.RunAsync(cancellationToken);
            return differing.Count == 0
                ? Finding.Well($"{count} 件事项的状态与经过一致")
                : Finding.Wrong($"{differing.Count} 件的状态与经过不一致：{string.Join('、', differing.Take(Most))}");
        }
        catch (Exception exception) when (VerbTrouble.IsExpected(exception))
        {
            return Finding.Wrong(VerbTrouble.Explain(exception));
        }
    }
}
