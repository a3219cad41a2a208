using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>How the liaison's own group stands: figures, no names.</summary>
[ChatCommand(
    "进度", "本组进度", Usage = "进度 [第N周]", Summary = "本组的六项结果", Audience = Audience.Liaison, Glued = true, IsQuestion = true, Instead = "统计",
    BesideNumber = BesideNumber.Shows, BesideNumberWords = "进度")]
[Help(FirstFor = Audience.Liaison, Order = 3)]
internal sealed class ProgressCommand(BotDbContext db, AskedWeek asked, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (wantsPicture, rest) = PictureWord.Take(call.Rest);
        var reference = TopicReference.TakeWeekOrDay(rest, clock);

        if (LongSpan.Refuse(reference, "进度", clock) is { } hint)
        {
            return hint;
        }

        var (topics, instead) = await asked.TopicsAsync(reference, "进度", cancellationToken);

        if (topics.Count == 0)
        {
            return instead ?? Reply.Refuse("这一周还没有开放的主题。");
        }

        var figures = await db.FiguresAsync(topics.Select(t => t.Id), call.Member.GroupId, cancellationToken);
        return Reply.Say(
        [
            FigureText.Headline(topics, call.Member.Group!.Name),
            .. figures.Lines(),
            .. await NamesOtherGroupAsync(call.Member.GroupId, reference.Rest, cancellationToken) ? (string[])["（这里只有本组的；别的组的数字由管理员看。）"] : [],
            .. wantsPicture ? (string[])["（图只发给管理员；本组各周的图在网页的 组 里看。）"] : [],
        ]);
    }

    /// <summary>统计 业务第二党支部 by the liaison of another group is answered with the own figures, and says so.</summary>
    private async ValueTask<bool> NamesOtherGroupAsync(int own, string said, CancellationToken cancellationToken) =>
        CommandText.Normalise(said) is { Length: > 0 } letters
        && (await db.Groups.Where(g => g.Id != own).Select(g => g.Name).ToListAsync(cancellationToken)).Exists(name => letters.Contains(CommandText.Normalise(name), StringComparison.Ordinal));
}
