using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>Asks for a week's records as a file; it is made and sent after the answer, however large the roster is.</summary>
[ChatCommand("导出", Usage = "导出 [第N周]", Summary = "把一周的记录做成表格发到这里", Audience = Audience.Admin, Glued = true, HelpFirstFor = Audience.Admin, HelpOrder = 4)]
internal sealed class ExportCommand(BotDbContext db, FigureScopes scopes, OwedFiles files, LocalClock clock) : IChatCommand
{
    public const string Maker = "participation";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = TopicReference.TakeWeekOrDay(call.Rest, clock);

        if (LongSpan.Refuse(reference, "导出", clock) is { } hint)
        {
            return hint;
        }

        var (topics, instead) = await scopes.TopicsAsync(reference, "导出", cancellationToken);

        if (topics.Count == 0)
        {
            return instead!;
        }

        var weekKey = topics[0].WeekKey.ToString(CultureInfo.InvariantCulture);

        if (!await files.TryOweAsync(call.Caller.UserId, new FileContent(Maker, weekKey), cancellationToken))
        {
            return Reply.Say($"第{topics[0].WeekNumber}周的表格刚才已经要过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。");
        }

        db.Audit(call.Now, call.Caller.UserId, "export", weekKey);
        var isForGroup = reference.Rest.Trim() is { Length: > 1 } name && await db.Groups.AnyAsync(g => g.Name.Contains(name), cancellationToken);
        return Reply.Say($"第{topics[0].WeekNumber}周的表格正在做，马上发到这里。{(isForGroup ? "表格是全体的，不能只导一个组。" : string.Empty)}");
    }
}
