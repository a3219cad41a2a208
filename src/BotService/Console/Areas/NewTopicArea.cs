using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Topics;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>Publishes a topic from a form: the fields are those of a row of the plan, the rest is what 发布 does in the chat.</summary>
internal sealed class NewTopicArea : IConsoleArea
{
    public const string Path = "/topics/new";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(Path, async (ConsoleVisit visit, NewTopicPage page, CancellationToken cancellationToken) => await page.ShowAsync(visit, cancellationToken)).For(Audience.Admin);
        console.MapPost(Path, async (HttpRequest request, ConsoleVisit visit, NewTopicPage page, CancellationToken cancellationToken) =>
            await page.TakeAsync(visit, await request.FormAsync(cancellationToken), cancellationToken)).For(Audience.Admin);
    }
}

/// <summary>The form, its preview and its answer.</summary>
internal sealed class NewTopicPage(BotDbContext db, TopicPublication publication, CommandActs acts, WorkCalendar calendar, StudyTimes times, LocalClock clock)
{
    private const string Title = "主题 发布";

    private static readonly FormRow Fields = new(
        ("week", "周"), ("title", "标题"), ("link", "材料链接"), ("audience", "对象"), ("opens", "开放时间"), ("due", "截止时间"), ("late_until", "补学到"));

    private static readonly string[] Moments = ["opens", "due", "late_until"];

    public async Task<IResult> ShowAsync(ConsoleVisit visit, CancellationToken cancellationToken) =>
        Form(visit, new Dictionary<string, string> { ["week"] = await NextFreeAsync(cancellationToken), ["audience"] = TierWords.Of(Tiers.All) }, null);

    public async Task<IResult> TakeAsync(ConsoleVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var typed = Fields.TypedIn(form);
        var (topic, problem) = Read(typed);
        problem ??= publication.WhyNot(topic!) ?? (await publication.CompetingAsync(topic!, cancellationToken) is { } competing ? publication.CompetingText(competing) : null);
        var once = form[ChatActs.OnceField].ToString();

        if (form.ContainsKey(FormFields.Confirmed))
        {
            var reply = await acts.DoAsync<TopicPublication>(visit, once, (publishing, _, token) => PublishAsync(publishing, topic, problem, visit, token), cancellationToken);
            return reply.IsRefusal ? Form(visit, typed, reply.Text) : Pages.Answer(visit, TopicsArea.Path, new PageModel(Title, [new Links([new PageLink("回到主题", TopicsArea.Path)])]), reply);
        }

        if (problem is not null)
        {
            return Form(visit, typed, problem);
        }

        var words = $"{await publication.AnnounceAsync(topic!, cancellationToken)}\n补学到：{clock.Moment(topic!.LateUntil)}";
        return Pages.Preview(visit, TopicsArea.Path, Title, [new Words(words)], new Form(NewTopicArea.Path, [.. FormRow.Hidden(typed), FormFields.Yes(), FormFields.Once()], "确认发布"), TopicsArea.Path);
    }

    /// <summary>In the transaction that publishes the week is looked at once more: another admin may have been faster.</summary>
    private async ValueTask<Reply> PublishAsync(TopicPublication publishing, PlannedTopic? topic, string? problem, ConsoleVisit visit, CancellationToken cancellationToken)
    {
        if (problem is not null)
        {
            return Reply.Refuse(problem);
        }

        return await publishing.CompetingAsync(topic!, cancellationToken) is { } competing
            ? Reply.Refuse(publishing.CompetingText(competing))
            : await publishing.OpenAsync(topic!, visit.Caller, clock.UtcNow, cancellationToken);
    }

    private (PlannedTopic? Topic, string? Problem) Read(IReadOnlyDictionary<string, string> typed)
    {
        if (Moments.Any(moment => FormFields.BeginsFar(typed.GetValueOrDefault(moment))))
        {
            return (null, $"没有发布：{FormFields.FarDay}");
        }

        var reader = new TopicImportReader(clock, calendar, times);
        var row = reader.Read(Fields.Row(typed));

        if (row is null || reader.Problems.Count > 0)
        {
            var words = reader.Problems.Count > 0 ? Fields.Say(reader.Problems) : "这一周没有工作日，没有默认的时间：请把开放时间和截止时间都填上。";
            return (null, $"{words}\n没有发布。");
        }

        var opens = row.States.HasFlag(StatedTimes.Opens) ? row.OpensAt : publication.OpensAt(row.Week, row.DueAt, clock.UtcNow);
        return (new PlannedTopic(row.Week, row.Title, row.Link, row.Audience, opens, row.DueAt, row.LateUntil), null);
    }

    private async Task<string> NextFreeAsync(CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.Today);
        var from = week.Key;
        var taken = await db.Topics.NotClosed().Where(t => t.WeekKey >= from).Select(t => t.WeekKey).Distinct().ToListAsync(cancellationToken);

        while (taken.Contains(week.Key))
        {
            week = week.Next();
        }

        return week.ToString();
    }

    private IResult Form(ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, string? wrong)
    {
        string Was(string name) => typed.GetValueOrDefault(name, string.Empty);
        var form = new Form(
            NewTopicArea.Path,
            [
                new Field("week", "周", FieldKind.Text, Was("week")) { Hint = $"写成 {StudyWeek.Of(clock.Today).Next()} 的样子" },
                new Field("title", "标题", FieldKind.Text, Was("title")),
                new Field("link", "材料链接", FieldKind.Text, Was("link")) { Hint = "以 http:// 或 https:// 开头，可以不填" },
                new Field("audience", "对象", FieldKind.Select, Was("audience")) { Choices = TopicWords.Audiences },
                new Field("opens", "开放时间", FieldKind.Moment, Was("opens")) { Hint = "不填：这一周第一个工作日，已经过了就是马上" },
                new Field("due", "截止时间", FieldKind.Moment, Was("due")) { Hint = "不填：这一周最后一个工作日" },
                new Field("late_until", "补学到", FieldKind.Moment, Was("late_until")) { Hint = "不填：截止后的星期天" },
            ],
            "发布");
        var page = new PageModel(Title, [form, new Links([new PageLink("不了", TopicsArea.Path)])]) { Wrong = wrong };
        return Pages.Show(visit, TopicsArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
