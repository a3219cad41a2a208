using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Reports;

/// <summary>Who asks for the year's report in their own words.</summary>
internal sealed class ReportIntents : IIntentSource
{
    private static readonly Intent[] Rows =
    [
        new(130, "(年终|年底|年度|全年|一年|整年).{0,8}(总结|总洁|报告)|(总结|总洁)(的)?(文档|报告|word)")
        {
            FitsByOneWord = true,
            Command = static (caller, _) => caller.IsAdmin ? ("总结", string.Empty) : null,
            Otherwise = static (_, _) => Reply.Refuse("总结由管理员来出。您自己的记录发：我的"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
