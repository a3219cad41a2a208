using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>Turns what went wrong into one line for the operator that says what to do next.</summary>
internal static partial class VerbTrouble
{
    public static bool IsExpected(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.All(IsExpected),
        StartRefusedException or DirectoryRefusedException or OptionsValidationException or InvalidDataException or UnauthorizedAccessException or IOException => true,
        _ => WrongKey(exception) is not null || LacksCertificate(exception) || StoreTrouble.IsOutage(exception),
    };

    public static string Explain(Exception exception) => exception switch
    {
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Explain(new OptionsValidationException(string.Empty, typeof(object), several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures))),
        StartRefusedException or DirectoryRefusedException => OneLine(exception.Message),
        OptionsValidationException invalid => $"配置有误，请改正后再试：{string.Join('；', invalid.Failures.Select(OneLine))}",
        _ when WrongKey(exception) is { } key => $"配置有误，请改正后再试：{key} 的值不合要求，写法见 docs/operate.md。",
        _ when LacksCertificate(exception) => "以 https:// 开头的监听地址没有证书可用：请在 Kestrel__Certificates__Default__Path 写证书文件，或只监听 http://，由前面的代理提供 https。",
        InvalidDataException wrong => $"配置文件有误，请改正后再试：{OneLine(wrong.Message)}",
        UnauthorizedAccessException denied => $"没有读写权限，请检查文件和文件夹的所有者：{OneLine(denied.Message)}",
        _ when StoreTrouble.IsOutage(exception) => $"数据库现在用不了，请检查 Database__Provider 和 Database__ConnectionString 以及数据库是否在运行：{OneLine(exception.GetBaseException().Message)}",
        IOException io => $"读写文件时出错，请检查路径和磁盘空间：{OneLine(io.Message)}",
        _ => $"出现意外错误（{exception.GetType().Name}），没有完成；详情在日志里，请把日志发给维护人员。",
    };

    /// <summary>The variable whose value cannot be understood; the framework's own message would print the value.</summary>
    private static string? WrongKey(Exception exception) =>
        exception is InvalidOperationException && Unreadable().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal) : null;

    /// <summary>The web server has no type of its own for an https address without a certificate.</summary>
    private static bool LacksCertificate(Exception exception) =>
        exception is InvalidOperationException && exception.Message.StartsWith("Unable to configure HTTPS endpoint.", StringComparison.Ordinal);

    [GeneratedRegex("^Failed to convert configuration value .*at '([^']+)' to type", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    private static string OneLine(string text) => text.ReplaceLineEndings("；");
}
