using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Opinions;

/// <summary>A complaint that nobody can trace: no sender and no time, only the day and the words.</summary>
[ChatCommand("匿名意见", "匿名建议", Usage = "匿名意见 内容", Summary = "匿名提意见，不存发送人", Audience = Audience.Everyone, Glued = true, LeavesNoTrace = true, KeepsWords = true, BesideNumber = BesideNumber.Shows)]
internal sealed class AnonymousOpinionCommand(BotDbContext db, ConsultationFinder rounds, LocalClock clock) : IChatCommand
{
    /// <summary>Of fewer people a single voice can be guessed.</summary>
    private const int Few = 8;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (round, words) = await rounds.FindAsync(call, cancellationToken) is var found ? (found.Round, found.Words) : default;

        if (words.Length is 0 or > OpinionCommand.Longest)
        {
            return Reply.Refuse($"请把内容写在后面（最多 {OpinionCommand.Longest} 字），例如：匿名意见 希望少一些表格");
        }

        if (found.Problem is { } problem)
        {
            return Reply.Refuse($"{problem}，没有记。一次写一个，例如：匿名意见 征1 内容");
        }

        if (NoOpinion.Answer(words, round?.Number) is { } instead)
        {
            return Reply.Refuse(instead);
        }

        // It is refused and not asked back: what waits for an answer would be kept under the sender's name.
        if (found.Several.Count > 1)
        {
            return Reply.Refuse($"现在有 {string.Join('、', found.Several.Select(one => $"征{one.Number} {one.Title}"))}，没有记。请写明是哪一个，例如：匿名意见 征{found.Several[0].Number} 内容");
        }

        db.Opinions.Add(new Opinion { MemberId = null, Day = clock.Today, Text = words, ConsultationId = round?.Id });

        if (round is null)
        {
            return Reply.Say($"已匿名记下：没有存是谁发的，也没有存时刻，谁也查不到。{found.Note}");
        }

        var warning = round.ExpectedAtOpening < Few ? $"这次只问了 {round.ExpectedAtOpening} 个人，匿名也可能被猜出来。" : string.Empty;
        return Reply.Say($"已匿名记下，算在征{round.Number} 里：没有存是谁发的，也没有存时刻，谁也查不到。{warning}");
    }
}
