using System.Text.RegularExpressions;
using BotService.Messaging;

namespace BotService.Channels.WeCom.Doctor;

/// <summary>What WeCom's admin pages ask about the console: the trusted domain, and the file that proves it.</summary>
internal sealed partial class WeComConsoleAdvice : IConsoleAdvice
{
    public string Words(Uri publicUrl, bool signsIn, string? domainProof) => $"{Proof(publicUrl, signsIn, domainProof)}{Entries(publicUrl, signsIn)}";

    public string? ProblemOf(string domainProof) =>
        ProofForm().IsMatch(domainProof) ? null : "Console__DomainProof must be the name of WeCom's file, such as WW_verify_AbC123.txt.";

    private static string Proof(Uri publicUrl, bool signsIn, string? domainProof) => (domainProof, signsIn) switch
    {
        ({ Length: > 0 } file, _) => $"；Console__DomainProof 已设置，企业微信会读 {publicUrl.GetLeftPart(UriPartial.Authority)}/{file}",
        (_, true) => "；归属认证：下载校验文件，把文件名写进 Console__DomainProof，例如 WW_verify_AbC123.txt",
        _ => string.Empty,
    };

    /// <summary>The host is compared letter by letter there, its port included.</summary>
    private static string Entries(Uri publicUrl, bool signsIn) => signsIn
        ? $"；企业微信管理后台 → 应用管理 → 本应用：网页授权及JS-SDK 的可信域名、企业微信授权登录 → Web网页 的授权回调域，都填 {publicUrl.Authority}"
        : "；只用链接进入，企业微信管理后台不用填";

    [GeneratedRegex("^WW_verify_[A-Za-z0-9]{1,64}\\.txt$")]
    private static partial Regex ProofForm();
}
