using System.Globalization;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>One person's whole record as a workbook, for that person only.</summary>
internal sealed class MyRecordsWorkbook(BotDbContext db, OwnRecords records, LocalClock clock) : IFileMaker
{
    public const string MakerName = "my-records";

    public string Name => MakerName;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var id = int.Parse(argument, NumberStyles.None, CultureInfo.InvariantCulture);
        var me = await db.Members.Include(m => m.Group).SingleAsync(m => m.Id == id, cancellationToken);
        await using var workbook = await WorkbookWriter.CreateAsync(target, cancellationToken);
        await WriteAsync(workbook, "基本", [new("项目", 12), new("内容", 40)], Basics(me), cancellationToken);

        foreach (var shown in records.Shown)
        {
            await WriteAsync(workbook, shown.Sheet, [.. shown.Columns.Select(column => new SheetColumn(column.Heading, column.Width))], await shown.RowsAsync(id, cancellationToken), cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"我的数据-{clock.Now:yyyyMMdd}.xlsx");
    }

    private static List<object?[]> Basics(Store.Member me) =>
    [
        ["姓名", me.Name],
        ["账号", me.UserId],
        ["所在组", me.Group!.Name],
        ["身份", me.Role switch { Role.Liaison => "联络员", Role.Admin => "管理员", _ => "成员" }],
        ["加入日期", me.Joined],
        ["离开日期", me.Left],
    ];

    private static async Task WriteAsync(WorkbookWriter workbook, string name, IReadOnlyList<SheetColumn> columns, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await workbook.StartSheetAsync(name, columns, cancellationToken);

        foreach (var row in rows)
        {
            await workbook.AddRowAsync(row, cancellationToken);
        }
    }
}
