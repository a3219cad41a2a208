using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Topics;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>A week's page, built for one visit.</summary>
internal sealed class TopicPage(BotDbContext db, StoreWriter store, WeekTable weeks, TopicReminders reminders, LocalClock clock)
{
    /// <summary>A topic of that week by its number; null when there is none.</summary>
    public async Task<Topic?> FindAsync(string week, int id, CancellationToken cancellationToken) =>
        StudyWeek.TryParse(week, out var asked, out _) ? await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.WeekKey == asked.Key, cancellationToken) : null;

    /// <param name="typed">What was typed as a topic's new due time, which stays.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string week, Reply? reply, (int Topic, string? Due)? typed, CancellationToken cancellationToken)
    {
        if (!StudyWeek.TryParse(week, out var asked, out _))
        {
            return Pages.Missing(visit);
        }

        var topics = await db.Topics.AsNoTracking().SeenBy(visit.Caller).Where(t => t.WeekKey == asked.Key).OrderBy(t => t.Id).ToListAsync(cancellationToken);

        if (topics.Count == 0)
        {
            return Pages.Missing(visit);
        }

        List<Block> blocks = [];

        foreach (var topic in topics)
        {
            blocks.Add(new Heading($"《{topic.Title}》"));
            blocks.Add(About(topic));
        }

        blocks.Add(new Heading("结果"));
        blocks.AddRange(await weeks.OfAsync(visit, [.. topics.Where(t => t.OpenedAt is not null && t.VoidedAt is null)], cancellationToken));

        if (visit.Caller.IsAdmin)
        {
            blocks.AddRange(await RemindersAsync(topics, cancellationToken));
            blocks.AddRange(Acts(asked, topics, reply is { IsRefusal: true } ? typed : null));
        }

        return Pages.Answer(visit, TopicsArea.Path, new PageModel($"主题 第{asked.Number}周 {string.Concat(topics.Select(t => $"《{t.Title}》"))}", blocks), reply);
    }

    private Facts About(Topic topic) => new(
    [
        new Fact("状态", topic.State(clock.UtcNow)),
        new Fact("对象", TierWords.Of(topic.Audience)),
        new Fact("材料", topic.Link ?? "没有链接", topic.Link),
        new Fact("形式", topic.Form.Word()),
        .. topic.Place is { } place ? (Fact[])[new Fact("地点", place)] : [],
        new Fact("开放", clock.YearMoment(topic.OpenedAt ?? topic.OpensAt)),
        new Fact("截止", clock.YearMoment(topic.DueAt)),
        new Fact("补学到", clock.YearMoment(topic.LateUntil)),
    ]);

    private async Task<IReadOnlyList<Block>> RemindersAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken)
    {
        List<int> ids = [.. topics.Select(t => t.Id)];
        var sent = await reminders.SentAsync(ids, cancellationToken);

        // What is to come is planned as if its time were there, and taken back.
        var coming = await store.RunAsync<TopicReminders, ComingReminders>((planning, _, token) => new(planning.ComingAsync(ids, token)), cancellationToken);
        return
        [
            new Heading("提醒"),
            new Table("已经发出的提醒", ["提醒", "主题", "时间", "人数"], [.. sent.Select(s => new TableLine([new Cell(s.Word), new Cell(s.Title), new Cell(clock.Moment(s.At)), new Cell(s.People)]))], "还没有发出过提醒。"),
            new Table("还会发的提醒", ["提醒", "主题", "时间", "发给"], [.. coming.Lines.Select(c => new TableLine([new Cell(c.Word), new Cell(c.Title), new Cell(clock.Moment(c.At)), new Cell(c.People)]))], "以后没有提醒了。"),
            .. coming.Lines.Count == 0 ? [] : (Block[])[new Words($"人数按现在的情况算，和聊天里的 提醒预览 一样。已答复、请假、免打扰的人不算在内，看汇总的联络员当天不另收提醒。{(coming.IsCut ? "更晚的提醒没有列在这里。" : string.Empty)}")],
        ];
    }

    private IEnumerable<Block> Acts(StudyWeek week, IReadOnlyList<Topic> topics, (int Topic, string? Due)? typed)
    {
        if (topics.Any(t => t.OpenedAt is not null && t.VoidedAt is null))
        {
            yield return new Links([new PageLink("导出", $"/topics/{week}/export")]);
        }

        foreach (var topic in topics.Where(t => t.VoidedAt is null))
        {
            var number = FormFields.Hidden("topic", topic.Id);
            yield return new Heading(topics.Count == 1 ? "修改" : $"修改《{topic.Title}》");

            if (topic.ClosedAt is null)
            {
                var due = typed is { } sent && sent.Topic == topic.Id && sent.Due is { } meant ? meant : FormFields.Written(clock.ToLocal(topic.DueAt));
                yield return new Form($"/topics/{week}/put-off", [number, new Field("due", "新的截止时间", FieldKind.Moment, due)], "延期");
            }

            yield return new Buttons(
            [
                .. topic.ClosedAt is null ? (Form[])[new Form(ChangeTopicArea.At(week.ToString()), [number], "修改") { IsQuestion = true }, new Form($"/topics/{week}/close", [number], "关闭")] : [],
                .. topic.ClosedAt is null || topic.OpenedAt is not null ? (Form[])[new Form($"/topics/{week}/void", [number], "撤回发布")] : [],
            ]);
        }
    }
}
