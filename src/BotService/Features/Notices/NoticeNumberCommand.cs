using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>One notice by its number: how far it is, as far as the reader may see it; or taking it back within a day.</summary>
[ChatCommand("传", Usage = "传N [撤回]", Summary = "一件传达到了多少人；" + UndoText.Span + "内可撤回", Audience = Audience.Everyone,
    Act = NoticeRights.TakenBack, ActBack = "撤回了的传达不能恢复")]
internal sealed partial class NoticeNumberCommand(BotDbContext db, NoticeFigures figures, NoticeRights rights, LocalClock clock) : IChatCommand
{
    /// <summary>What follows the number to take it back.</summary>
    public const string TakeBack = "撤回";

    private static readonly string[] TakeBackWords = "撤回 撤销 取消".Split(' ');

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var parts = call.Rest.Split(' ', 2);
        var number = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var notice = await db.NoticesSeenBy(call.Caller).AsTracking().SingleOrDefaultAsync(t => t.Number == number, cancellationToken);

        if (notice is null)
        {
            return Reply.Refuse($"没有传{(number == 0 ? parts[0] : number)}，或不在您的范围。看清单发 通知清单");
        }

        return parts is [_, var words] && IsTakeBack(words) ? await TakeBackAsync(notice, call, cancellationToken)
            : parts is [_, ['不', '是', .. var said]] ? Reply.Refuse($"没有记成{said}：传{number} 是传达，看过了请发 已阅 传{number}；学完本周主题请单独发 已学。")
            : Reply.Say([.. Unread(parts is [_, var behind] ? behind : string.Empty), await DescribeAsync(notice, call, cancellationToken), .. WithoutNames(parts is [_, var asked] ? asked : string.Empty)]);
    }

    /// <summary>Who read it is shown to nobody, and whoever asks is told so.</summary>
    private static IEnumerable<string> WithoutNames(string words) => AsksForNames().IsMatch(words) ? ["谁看了、谁没看不列名字，只有人数。"] : [];

    /// <summary>What was said of reading and not recorded, so that nobody believes it was; nothing for a question.</summary>
    private static IEnumerable<string> Unread(string words) =>
        SpeaksOfReading().IsMatch(words) && !Asks().IsMatch(words) ? ["没有记下。看过的请单独发 已阅 加编号，没看的不用发。"] : [];

    /// <summary>Alone or with a reason behind it: 撤回，标题写错了, but not 撤回了吗.</summary>
    private static bool IsTakeBack(string words) =>
        TakeBackWords.FirstOrDefault(word => words.StartsWith(word, StringComparison.Ordinal)) is { } said
        && (words.Length == said.Length || !char.IsLetterOrDigit(words[said.Length]) || words[said.Length..] is "吧" or "掉" or "它");

    private async ValueTask<string> DescribeAsync(Topic notice, CommandCall call, CancellationToken cancellationToken)
    {
        List<string> lines = [];

        if (call.Caller.HasOffice)
        {
            var group = call.Caller.OnlyGroup;
            lines.Add($"传{notice.Number} {(group is null ? string.Empty : "本组")}{await figures.TextAsync(notice, call.Caller, group, cancellationToken)}");
        }

        lines.Add($"传{notice.Number}《{notice.Title}》{clock.Day(notice.OpensAt)}传达{(notice.VoidedAt is null ? string.Empty : "，已撤回")}");

        if (notice.Link is not null)
        {
            lines.Add(notice.Link);
        }

        var me = call.MemberId;

        if (notice.VoidedAt is null && await db.Participations.Where(p => p.TopicId == notice.Id && p.MemberId == me).Select(p => (Outcome?)p.Outcome).SingleOrDefaultAsync(cancellationToken) is { } mine)
        {
            lines.Add($"您：{NoticeFigures.Word(mine)}{(mine is Outcome.Pending or Outcome.Unreachable ? $"，看完发 已阅 传{notice.Number}" : string.Empty)}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>It takes away what people have read already and cannot be undone, so it asks first.</summary>
    private async ValueTask<Reply> TakeBackAsync(Topic notice, CommandCall call, CancellationToken cancellationToken)
    {
        if (await rights.WhyNotTakenBackAsync(notice, call.Caller, call.Now, cancellationToken) is { } why)
        {
            return Reply.Refuse(why);
        }

        if (!call.IsConfirmed)
        {
            return Reply.AskFirst($"还没有撤回：传{notice.Number}《{notice.Title}》{await figures.TextAsync(notice, call.Caller, null, cancellationToken)}。撤回以后不再提醒，也不计入数字，不能恢复。", "传", $"{notice.Number} {TakeBack}");
        }

        (notice.ClosedAt, notice.VoidedAt) = (call.Now, call.Now);
        rights.NoteTakenBack(notice, call.Caller, call.Now);
        return Reply.Say($"已撤回传{notice.Number}《{notice.Title}》：不再提醒，也不计入数字。");
    }

    [GeneratedRegex("谁|哪些人|哪几|哪位|名单", RegexOptions.NonBacktracking)]
    private static partial Regex AsksForNames();

    [GeneratedRegex("[阅看读]|收到|传\\s*[#＃]?[0-9０-９]", RegexOptions.NonBacktracking)]
    private static partial Regex SpeaksOfReading();

    [GeneratedRegex("[？?吗么谁几]|多少|哪些|情况|统计|进度|完成率|人数|比例|怎样|如何|链接|看看|查看", RegexOptions.NonBacktracking)]
    private static partial Regex Asks();
}
