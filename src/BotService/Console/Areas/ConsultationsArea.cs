using System.Globalization;
using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Consultations;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>Rounds of 征求意见: how far each is, and for whoever opened one what waits for an answer.</summary>
[ConsoleLink("征求意见", "/consultations", order: 9)]
internal sealed class ConsultationsArea : IConsoleArea
{
    public const string Path = "/consultations";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (string? after, ConsoleVisit visit, ConsultationsPage page, CancellationToken cancellationToken) =>
            await page.ListAsync(visit, after, cancellationToken)).For(Audience.Everyone);
        console.MapGet($"{Path}/{{number:int}}", async (int number, string? after, ConsoleVisit visit, ConsultationsPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, number, after, null, null, cancellationToken)).For(Audience.Everyone);
        console.MapPost($"{Path}/{{number:int}}", async (int number, HttpRequest request, ConsoleVisit visit, ConsultationsPage page, CancellationToken cancellationToken) =>
            await page.AnswerAsync(visit, number, await request.FormAsync(cancellationToken), cancellationToken)).For<AnswerOpinionCommand>();
    }
}

/// <summary>The rounds that ask a person; an admin sees all.</summary>
internal sealed class ConsultationsPage(BotDbContext db, ConsultationOpinions opinions, StoreWriter store, ChatWords words, CommandActs acts, LocalClock clock)
{
    private const string Refused = "不采纳";

    private const string Raised = "转问题";

    public async Task<IResult> ListAsync(ConsoleVisit visit, string? after, CancellationToken cancellationToken)
    {
        var below = Paging.Key(after, 1) is [var number] ? number : int.MaxValue;
        var asked = await (await SeenAsync(visit, cancellationToken)).Where(c => c.Number < below).OrderByDescending(c => c.Number)
            .Select(c => new
            {
                Round = c,
                Group = db.Groups.Where(g => g.Id == c.GroupId).Select(g => g.Name).FirstOrDefault(),
                All = db.Opinions.Count(o => o.ConsultationId == c.Id),
                Ended = db.Opinions.Count(o => o.ConsultationId == c.Id && o.End != null),
            })
            .Take(Paging.Asked).ToListAsync(cancellationToken);
        var (rows, next) = Paging.Page(asked, ConsultationsArea.Path, r => r.Round.Number.ToString(CultureInfo.InvariantCulture));
        var lines = rows.Select(r => new TableLine(
        [
            new Cell($"征{r.Round.Number}", At(r.Round.Number)), new Cell(r.Round.Title), new Cell(r.Group ?? TierWords.Of(r.Round.Audience)),
            new Cell($"{LocalClock.Day(r.Round.ClosesOn)}{(clock.Today > r.Round.ClosesOn ? " 已截止" : string.Empty)}"), new Cell($"{r.All} 条"), new Cell($"{r.Ended} 条"),
        ]));
        var table = new Html.Table("征求意见，新的在前", ["编号", "题目", "对象", "截止", "收到", "有结果"], [.. lines], "还没有征求过意见。");
        var advice = new Words("提意见请在聊天里发 意见 内容；不想署名发 匿名意见 内容，不存是谁发的。");
        return Pages.Show(visit, ConsultationsArea.Path, new PageModel("征求意见", [table, .. next, advice]));
    }

    /// <param name="after">The number behind which the next opinions that wait are shown.</param>
    /// <param name="typed">An answer that was sent and not taken, which stays.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, int number, string? after, Reply? reply, IFormCollection? typed, CancellationToken cancellationToken)
    {
        if (await (await SeenAsync(visit, cancellationToken)).SingleOrDefaultAsync(c => c.Number == number, cancellationToken) is not { } round)
        {
            return Pages.Missing(visit);
        }

        IReadOnlyList<Block> told = visit.Caller.DecidesFor(round.GroupId) ? await OpinionsAsync(visit, round, after, reply is { IsRefusal: true } ? typed : null, cancellationToken)
            : [new Words((await words.ReplyAsync<ConsultNumberCommand>(visit, string.Empty, number.ToString(CultureInfo.InvariantCulture), cancellationToken)).Text)];
        return Pages.Answer(visit, ConsultationsArea.Path, new PageModel($"征求意见 征{number} {round.Title}", [.. told, new Links([new PageLink("全部征求意见", ConsultationsArea.Path)])]), reply);
    }

