using System.Globalization;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>The roster as the file that its import takes: taken back unchanged it changes nothing.</summary>
internal sealed class PeopleWorkbook(BotDbContext db, LocalClock clock) : IFileMaker
{
    public const string MakerName = "people";

    public string Name => MakerName;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.AsNoTracking().ToDictionaryAsync(g => g.Id, cancellationToken);
        await using var workbook = await WorkbookWriter.CreateAsync(target, cancellationToken);
        await workbook.StartSheetAsync("名单", [new("账号", 18), new("姓名", 14), new("组", 24), new("层级", 12), new("角色", 10), new("其他组", 30), new("加入日期", 12), new("离开日期", 12)], cancellationToken);
        var people = db.Members.AsNoTracking().OrderBy(m => m.Id)
            .Select(m => new { m.UserId, m.Name, m.GroupId, m.Role, m.Joined, m.Left, Others = m.OtherGroups.Where(s => s.GroupId != m.GroupId).OrderBy(s => s.GroupId).Select(s => s.GroupId).ToList() });

        await foreach (var m in people.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var others = m.Others.Count == 0 ? null : string.Join('、', m.Others.Select(id => groups[id].Name));
            await workbook.AddRowAsync([m.UserId, m.Name, groups[m.GroupId].Name, TierWords.Of(groups[m.GroupId].Tier), RoleWords.Of(m.Role), others, m.Joined, m.Left], cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"名单-{clock.Now:yyyyMMdd}.xlsx");
    }
}
