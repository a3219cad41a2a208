using BotService.Features.SignIn;
using BotService.Hosting;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>People reach the console over https, and what a channel's admin pages must be told about its address.</summary>
internal sealed class ConsoleCheck(Lazy<IOptions<ConsoleOptions>> lateOptions, Lazy<ConsoleAddress> lateAddress, IEnumerable<IConsoleAdvice> advice) : IDoctorCheck
{
    public string Name => "控制台";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        // Asked for here and not by the constructor, so that a wrong address is this check's finding and not the end of all of them.
        var options = lateOptions.Value.Value;
        var address = lateAddress.Value;

        if (!address.IsOn)
        {
            return Finding.Warning($"没有开通；要开通请设置 {ConsoleAddress.Key}，例如 https://study.example.cn");
        }

        if (options.PublicUrl is null)
        {
            return Finding.Warning($"{address.Origin}，没有设置 {ConsoleAddress.Key}，只用于演示和测试");
        }

        var found = $"{address.Origin}{string.Concat(advice.Select(far => far.Words(options.PublicUrl, options.Login is ConsoleLogin.Channel, options.DomainProof)))}";
        return address.IsSecure ? Finding.Well(found) : Finding.Warning($"{found}；地址没有加密，路上的人能看到登录和内容，请改用 https://");
    }
}