    private async Task<IReadOnlyList<Block>> OpinionsAsync(ConsoleVisit visit, Consultation round, string? after, IFormCollection? typed, CancellationToken cancellationToken)
    {
        // Looking draws the numbers of what has none and is noted, so it is a change like in the chat.
        await store.RunAsync<ConsultationOpinions, bool>(
            async (opening, _, token) =>
            {
                await opening.OpenAsync(round, visit.Caller, clock.UtcNow, token);
                return true;
            },
            cancellationToken);
        var (state, behind) = (await opinions.StateAsync(round, cancellationToken), Paging.Key(after, 1) is [var last] ? last : 0);
        var asked = await opinions.Waiting(round, behind).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (waiting, next) = Paging.Page(asked, At(round.Number), o => o.Number.ToString(CultureInfo.InvariantCulture));
        IReadOnlyList<Block> shown = waiting.Count > 0 ? [new Words(string.Join('\n', [.. waiting.Select(o => o.Line), "（编号是随机的，看不出先后）"])), .. next]
            : behind > 0 ? [new Words("后面没有等答复的意见了。")]
            : [];
        return
        [
            new Words(string.Join('\n', state.Head)), .. shown, .. state.Questions.Select(question => new Words(question)),
            .. state.Waiting > 0 ? [new Heading("答复"), AnswerForm(round.Number, typed)] : (Block[])[],
        ];
    }

    private static string At(int number) => FormattableString.Invariant($"{ConsultationsArea.Path}/{number}");

    public async Task<IResult> AnswerAsync(ConsoleVisit visit, int number, IFormCollection form, CancellationToken cancellationToken)
    {
        if (await (await SeenAsync(visit, cancellationToken)).SingleOrDefaultAsync(c => c.Number == number, cancellationToken) is not { } round || !visit.Caller.DecidesFor(round.GroupId))
        {
            return Pages.Missing(visit);
        }

        var named = CellText.OneWidth(form["opinion"].ToString()).Trim();
        var opinion = FormFields.Number(named.TrimStart('编', '号', '#', ' '));
        var isHere = await db.Opinions.AnyAsync(o => o.ConsultationId == round.Id && o.Number == opinion, cancellationToken);
        var how = form["result"].ToString() switch { Refused => OpinionEnd.Refused, Raised => OpinionEnd.Raised, _ => OpinionEnd.Answered };
        var (call, text) = (words.Call(visit, string.Empty), form["text"].ToString());
        var reply = isHere
            ? await acts.DoAsync<AnswerOpinionCommand>(visit, form[ChatActs.OnceField], (command, _, token) => command.AnswerAsync(call, opinion, how, text, token), cancellationToken)
            : Reply.Refuse(opinion > 0 ? $"征{number} 里没有编{opinion}，没有答复。编号在上面。" : named.Length > 0 ? "没看懂编号，没有答复。编号在上面。" : "请填编号，没有答复。编号在上面。");
        return await ShowAsync(visit, number, null, reply, form, cancellationToken);
    }

    private static Form AnswerForm(int number, IFormCollection? typed) => new(At(number),
    [
        FormFields.Once(),
        new Field("opinion", "编号", FieldKind.Text, typed?["opinion"].ToString() ?? string.Empty),
        new Field("result", "结果", FieldKind.Select, typed?["result"].ToString() ?? string.Empty) { Choices = [new Choice(string.Empty, "答复"), new Choice(Refused, Refused), new Choice(Raised, Raised)] },
        new Field("text", "内容", FieldKind.Text, typed?["text"].ToString() ?? string.Empty) { Hint = "不采纳请写原因；转问题不用写" },
    ], "答复");

    private async Task<IQueryable<Consultation>> SeenAsync(ConsoleVisit visit, CancellationToken cancellationToken) =>
        (await db.ConsultationsSeenByAsync(visit.Caller, cancellationToken)).AsNoTracking();
}
