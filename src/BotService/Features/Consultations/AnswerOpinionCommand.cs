using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>Each opinion of a round gets an answer, or a reason why it is not taken up. One that names a person is talked about, not recorded.</summary>
[ChatCommand("答复", "答复意见", "回复意见", Usage = "答复 编号 内容", Summary = "答复一条意见；不采纳写 答复 编号 不采纳 原因", Audience = Audience.Liaison | Audience.Admin, KeepsWords = true,
    Act = "answer", ActBack = "答复过的意见收不回")]
internal sealed partial class AnswerOpinionCommand(BotDbContext db, PersonalPush push, OpinionRaising raising, LocalClock clock) : IChatCommand
{
    private const int Longest = 1000;

    private const int ShortestReason = 4;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (Parts().Match(call.Rest) is not { Success: true } parts || parts.Groups[2].Value.Trim() is not { Length: > 0 and <= Longest } text)
        {
            return Reply.Refuse($"请写编号和内容（{Longest} 字以内），例如：答复 412 已合并三张报表。看编号发 征N 或 意见");
        }

        var number = NumberIn(parts.Groups[1].Value);

        // 答复 412、518 已转办: the second number is no part of the answer.
        if (Further().Match(call.Rest) is { Success: true } further && await IsOpinionAsync(further, cancellationToken))
        {
            return Reply.Refuse($"一次答复一条，没有答复。请分开发，例如：答复 {number} 已转办");
        }

        if (Raising().IsMatch(text))
        {
            return await EndAsync(call, number, OpinionEnd.Raised, string.Empty, cancellationToken);
        }

