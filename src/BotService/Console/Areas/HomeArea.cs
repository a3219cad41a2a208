using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.Study;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Console.Areas;

/// <summary>What needs this person today, and the week at a glance.</summary>
[ConsoleLink("首页", "/", order: 1)]
internal sealed class HomeArea : IConsoleArea
{
    private static readonly string[] Answers = [AnswerWords.Studied, AnswerWords.NotStudied];

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("/", async (ConsoleVisit visit, HomePage page, CancellationToken cancellationToken) => await page.ShowAsync(visit, null, cancellationToken)).For(Audience.Everyone);
        console.MapPost("/", AnswerAsync).For(Audience.Everyone);
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, ConsoleVisit visit, HomePage page, ChatActs acts, CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);
        var (answer, topic, once) = ((string?)form["answer"], (string?)form["topic"], (string?)form[ChatActs.OnceField]);

        var reply = Answers.Contains(answer)
            ? await acts.DoAsync(visit, once, FormattableString.Invariant($"{answer} #{FormFields.Number(topic)}"), cancellationToken)
            : Reply.Refuse($"请点 {AnswerWords.Studied} 或 {AnswerWords.NotStudied}。什么也没有记下。");
        return await page.ShowAsync(visit, reply, cancellationToken);
    }
}

/// <summary>The home page, built for one visit.</summary>
internal sealed class HomePage(BotDbContext db, WeekTable weeks, WaitingLinks waiting, LedgerKinds kinds, ChatWords words, LocalClock clock)
{
    public async Task<IResult> ShowAsync(ConsoleVisit visit, Reply? reply, CancellationToken cancellationToken)
    {
        List<Block> blocks =
        [
            .. await OpenAsync(visit, cancellationToken),
            .. await waiting.OfAsync(visit, cancellationToken),
            new Heading("手上的事"),
            .. ItemLinks.Of(await words.OfAsync<TodoCommand>(visit, cancellationToken), kinds),
            .. await weeks.LatestAsync(visit, cancellationToken),
        ];
        return Pages.Answer(visit, "/", new PageModel("首页", blocks), reply);
    }

    private async Task<IReadOnlyList<Block>> OpenAsync(ConsoleVisit visit, CancellationToken cancellationToken)
    {
        var open = visit.Caller.Member is null ? [] : await db.OpenForAsync(visit.UserKey, clock.UtcNow, cancellationToken);
        List<Block> blocks = [new Heading("等您答复")];

        if (open.All(p => p.Outcome.HasReply()))
        {
            blocks.Add(new Words(open.Count == 0 ? "现在没有等您答复的主题。" : $"没有要答复的了：{string.Join("；", open.Select(p => $"《{p.Topic!.Title}》{p.Outcome.Word()}"))}"));
        }

        return [.. blocks, .. open.Where(p => p.Outcome is not (Outcome.OnTime or Outcome.Late)).OrderBy(p => p.Outcome.HasReply()).ThenBy(p => p.Topic!.WeekKey).SelectMany(Asking)];
    }

    /// <summary>The answers that are still taken: whoever said 没学 may make up for it, and whoever is on leave may answer all the same.</summary>
    private IEnumerable<Block> Asking(Participation mine)
    {
        var topic = mine.Topic!;
        yield return new Words($"《{topic.Title}》{clock.Moment(topic.DueAt)} 截止（补学到 {clock.Moment(topic.LateUntil)}）{(mine.Outcome.HasReply() ? $"，现在记为{mine.Outcome.Word()}" : string.Empty)}");
        yield return new Buttons([Button(AnswerWords.Studied, topic), .. mine.Outcome == Outcome.NotStudied ? (Form[])[] : [Button(AnswerWords.NotStudied, topic)]]);
    }

    private static Form Button(string answer, Topic topic) => new(
        "/",
        [
            new Field("answer", string.Empty, FieldKind.Hidden, answer),
            new Field("topic", string.Empty, FieldKind.Hidden, topic.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new Field(ChatActs.OnceField, string.Empty, FieldKind.Hidden, ChatActs.NewKey()),
        ],
        answer);
}
