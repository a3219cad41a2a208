using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>问题清单 导出 [日期]: the list with its entries as a workbook, made and sent after the answer.</summary>
[ChatCommand(Word, Usage = Word + " 清单 [日期]", Summary = "把清单做成表格发到这里：问题清单 导出", Audience = Audience.Liaison | Audience.Admin, Under = LedgerWords.Overview)]
internal sealed class ExportListCommand(BotDbContext db, LedgerKinds kinds, LedgerFilterReader filters, OwedFiles files) : IChatCommand
{
    public const string Word = "清单导出";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var parts = call.Rest.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);

        if (parts.Length == 0 || kinds.ListedBy(parts[0]) is not { IsOn: true } kind)
        {
            return Reply.Refuse("请写明导出哪一张，例如：问题清单 导出");
        }

        var viewer = LedgerCases.ViewerOf(call.Caller);
        var (filter, instead) = await filters.ReadAsync(parts.Length > 1 ? parts[1] : string.Empty, kind, viewer, cancellationToken);

        if (filter is null)
        {
            return instead!;
        }

        var file = new FileContent(LedgerWorkbook.Maker, $"{kind.Key}|{filter.Day:yyyy-MM-dd}|{(viewer.IsAdmin ? "all" : viewer.GroupId)}");

        if (!await files.TryOweAsync(call.Caller.UserId, file, cancellationToken))
        {
            return Reply.Say($"{kind.List}的表格刚才已经要过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。");
        }

        db.Audit(call.Now, call.Caller.UserId, "export", kind.Key);
        return Reply.Say($"{kind.List}的表格（截至{LedgerDays.Long(filter.Day)}）正在做，马上发到这里。");
    }
}
