using BotService.Commands;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>问题清单 导出 [表样] [条件] [日期]: the list with its entries as a workbook, or the superior's own form filled in, made and sent after the answer.</summary>
[ChatCommand(Word, Usage = Word + " 清单 [表样] [日期]", Summary = "把清单做成表格发到这里：问题清单 导出", Audience = Audience.Liaison | Audience.Admin)]
[Help(Under = LedgerWords.Overview)]
internal sealed class ExportListCommand(BotDbContext db, LedgerKinds kinds, LedgerFilterReader filters, SuperiorForms forms, LedgerFormWorkbook filled, OwedFiles files, LedgerDays days) : IChatCommand
{
    public const string Word = "清单导出";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var parts = call.Rest.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);

        if (parts.Length == 0 || kinds.ListedBy(parts[0]) is not { IsOn: true } kind)
        {
            return Reply.Refuse("请写明导出哪一张，例如：问题清单 导出");
        }

        if (!kind.CanBeExported)
        {
            return Reply.Refuse(NoColumns(kind));
        }

        var viewer = call.Caller;
        var (form, rest) = FormIn(parts.Length > 1 ? parts[1].Trim() : string.Empty);
        var (filter, instead) = await filters.ReadAsync(rest, kind, viewer, cancellationToken);

        if (filter is null)
        {
            return instead!;
        }

        var conditions = filter.Conditions;

        if (filter.IsStatistics)
        {
            return Reply.Refuse($"统计是数字，没有表格。数字发 {kind.List} 统计，表格发 {kind.List} 导出");
        }

        if (kind.IsPrescribed && conditions.Length > 0)
        {
            return Reply.Refuse($"{kind.List}的表格总是写全部，不能只写“{conditions}”。请发 {kind.List} 导出，后面可以写截至哪一天");
        }

        var export = new LedgerExport(kind.Key, filter, viewer.UserId, form);
        var (preview, refusal) = filled.Look(form, kind);

        if (refusal is not null)
        {
            return Reply.Refuse(refusal);
        }

        var isPart = !viewer.IsAdmin && !kind.IsPrescribed;
        string[] which = [$"截至{LedgerDays.Long(filter.Day, days.Today)}", isPart ? "您能看到的" : string.Empty, conditions];
        var about = $"（{string.Join('，', which.Where(part => part.Length > 0))}）";

        if (!await files.TryOweAsync(viewer.UserId, export.File, cancellationToken))
        {
            return Reply.Say($"{kind.List}的表格{about}刚才已经要过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。");
        }

        db.Audit(call.Now, viewer.UserId, "export", kind.Key);
        return Reply.Say(form is null ? $"{kind.List}的表格{about}正在做，马上发到这里。" : $"按“{form}”填好的{kind.List}{about}马上发到这里：{preview}");
    }

    /// <summary>Why a list of which the office's own file names no column is no workbook.</summary>
    public static string NoColumns(LedgerKind kind) => $"{kind.List}的文件没有写 Columns，导不出表格；请管理员写上各列的表头。";

    /// <summary>A form is called by its file's name; what stands beside it is read as for our own layout.</summary>
    private (string? Form, string Others) FormIn(string text)
    {
        var form = forms.Names.OrderByDescending(name => name.Length).FirstOrDefault(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase) || text.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        return form is null ? (null, text) : (form, text.Replace(form, string.Empty, StringComparison.OrdinalIgnoreCase).Trim());
    }
}
