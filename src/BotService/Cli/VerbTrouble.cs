using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>Turns what went wrong into one line for the operator that says what to do next.</summary>
internal static partial class VerbTrouble
{
    public static bool IsExpected(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.All(IsExpected),
        StartRefusedException or DirectoryRefusedException or OptionsValidationException or InvalidDataException or UnauthorizedAccessException or IOException => true,
        _ => WrongKey(exception) is not null || LacksCertificate(exception) || CannotListen(exception) || StoreTrouble.IsOutage(exception),
    };

    public static string Explain(Exception exception) => exception switch
    {
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            WrongSettings(several.InnerExceptions.Cast<OptionsValidationException>()),
        StartRefusedException or DirectoryRefusedException => OneLine(exception.Message),
        OptionsValidationException invalid => WrongSettings([invalid]),
        _ when WrongKey(exception) is { } key => $"配置有误，请改正后再试：{key} 的值不合要求，写法见 docs/operate.md。",
        _ when LacksCertificate(exception) => "以 https:// 开头的监听地址没有证书可用：请在 Kestrel__Certificates__Default__Path 写证书文件，或只监听 http://，由前面的代理提供 https。",
        InvalidDataException wrong when Unloadable().Match(wrong.Message) is { Success: true } file => $"配置文件有误，请改正后再试：{Path.GetFileName(file.Groups[1].Value)} {WrongJson(wrong)}",
        InvalidDataException wrong => $"配置文件有误，请改正后再试：{OneLine(wrong.Message)}",
        UnauthorizedAccessException denied => $"没有读写权限，请检查文件和文件夹的所有者：{OneLine(denied.Message)}",
        _ when CannotListen(exception) => "监听地址用不了：" + WhyNotListening(exception),
        _ when StoreTrouble.IsOutage(exception) => $"数据库现在用不了，请检查 Database__Provider 和 Database__ConnectionString 以及数据库是否在运行：{OneLine(exception.GetBaseException().Message)}",
        IOException io => $"读写文件时出错，请检查路径和磁盘空间：{OneLine(io.Message)}",
        _ => $"出现意外错误（{exception.GetType().Name}），没有完成；详情在日志里，请把日志发给维护人员。",
    };

    private static string WrongSettings(IEnumerable<OptionsValidationException> wrong) =>
        $"配置有误，请改正后再试：{string.Join('；', wrong.SelectMany(OptionWords.Of).Select(OneLine).Distinct())}";

    /// <summary>The framework names the file; the line stands in the reason behind it.</summary>
    private static string WrongJson(Exception exception)
    {
        for (var reason = exception.InnerException; reason is not null; reason = reason.InnerException)
        {
            if (reason is JsonException { LineNumber: { } line })
            {
                return $"第 {line + 1} 行附近写得不合 JSON 格式，请检查这一行和上一行的引号、逗号、冒号和括号";
            }
        }

        return "写得不对：同一个键写了两遍，或者整个文件没有写在一对大括号 { } 里";
    }

    /// <summary>The web server's own failures; a database that refuses wraps its socket's in one of its own.</summary>
    private static bool CannotListen(Exception exception) => IsTaken(exception)
        || exception is SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable };

    private static bool IsTaken(Exception exception) =>
        exception is AddressInUseException or IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    private static string WhyNotListening(Exception exception) => exception switch
    {
        _ when IsTaken(exception) => $"{TakenAddress(exception)}已经被占用，可能另一个服务正在运行。请先停掉它，或者在 ASPNETCORE_URLS 换一个端口。",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "没有权限用这个端口。请在 ASPNETCORE_URLS 换一个 1024 以上的端口。",
        _ => "这台机器没有这个地址。请检查 ASPNETCORE_URLS。",
    };

    private static string TakenAddress(Exception exception) => Taken().Match(exception.Message) is { Success: true } match ? $"{match.Groups[1].Value} " : string.Empty;

    /// <summary>The variable whose value cannot be understood; the framework's own message would print the value.</summary>
    private static string? WrongKey(Exception exception) =>
        exception is InvalidOperationException && Unreadable().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal) : null;

    /// <summary>The web server has no type of its own for an https address without a certificate.</summary>
    private static bool LacksCertificate(Exception exception) =>
        exception is InvalidOperationException && exception.Message.StartsWith("Unable to configure HTTPS endpoint.", StringComparison.Ordinal);

    [GeneratedRegex("^Failed to convert configuration value .*at '([^']+)' to type", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    [GeneratedRegex("^Failed to load configuration from file '([^']+)'")]
    private static partial Regex Unloadable();

    [GeneratedRegex("^Failed to bind to address (\\S+): address already in use")]
    private static partial Regex Taken();

    private static string OneLine(string text) => text.ReplaceLineEndings("；");
}
