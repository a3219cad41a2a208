using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>Everything that would stop a start, all of it at once.</summary>
internal sealed class ConfigurationCheck(WeComCredentials credentials, IServiceProvider services) : IDoctorCheck
{
    public string Name => "配置";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> problems = [.. credentials.Problems(), .. OtherProblems()];

        return Task.FromResult(problems.Count == 0
            ? Finding.Well(credentials.IsUsed ? "WeCom 五项和其他设置齐全" : "机器人两项和其他设置齐全")
            : Finding.Wrong($"{string.Join('；', problems)}。请在环境变量或配置文件里改正"));
    }

    /// <summary>What the options refuse; the credentials were named already, in the operator's words.</summary>
    private IEnumerable<string> OtherProblems()
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
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

    private static IEnumerable<string> Others(IEnumerable<OptionsValidationException> exceptions) =>
        [.. exceptions.Where(e => !e.OptionsType.Name.StartsWith("WeCom", StringComparison.Ordinal)).SelectMany(e => e.Failures)];
}
