using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>What one member asks of another, who answers it with 同意 or 不同意 alone where nothing else of theirs waits for such an answer.</summary>
internal interface IColleagueRequest
{
    /// <summary>Whether somebody waits for this person's answer.</summary>
    ValueTask<bool> WaitsForAsync(Member member, CancellationToken cancellationToken);

    ValueTask<Reply> AnswerAsync(CommandCall call, bool isAgreed, CancellationToken cancellationToken);
}
