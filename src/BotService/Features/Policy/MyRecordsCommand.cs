using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;

namespace BotService.Features.Policy;

/// <summary>Everything the store holds about the speaker, how long it stays, and all of it as a file.</summary>
[ChatCommand("我的数据", "个人数据", Summary = "存了我的哪些内容、存多久，并发来一份")]
internal sealed class MyRecordsCommand(OwnRecords records, OwedFiles files) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var lines = await records.LinesAsync(call.Member, cancellationToken);
        var isNew = await files.TryOweAsync(call.Member.UserId, new FileContent(MyRecordsWorkbook.MakerName, call.Member.Id.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        return Reply.Say([.. lines, isNew ? "完整的一份表格马上发到这里。" : $"完整的一份表格刚才已经要过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。"]);
    }
}
