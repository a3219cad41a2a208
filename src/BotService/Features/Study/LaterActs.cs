using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>What a liaison or admin did for others after the own latest record: whoever says 撤回 then may mean that.</summary>
internal sealed class LaterActs(BotDbContext db, CommandCatalog catalog, LocalClock clock)
{
    /// <summary>By the audit's word, as the commands state it.</summary>
    private readonly ILookup<string, ChatCommandAttribute> _acts = catalog.Entries.Select(entry => entry.Command).Where(command => command.Act is not null).ToLookup(command => command.Act!);

    /// <summary>Asks whether the own record is meant; null where nothing was done since.</summary>
    public async ValueTask<Reply?> AskAsync(CommandCall call, DateTimeOffset recordedAt, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!call.Caller.HasOffice)
        {
            return null;
        }

        var (actor, words, own) = (call.Caller.UserId, _acts.Select(act => act.Key).ToList(), nameof(LeaveState.TakenBack));
        var last = await db.AuditNotes
            .Where(n => n.At >= since && n.At > recordedAt && n.Actor == actor && words.Contains(n.Action) && n.Detail != own)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Select(n => new { n.Action, n.At }).FirstOrDefaultAsync(cancellationToken);

        if (last is null)
        {
            return null;
        }

        var act = _acts[last.Action].ToList();
        return Reply.AskFirst(
            $"您最近做的是{string.Join('或', act.Select(command => command.IsNumbered ? $"{command.Word}N" : command.Word))}（{clock.Moment(last.At)}）：{act[0].ActBack}。要收回的是您自己 {clock.Moment(recordedAt)} 的记录吗？先没有收回。",
            "撤回",
            string.Empty);
    }
}
