using BotService.Hosting;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>Everything that would stop a start, all of it at once.</summary>
internal sealed class ConfigurationCheck(IEnumerable<IChannelSettings> channels, Lazy<IStartupValidator> options) : IDoctorCheck
{
    public string Name => "配置";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> problems = [.. channels.SelectMany(channel => channel.Problems()).Concat(OtherProblems()).Select(problem => problem.TrimEnd('。')).Distinct()];

        return Task.FromResult(problems.Count == 0
            ? Finding.Well($"{string.Join('、', channels.Where(channel => channel.IsUsed).Select(channel => channel.Words))}和其他设置齐全")
            : Finding.Wrong($"{string.Join('；', problems)}。请在环境变量或配置文件里改正"));
    }

    /// <summary>What the options refuse; what a channel explains was named already, in the operator's words.</summary>
    private IEnumerable<string> OtherProblems()
    {
        try
        {
            options.Value.Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return Others([exception]);
        }
        catch (AggregateException exception)
        {
            return Others(exception.InnerExceptions.OfType<OptionsValidationException>());
        }
    }

    private IEnumerable<string> Others(IEnumerable<OptionsValidationException> exceptions) =>
        [.. exceptions.Where(e => !channels.Any(channel => channel.Explains(e.OptionsType))).SelectMany(OptionWords.Of)];
}
