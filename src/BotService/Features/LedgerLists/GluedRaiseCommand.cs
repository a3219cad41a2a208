using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>问题三楼灯不亮 may be a sentence about something else: asked before it becomes an item.</summary>
[ChatCommand(Word, Summary = "把一句话记进清单前先问一次", Audience = Audience.Everyone, Under = LedgerWords.Overview, KeepsWords = true, Usage = Word + " 内容")]
internal sealed class GluedRaiseCommand : IChatCommand
{
    public const string Word = "记进清单";

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => ValueTask.FromResult(call.Rest.Split(' ', 2) is [var word, { Length: > 0 } sentence]
        ? Reply.AskFirst($"要记成一件{word}吗：{sentence}", word, sentence)
        : Reply.Refuse("请写明记什么，例如：问题 三楼走廊应急灯不亮"));
}
