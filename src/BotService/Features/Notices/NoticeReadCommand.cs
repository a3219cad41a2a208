using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>One word for a notice that was read. Alone it is a guess, taken only when exactly one notice waits.</summary>
[ChatCommand("已阅", "已读", "收到", "阅", Usage = "已阅 [传N]", Summary = "传达的文件看过了；几件一起发 已阅 全部", Audience = Audience.Everyone, ReadsAlong = true, Openers = "收到 阅", RecordsAnswer = true)]
internal sealed partial class NoticeReadCommand(BotDbContext db, FriendlyReplies words) : IChatCommand
{
    /// <summary>What follows the word for all that wait.</summary>
    public const string All = "全部";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Caller.Member is not { } me)
        {
            return words.StillWaits(call.Caller);
        }

        var mine = await MineAsync(me.Id, call.Now, cancellationToken);
        var waiting = mine.Where(one => one.Mine.Outcome is Outcome.Pending or Outcome.Unreachable).ToList();
        var isAll = CommandText.Normalise(call.Rest) is All or "都" or "都看了";

        // 已阅 传8，传9还没看: what denies or limits is nobody's to sort out.
        if (Numbers().IsMatch(call.Rest) && Limits().IsMatch(Harmless().Replace(call.Rest, " ")))
        {
            return Reply.Refuse("没有记下：这句里有没看的、只看了部分的或别人的。看过的请只发 已阅 加编号，例如：已阅 传8");
        }

        if (isAll || Numbers().IsMatch(call.Rest))
        {
            return isAll && waiting.Count > 0
                ? Reply.Say(waiting.Select(one => Record(one, call).Text))
                : isAll ? Reply.Refuse("没有等您阅的传达，没有记下。学完了请发 已学") : Named(call, mine);
        }

        if (Titled(call.Rest, waiting) is { } titled)
        {
            return Record(titled, call);
        }

        // A remark behind it makes it something else, which is nobody's to guess.
        return call.Rest.Length > 0
            ? Reply.Refuse($"没有记下。学完了请发 已学；看过传达的文件请发 已阅 传{(waiting.Count > 0 ? waiting[0].Topic.Number : 8)}")
            : Alone(call, [.. mine.Where(one => one.Topic.DueAt > call.Now)]);
    }

    private Reply Alone(CommandCall call, List<OwnNotice> running)
    {
        // Whoever is excused may have read it all the same; what is owed goes first.
        List<OwnNotice> open = [.. running.Where(one => one.Mine.Outcome is Outcome.Pending or Outcome.Unreachable)];
        open = open.Count > 0 ? open : [.. running.Where(one => one.Mine.Outcome is Outcome.Excused)];

        if (open.Count == 1)
        {
            return Record(open[0], call);
        }

        if (open.Count > 1)
        {
            var list = string.Join('、', open.Select(one => $"传{one.Topic.Number} {one.Topic.Title}"));
            return Reply.Refuse($"您有 {open.Count} 件待阅：{list}。请发 {string.Join('、', open.Select(one => $"已阅 传{one.Topic.Number}"))}，或 已阅 全部");
        }

        var isOnlyReceived = CommandText.Normalise(call.Message.Text).StartsWith("收到", StringComparison.Ordinal);
        return !isOnlyReceived && running.LastOrDefault(one => one.Mine.Outcome is Outcome.OnTime or Outcome.Late) is { } done ? Already(done) : words.StillWaits(call.Caller);
    }

    /// <summary>已阅 取暖安全: the only one that waits with these words in its title.</summary>
    private static OwnNotice? Titled(string said, IReadOnlyList<OwnNotice> waiting) =>
        NameFolding.Fold(AroundTitle().Replace(said, string.Empty)) is { Length: > 1 } words
        && waiting.Where(one => NameFolding.Fold(one.Topic.Title).Contains(words, StringComparison.Ordinal)).ToList() is [var only] ? only : null;

    private static Reply Named(CommandCall call, IReadOnlyList<OwnNotice> mine)
    {
        List<string> answers = [];
        var isRefused = true;

        foreach (var number in Numbers().Matches(call.Rest).SelectMany(match => match.Groups[1].Captures).Select(digits => NumberOf(digits.Value)).Distinct())
        {
            var reply = mine.FirstOrDefault(one => one.Topic.Number == number) is not { } named
                ? Reply.Refuse($"没有传{number}，或它不需要您阅。看清单发 通知清单")
                : named.Mine.Outcome is Outcome.OnTime or Outcome.Late ? Already(named) : Record(named, call);
            answers.Add(reply.Text);
            isRefused &= reply.IsRefusal;
        }

        return new Reply(string.Join('\n', answers), isRefused ? null : "已阅") { IsRefusal = isRefused };
    }

    private static Reply Record(OwnNotice one, CommandCall call)
    {
        one.Mine.Record(call.Now < one.Topic.DueAt ? Outcome.OnTime : Outcome.Late, call.Now, call.Member.Id, remark: null);
        return Reply.Say($"传{one.Topic.Number}《{one.Topic.Title}》已阅{(call.Now < one.Topic.DueAt ? string.Empty : "（补）")}。").WithButton("已阅");
    }

    private static Reply Already(OwnNotice one) => Reply.Refuse($"传{one.Topic.Number}《{one.Topic.Title}》您已阅过，不用重复。").WithButton("已阅");

    private async ValueTask<IReadOnlyList<OwnNotice>> MineAsync(int memberId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await (from notice in db.AllTopics.TakingAnswers(now)
               join mine in db.Participations on notice.Id equals mine.TopicId
               where mine.MemberId == memberId && notice.Sort == TopicSort.Notice
               orderby notice.Number
               select new OwnNotice(notice, mine)).ToListAsync(cancellationToken);

    private static int NumberOf(string digits) => int.TryParse(digits.Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What stands around a title: 那份《防汛预案》的通知.</summary>
    [GeneratedRegex("^(?:关于|那[个份件])?《?|》?(?:的|那[个份件]|这[个份件])?(?:文件|通知|传达)?[。，,！!]?$", RegexOptions.NonBacktracking)]
    private static partial Regex AroundTitle();

    /// <summary>Words that only look as if they denied.</summary>
    [GeneratedRegex("(?:没有?|无)(?:什么|其他|别的|任何)?(?:意见|异议|问题|疑问)|不错|不懂就问|收获不小|不谢|不客气", RegexOptions.NonBacktracking)]
    private static partial Regex Harmless();

    /// <summary>Of what was not read, or in part, or later, or by somebody else: 传9还没看, 传8 的一半, 传8 明天看, 替王五.</summary>
    [GeneratedRegex(
        "没|未|不|别|除了|除传|以外|之外|外的|半|部分|几页|几章|一些|但|可是|只有|仅|只[看读阅]|剩|还差|误|错|假|撤|取消|吗|？|\\?|谁|怎么|代|替|帮" +
        "|(?:明[天日早晚]|后天|今晚|晚上|下午|待会儿?|一会儿?|稍后|晚点|回头|马上|再|准备|打算|正在?|要|会)[^，。,；;]{0,4}[看阅读]", RegexOptions.NonBacktracking)]
    private static partial Regex Limits();

    /// <summary>传8, and 传8、9; a number with a word behind it is none: 传8，3月5日前落实.</summary>
    [GeneratedRegex("传\\s*[#＃]?\\s*(?<1>[0-9０-９]{1,9})号?(?:\\s*[、，,和及与]\\s*(?<1>[0-9０-９]{1,9})号?(?![0-9０-９\\p{L}]))*")]
    private static partial Regex Numbers();

    private sealed record OwnNotice(Topic Topic, Participation Mine);
}
