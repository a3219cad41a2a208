using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>Asks for a week's records as a file; it is made and sent after the answer, however large the roster is.</summary>
[ChatCommand("导出", Usage = "导出 [第N周]", Summary = "把一周的记录做成表格发到这里", Audience = Audience.Admin, Glued = true)]
[Help(FirstFor = Audience.Admin, Order = 4)]
internal sealed partial class ExportCommand(BotDbContext db, FigureScopes scopes, OwedFiles files, LocalClock clock) : IChatCommand
{
    public const string Maker = "participation";

    private const int MostRepeated = 30;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = TopicReference.TakeWeekOrDay(call.Rest, clock);

        if (LongSpan.Refuse(reference, "导出", clock) is { } hint)
        {
            return hint;
        }

        var said = reference.Rest.Trim();
        var others = Filling().Replace(said, string.Empty);
        var name = others.Length > 1 ? others : said;
        var isForGroup = others.Length > 0 && name.Length > 1 && await db.Groups.AnyAsync(g => g.Name.Contains(said) || g.Name.Contains(name), cancellationToken);

        // Another file than the one that was asked for would go out with everybody's names.
        if (others.Length > 0 && !isForGroup)
        {
            return Reply.Refuse($"没看懂“{MessageText.ClipRunes(said, MostRepeated)}”，没有导出。一周的学习记录发 导出 第{StudyWeek.Of(clock.Today).Number}周；清单先写是哪一张，例如 问题清单 导出");
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
        return Reply.Say($"第{topics[0].WeekNumber}周的表格正在做，马上发到这里。{(isForGroup ? "表格是全体的，不能只导一个组。" : string.Empty)}");
    }

    /// <summary>导出一下本周的学习情况表: words that name no other file.</summary>
    [GeneratedRegex("一下|出来|给我|发我|所有人?|全部|全体|大家|学习|参学|完成|情况|记录|数据|明细|名单|统计|汇总|表格|报表|表|文件|excel|xlsx|谢谢|请|把|来|的|吧|呢|[\\s，,。.！!？?：:、]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filling();
}
