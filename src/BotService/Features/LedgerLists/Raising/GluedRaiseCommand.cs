using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>问题三楼灯不亮 may be a sentence about something else, and 请郑凯周五前完成台账 says no word of a list: asked before it becomes an item, or several.</summary>
[ChatCommand(Word, Summary = "把一句话记进清单前先问一次", Audience = Audience.Everyone, KeepsWords = true, Usage = Word + " 内容")]
[Help(Under = LedgerWords.Overview)]
internal sealed class GluedRaiseCommand(GivenTask given) : IChatCommand
{
    public const string Word = "记进清单";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Rest.Split(' ', 2) is not [var word, { Length: > 0 } sentence])
        {
            return Reply.Refuse("请写明记什么，例如：问题 三楼走廊应急灯不亮");
        }

        if (word == GivenPhrases.Mark)
        {
            return await given.AskAsync(sentence, call.Caller, cancellationToken);
        }

        // 问题1 calls an item as well.
        var called = call.Message.Text.Contains($"{word}1", StringComparison.Ordinal) ? "\n说的是已有的，请一件一件发，例如：" + $"{word}1 进展 内容" : string.Empty;
        var lines = sentence.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        return lines.Length switch
        {
            > RaiseCommand.MostLines => Reply.Refuse($"一次最多 {RaiseCommand.MostLines} 件，这里有 {lines.Length} 件，没有记下；多的请管理员导入表格"),
            > 1 => Reply.AskFirst(string.Join('\n', [$"要记成 {lines.Length} 件{word}吗：", .. lines.Select((line, i) => $"（{i + 1}）{line}")]) + called, word, string.Join('\n', lines)),
            _ => Reply.AskFirst($"要记成一件{word}吗：{sentence}", word, sentence),
        };
    }
}
