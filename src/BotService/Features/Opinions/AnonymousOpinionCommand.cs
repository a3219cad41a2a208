using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Opinions;

/// <summary>A complaint that nobody can trace: no sender and no time, only the day and the words.</summary>
[ChatCommand("匿名意见", "匿名建议", Usage = "匿名意见 内容", Summary = "匿名提意见，不存发送人", Audience = Audience.Everyone, Glued = true, LeavesNoTrace = true, KeepsWords = true)]
internal sealed class AnonymousOpinionCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Rest.Length is 0 or > OpinionCommand.Longest)
        {
            return ValueTask.FromResult(Reply.Refuse($"请把内容写在后面（最多 {OpinionCommand.Longest} 字），例如：匿名意见 希望少一些表格"));
        }

        db.Opinions.Add(new Opinion { MemberId = null, Day = clock.Today, Text = call.Rest });
        return ValueTask.FromResult(Reply.Say("已匿名记下：没有存是谁发的，也没有存时刻，谁也查不到。"));
    }
}
