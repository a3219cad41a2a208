using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>Turns what went wrong into one line for the operator that says what to do next.</summary>
internal static class VerbTrouble
{
    public static bool IsExpected(Exception exception) =>
        exception is StartRefusedException or OptionsValidationException or InvalidDataException or UnauthorizedAccessException or IOException || StoreTrouble.IsOutage(exception);

    public static string Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => OneLine(refused.Message),
        OptionsValidationException invalid => $"配置有误，请改正后再试：{string.Join('；', invalid.Failures.Select(OneLine))}",
        InvalidDataException wrong => $"配置文件有误，请改正后再试：{OneLine(wrong.Message)}",
        UnauthorizedAccessException denied => $"没有读写权限，请检查文件和文件夹的所有者：{OneLine(denied.Message)}",
        _ when StoreTrouble.IsOutage(exception) => $"数据库现在用不了，请检查 Database__Provider 和 Database__ConnectionString 以及数据库是否在运行：{OneLine(exception.GetBaseException().Message)}",
        IOException io => $"读写文件时出错，请检查路径和磁盘空间：{OneLine(io.Message)}",
        _ => $"出现意外错误（{exception.GetType().Name}），没有完成；详情在日志里，请把日志发给维护人员。",
    };

    private static string OneLine(string text) => text.ReplaceLineEndings("；");
}