        return Refusing().Match(text) is { Success: true } refusing
            ? await EndAsync(call, number, OpinionEnd.Refused, text[refusing.Length..].Trim(' ', '　', '，', ',', '：', ':', '。'), cancellationToken)
            : await EndAsync(call, number, OpinionEnd.Answered, text, cancellationToken);
    }

    private static int NumberIn(string digits) => int.Parse(digits.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Joined by 、 or called 编 it names another one; else it may be a figure: 答复 412 3 张报表合并成一张.</summary>
    private async ValueTask<bool> IsOpinionAsync(Match further, CancellationToken cancellationToken)
    {
        if (further.Groups["mark"].Success || further.Groups["list"].Success)
        {
            return true;
        }

        var number = NumberIn(further.Groups["number"].Value);
        return await db.Opinions.AnyAsync(o => o.Number == number, cancellationToken);
    }

    /// <summary>The same where it was picked whether it is taken up: an answer may begin with any words.</summary>
    public async ValueTask<Reply> AnswerAsync(CommandCall call, int number, OpinionEnd how, string written, CancellationToken cancellationToken)
    {
        var text = written.Trim();
        var isOnlyRaising = Raising().Match(text) is { Success: true } raised && OnlyThat().IsMatch(text[raised.Length..]);

        return how switch
        {
            OpinionEnd.Raised when text.Length > 0 && !isOnlyRaising => Reply.Refuse("转问题不用写内容，没有转。要答复请在结果里选 答复。"),
            OpinionEnd.Answered when isOnlyRaising => Reply.Refuse("没有答复。要转成问题，请在结果里选 转问题。"),
            OpinionEnd.Answered when text.Length == 0 => Reply.Refuse($"请写内容（{Longest} 字以内），没有答复。"),
            _ when text.Length > Longest => Reply.Refuse($"请写内容（{Longest} 字以内），没有答复。"),
            _ => await EndAsync(call, number, how, text, cancellationToken),
        };
    }

    private async ValueTask<Reply> EndAsync(CommandCall call, int number, OpinionEnd how, string words, CancellationToken cancellationToken)
    {
        var opinion = await db.Opinions.SingleOrDefaultAsync(o => o.Number == number, cancellationToken);
        var round = opinion?.ConsultationId is { } id ? await db.Consultations.SingleAsync(c => c.Id == id, cancellationToken) : null;

        // What came outside a round was said to the admins.
        if (opinion is null || !call.Caller.DecidesFor(round?.GroupId))
        {
            return Reply.Refuse($"没有编{number}，或不在您的范围。看编号发 征N 或 意见");
        }

        if (opinion.End is { } end)
        {
            return Reply.Refuse($"编{number} 已经{(end switch { OpinionEnd.Refused => "答复过（不采纳）", OpinionEnd.Raised => "转过", _ => "答复过" })}：{opinion.AnswerText}");
        }

        if (how is OpinionEnd.Raised)
        {
            var (reply, name) = await raising.RaiseAsync(opinion, round, call, cancellationToken);

            if (name is not null)
            {
                Note(call, number);
            }

            return name is null ? reply : Reply.Say([reply.Text, .. opinion.MemberId is null ? (string[])[] : [await TellAsync(opinion, round, number, $"转成了{name}，进展发 {name}", cancellationToken)]]);
        }

        var isRefused = how is OpinionEnd.Refused;

        if (isRefused && words.Length < ShortestReason)
        {
            return Reply.Refuse($"不采纳要写原因，例如：答复 {number} 不采纳 上级统一要求，已向上反映");
        }

        opinion.Answer(how, words, clock.Today);
        Note(call, number);
        var told = await TellAsync(opinion, round, number, $"{(isRefused ? "没有采纳" : "有答复")}：{words}", cancellationToken);

        if (round is null)
        {
            return Reply.Say($"已答复编{number}。{told}");
        }

        var left = await db.Opinions.CountAsync(o => o.ConsultationId == round.Id && o.End == null && o.Id != opinion.Id, cancellationToken);
        return Reply.Say($"已答复编{number}。{told}", left == 0 ? $"征{round.Number} 没有待处理的了。" : $"征{round.Number} 还有 {left} 条待处理。");
    }

    /// <summary>That it was answered and not what: 撤回 behind it then does not take for meant what the sender did before.</summary>
    private void Note(CommandCall call, int number) => db.Audit(call.Now, call.Caller.UserId, "answer", string.Create(CultureInfo.InvariantCulture, $"opinion {number}"));

    /// <summary>The author of a signed one hears it, as far as the person's week has room; of an anonymous one there is nobody to tell.</summary>
    private async ValueTask<string> TellAsync(Opinion opinion, Consultation? round, int number, string what, CancellationToken cancellationToken)
    {
        if (opinion.MemberId is not { } id)
        {
            return "匿名的没有人可以告诉，会上可以一并说明。";
        }

        var author = await db.Members.SingleAsync(m => m.Id == id, cancellationToken);
        var content = new TextContent($"您{(round is null ? "的" : $"在征{round.Number}里的")}意见“{MessageText.ClipRunes(opinion.Text.ReplaceLineEndings(" "), 60)}”{what}");
        return await push.TryOweAsync(author, string.Create(CultureInfo.InvariantCulture, $"answer-{number}"), content, cancellationToken)
            ? $"已告诉{author.Name}。"
            : $"{author.Name}本周提醒已满，{(round is null ? "没有发消息，请当面说一声。" : $"发 征{round.Number} 能看到。")}";
    }

    /// <summary>转问题, 转为问题, 转 问题清单; what is said behind it is no answer.</summary>
    [GeneratedRegex("^转\\s*(?:为|成|作|入|到)?\\s*(?:一个|一条)?\\s*问题")]
    private static partial Regex Raising();

    /// <summary>不采纳, 不予采纳, 暂不采纳, 没有采纳.</summary>
    [GeneratedRegex("^(?:暂时|暂)?\\s*(?:不能|不予|不|未予|未|没有|没)\\s*采纳")]
    private static partial Regex Refusing();

    [GeneratedRegex("^\\s*(?:编号?|#|＃)?\\s*[0-9０-９]{1,8}号?(?:[\\s，,：:。]|(?<list>[、和及与跟/／]))+(?<mark>编号?|#|＃)?\\s*(?<number>[0-9０-９]{1,8})(?=$|号|[\\s，,、。：:；;和及与跟/／]|编|已|都|均|一并|一起|分别|转|不|暂|同)")]
    private static partial Regex Further();

    /// <summary>转问题清单: the list it goes to, and no word for the author.</summary>
    [GeneratedRegex("^(?:清单)?[ 。.]*$")]
    private static partial Regex OnlyThat();

    [GeneratedRegex("^\\s*(?:编号?|#|＃)?\\s*([0-9０-９]{1,8})(?=$|\\D)[\\s，,：:、。]*(.*)$", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
