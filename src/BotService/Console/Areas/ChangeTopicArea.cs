using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Topics;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>Corrects a topic: a form with what stands there, then what would change and what people were told, then one button that takes just that.</summary>
internal sealed class ChangeTopicArea : IConsoleArea
{
    private const string TopicField = "topic";

    private const string ShownField = "shown";

    private const string OpensField = "opens";

    private const string Stale = "列出改动以后有人改过，现在改动和刚才列出的不一样，所以什么也没有改。请看一遍下面的改动，再确认一次。";

    private static readonly FormRow Fields = new(("title", "标题"), ("link", "材料链接"), ("audience", "对象"), (OpensField, "开放时间"), ("form", "形式"), ("place", "地点"));

    private static readonly Choice[] StudyForms = [.. StudyFormWords.All.Select(word => new Choice(word, word))];

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet(At("{week}"), ShowAsync).For(Audience.Admin);
        console.MapPost(At("{week}"), TakeAsync).For(Audience.Admin);
    }

    public static string At(string week) => $"{TopicsArea.Path}/{week}/change";

    private static async Task<IResult> ShowAsync(string week, string? topic, ConsoleVisit visit, TopicPage page, LocalClock clock, CancellationToken cancellationToken)
    {
        if (await page.FindAsync(week, FormFields.Number(topic), cancellationToken) is not { } found)
        {
            return Pages.Missing(visit);
        }

        return TopicChange.WhyNot(found) is { } ended
            ? await page.ShowAsync(visit, week, Reply.Refuse(ended), null, cancellationToken)
            : Asking(visit, week, found, StoredFields(found, clock), null);
    }

    private static async Task<IResult> TakeAsync(
        string week, HttpRequest request, ConsoleVisit visit, TopicPage page, TopicChange change, CommandActs acts, LocalClock clock, CancellationToken cancellationToken)
    {
        var form = await request.FormAsync(cancellationToken);
        var id = FormFields.Number(form[TopicField].ToString());

        if (await page.FindAsync(week, id, cancellationToken) is not { } topic)
        {
            return Pages.Missing(visit);
        }

        if (FormFields.BeginsFar(form[OpensField].ToString()))
        {
            return Asking(visit, week, topic, Typed(topic, form, clock), $"没有改动：{FormFields.FarDay}");
        }

        string? wrong = null;

        if (form.ContainsKey(FormFields.Confirmed))
        {
            var reply = await acts.DoAsync<TopicChange>(visit, form[ChatActs.OnceField], (changing, db, token) => ChangeAsync(changing, db, id, form, visit, clock, token), cancellationToken);

            if (!reply.IsRefusal)
            {
                return await page.ShowAsync(visit, week, reply, null, cancellationToken);
            }

            // It was read before somebody else changed it.
            (wrong, topic) = (reply.Text, await page.FindAsync(week, id, cancellationToken) ?? topic);
        }

        if (TopicChange.WhyNot(topic) is { } ended)
        {
            return await page.ShowAsync(visit, week, Reply.Refuse(ended), null, cancellationToken);
        }

        var typed = Typed(topic, form, clock);
        var plan = await change.PlanAsync(topic, Fields.Row(typed), cancellationToken);
        return Problem(plan) is { } problem ? Asking(visit, week, topic, typed, problem) : Preview(visit, week, topic, typed, plan, wrong);
    }

    /// <summary>In the transaction that changes it the topic is looked at once more: what would be done now must be what was shown.</summary>
    private static async ValueTask<Reply> ChangeAsync(
        TopicChange change, BotDbContext db, int id, IFormCollection form, ConsoleVisit visit, LocalClock clock, CancellationToken cancellationToken)
    {
        var topic = await db.Topics.SingleAsync(t => t.Id == id, cancellationToken);
        var plan = await change.PlanAsync(topic, Fields.Row(Typed(topic, form, clock)), cancellationToken);

        return Problem(plan) is { } problem ? Reply.Refuse(problem)
            : plan.Mark == form[ShownField].ToString() ? change.Take(topic, plan, visit.Caller)
            : Reply.Refuse(Stale);
    }

    private static string? Problem(TopicChangePlan plan) => plan.Problems.Count > 0 ? $"{Fields.Say(plan.Problems)}\n没有改动。" : plan.Refusal;

    /// <summary>A field that was not sent is left as it is.</summary>
    private static Dictionary<string, string> Typed(Topic topic, IFormCollection form, LocalClock clock)
    {
        var sent = Fields.TypedIn(form);
        return StoredFields(topic, clock).Where(was => !sent.ContainsKey(was.Key)).Concat(sent).ToDictionary();
    }

    private static Dictionary<string, string> StoredFields(Topic topic, LocalClock clock) => new()
    {
        ["title"] = topic.Title,
        ["link"] = topic.Link ?? string.Empty,
        ["audience"] = TierWords.Of(topic.Audience),
        [OpensField] = FormFields.Written(clock.ToLocal(topic.OpensAt)),
        ["form"] = topic.Form.Word(),
        ["place"] = topic.Place ?? string.Empty,
    };

    private static IResult Asking(ConsoleVisit visit, string week, Topic topic, Dictionary<string, string> typed, string? wrong)
    {
        string Was(string name) => typed.GetValueOrDefault(name, string.Empty);
        IReadOnlyList<Field> early = topic.OpenedAt is not null ? [] :
        [
            new Field("audience", "对象", FieldKind.Select, Was("audience")) { Choices = TopicWords.Audiences },
            new Field(OpensField, "开放时间", FieldKind.Moment, Was(OpensField)) { Hint = "不填：不改" },
        ];
        var form = new Form(
            At(week),
            [
                FormFields.Hidden(TopicField, topic.Id),
                new Field("title", "标题", FieldKind.Text, Was("title")),
                new Field("link", "材料链接", FieldKind.Text, Was("link")) { Hint = "以 http:// 或 https:// 开头，可以不填" },
                .. early,
                new Field("form", "形式", FieldKind.Select, Was("form")) { Choices = StudyForms },
                new Field("place", "地点", FieldKind.Text, Was("place")) { Hint = "可以不填" },
            ],
            "查看改动");
        var told = topic.OpenedAt is null ? "先列出改动，确认以后才改。截止时间请用 延期 改。" : "已经开放，对象和开放时间不能再改；先列出改动，确认以后才改。截止时间请用 延期 改。";
        return Shown(visit, week, [new Words(told), form], wrong);
    }

    private static IResult Preview(ConsoleVisit visit, string week, Topic topic, Dictionary<string, string> typed, TopicChangePlan plan, string? wrong)
    {
        var lines = plan.Differences.Select(one => new TableLine([new Cell(one.What), new Cell(one.Before ?? "无"), new Cell(one.After ?? "无")]));
        var confirm = new Form(At(week), [FormFields.Hidden(TopicField, topic.Id), .. FormRow.Hidden(typed), FormFields.Hidden(ShownField, plan.Mark), FormFields.Yes(), FormFields.Once()], "确认修改");
        return Shown(visit, week, [new Words("还没有改动。确认以后会是这样："), new Table($"《{topic.Title}》的改动", ["什么", "现在", "改成"], [.. lines], "没有改动。"), new Words(string.Join('\n', plan.Told)), confirm], wrong);
    }

    private static IResult Shown(ConsoleVisit visit, string week, IReadOnlyList<Block> blocks, string? wrong)
    {
        var page = new PageModel($"主题 {week} 修改", [.. blocks, new Links([new PageLink("不了", $"{TopicsArea.Path}/{week}")])]) { Wrong = wrong };
        return Pages.Show(visit, TopicsArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
