using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Commands;

/// <summary>One kind line for what needs no deed, with how the person stands.</summary>
internal sealed class FriendlyReplies(CommandCatalog catalog, IEnumerable<IRoundRead> reads)
{
    private readonly IStatusLine[] _statusLines = [.. reads.OfType<IStatusLine>()];

    public Reply For(TalkKind kind, Viewer viewer)
    {
        var state = string.Concat(_statusLines.Select(line => line.Of(viewer)?.Words));

        return kind switch
        {
            TalkKind.Thanks => Reply.Say($"不客气。{state}"),
            TalkKind.Hello => Reply.Say($"您好，我是{BotName.Words}。{state}发 帮助 看能做什么。"),
            TalkKind.Future => Reply.Say($"好的，先不记，{catalog.Hint}。{state}"),
            TalkKind.Forwarded => Reply.Say($"这像是转发或发给大家的话，没有记。{state}"),
            _ => Reply.Say($"好的。{state}"),
        };
    }

    /// <summary>Thanks, 好的 or 确认 while a part is asked for: that is not the part, and the question stays open.</summary>
    public Reply StillAsks(Question question, Understood meant)
    {
        var still = $"{question.Named}还等您回复{question.Missing?.Label ?? string.Join(" 或 ", question.Choices.Select(choice => choice.Label))}，不用了回复 算了。";

        return meant switch
        {
            Understood.Talk { Kind: TalkKind.Thanks } => Reply.Say($"不客气，{still}"),
            Understood.Run run when catalog.Find(run.Word) is { Command.IsReadFreely: true } => Reply.Refuse($"没有记。{still}{catalog.Hint}。"),
            Understood.Talk or Understood.Run => Reply.Say($"好的，{still}"),
            _ => Reply.Refuse(still),
        };
    }

    /// <summary>收到 while something waits for an answer: it does not count as the answer, and the reply says so.</summary>
    public Reply StillWaits(Viewer viewer) => _statusLines.Select(line => line.Of(viewer)).FirstOrDefault(one => one is { Waits: true }) is { } waiting
        ? Reply.Say($"好的，{waiting.NoAnswer}{waiting.Words}")
        : For(TalkKind.Received, viewer);
}
