using BotService.Features.SignIn;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Cli.Doctor;

/// <summary>People reach the console over https, and what WeCom's admin pages must be told about its address.</summary>
internal sealed class ConsoleCheck(IServiceProvider services) : IDoctorCheck
{
    public string Name => "控制台";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        // Asked for here and not by the constructor, so that a wrong address is this check's finding and not the end of all of them.
        var options = services.GetRequiredService<IOptions<ConsoleOptions>>().Value;
        var address = services.GetRequiredService<ConsoleAddress>();

        if (!address.IsOn)
        {
            return Finding.Notice($"没有开通；要开通请设置 {ConsoleAddress.Key}，例如 https://study.example.cn");
        }

        if (options.PublicUrl is null)
        {
            return Finding.Notice($"{address.Origin}，没有设置 {ConsoleAddress.Key}，只用于演示和测试");
        }

        var found = $"{address.Origin}{Proof(options, address)}{Entries(options)}";
        return address.IsSecure ? Finding.Well(found) : Finding.Notice($"{found}；地址没有加密，路上的人能看到登录和内容，请改用 https://");
    }

    private static string Proof(ConsoleOptions options, ConsoleAddress address) => (options.DomainProof, options.Login) switch
    {
        ({ Length: > 0 } file, _) => $"；Console__DomainProof 已设置，企业微信会读 {address.At($"/{file}")}",
        (_, ConsoleLogin.Wecom) => "；归属认证：下载校验文件，把文件名写进 Console__DomainProof，例如 WW_verify_AbC123.txt",
        _ => string.Empty,
    };

    /// <summary>The host is compared letter by letter there, its port included.</summary>
    private static string Entries(ConsoleOptions options) => options.Login is ConsoleLogin.Wecom
        ? $"；企业微信管理后台 → 应用管理 → 本应用：网页授权及JS-SDK 的可信域名、企业微信授权登录 → Web网页 的授权回调域，都填 {options.PublicUrl!.Authority}"
        : "；只用链接进入，企业微信管理后台不用填";
}
