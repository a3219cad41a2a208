using BotService.Hosting;
using BotService.Ledgers;

namespace BotService.Cli.Doctor;

/// <summary>What the items of the ledgers say they are is what their entries say, and the parts of each list add up.</summary>
internal sealed class LedgerCheck(Lazy<LedgerAudit> lateAudit) : IDoctorCheck
{
    private const int Most = 10;

    public string Name => "清单";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var audit = lateAudit.Value;
            var (count, differing) = await audit.RunAsync(cancellationToken);

            if (differing.Count > 0)
            {
                return Finding.Wrong($"{differing.Count} 件的状态与经过不一致：{string.Join('、', differing.Take(Most))}");
            }

            var unequal = await audit.UnequalAsync(cancellationToken);
            return unequal.Count == 0
                ? Finding.Well($"{count} 件事项的状态与经过一致")
                : Finding.Wrong($"各部分加起来不是总数：{string.Join('、', unequal)}");
        }
        catch (Exception exception) when (VerbTrouble.IsExpected(exception))
        {
            return Finding.Wrong(VerbTrouble.Explain(exception));
        }
    }
}
