using System.Globalization;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Reports;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The report as of a day, built for one visit.</summary>
internal sealed class ReportPage(BotDbContext db, Campaigns campaigns, ReportCalculation calculation, ReportDocument document, LedgerKinds kinds, ChatWords words, CommandActs acts, LocalClock clock)
{
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string? day, string? campaign, string? after, Reply? reply, CancellationToken cancellationToken)
    {
        var (asOf, meant) = Asked(day, campaign);

        if (WhyNone(day, asOf, meant) is { } wrong)
        {
            // Neither figures nor a new draft: they would be of another day than the one that stands above them. Whoever asked for no day is told and not refused.
            var isAsked = !string.IsNullOrWhiteSpace(day);
            Block[] told = isAsked || reply is not null ? [] : [new Words(wrong)];
            var page = new PageModel("总结", [Picking(Pick(isAsked ? day! : Written(asOf), meant)), .. told, .. await DraftsAsync(after, cancellationToken)]);
            return Pages.Answer(visit, ReportArea.Path, page, reply ?? (isAsked ? Reply.Refuse(wrong) : null));
        }

        var asking = Pick(Written(asOf), meant);
        var making = new Form(ReportArea.Path, [.. asking.Select(field => FormFields.Hidden(field.Name, field.Value)), FormFields.Once()], "出一份新稿");
        var lines = await calculation.ReadAsync(meant, asOf, clock.UtcNow, cancellationToken);
        return Pages.Answer(visit, ReportArea.Path, new PageModel("总结",
        [
            Picking(asking),
            making,
            new Links([new PageLink("检查一个模板", TemplateCheckArea.Path)]),
            .. await DraftsAsync(after, cancellationToken),
            new Heading("数字"),
            new Html.Table($"总结里的数字，截至{AsOfDayText.Written(asOf, clock.Today)}", ["处", "名称", "数字", "口径", "没有依据的原因"], [.. lines.Select(line => Line(line, asOf, meant))], "模板里没有要填的数字。"),
        ]), reply);
    }

    /// <summary>A draft from the page sends no file to the chat: its files are links here.</summary>
    public async Task<IResult> MakeAsync(ConsoleVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var (day, campaign) = (form["day"].ToString(), form["campaign"].ToString());
        var (asOf, meant) = Asked(day, campaign);

        if (WhyNone(day, asOf, meant) is { } wrong)
        {
            return await ShowAsync(visit, day, campaign, null, Reply.Refuse($"{wrong}\n没有出稿。"), cancellationToken);
        }

        var call = words.Call(visit, string.Empty);
        var reply = await acts.DoAsync<ReportMaking>(visit, form[ChatActs.OnceField], (making, _, token) => making.DraftAsync(call, meant, asOf, token), cancellationToken);
        return await ShowAsync(visit, day, campaign, null, reply, cancellationToken);
    }

    /// <param name="after">How many records were shown before; they have no other order than the figure's own.</param>
    public async Task<IResult> FigureAsync(ConsoleVisit visit, int position, string? day, string? campaign, string? after, CancellationToken cancellationToken)
    {
        var (asOf, meant) = Asked(day, campaign);

        if (WhyNone(day, asOf, meant) is not null)
        {
            return await ShowAsync(visit, day, campaign, null, null, cancellationToken);
        }

        if ((await calculation.ReadAsync(meant, asOf, clock.UtcNow, cancellationToken)).FirstOrDefault(line => line.Position == position) is not { } line)
        {
            return Pages.Missing(visit);
        }

        var (all, before) = (line.Reading.Records, Paging.Key(after, 1) is [var shown] ? shown : 0);
        var asked = all.Index().Skip(before).Take(Paging.Asked).ToList();
        var (records, next) = Paging.Page(asked, At(position), one => (one.Index + 1).ToString(CultureInfo.InvariantCulture), ("day", Written(asOf)), ("campaign", meant.Name));
        var weeks = await WeeksAsync([.. records.Select(one => one.Item).Where(IsOfTopic).Select(record => record.Id)], cancellationToken);
        var lines = records.Select(one => one.Item).Select(record => new TableLine(
        [
            new Cell(record.Reference, Where(record, weeks)), new Cell(record.State),
            new Cell(record.Day is { } on ? ReportWords.Day(on) : "—"), new Cell(record.Weight == 0 ? "没有算" : $"{record.Weight}"),
        ]));
        return Pages.Show(visit, ReportArea.Path, new PageModel($"总结 {line.Title}",
        [
            new Facts([new Fact("数字", line.Text ?? $"没有依据，留着 *：{line.Reason}"), new Fact("口径", line.Meaning), new Fact("截至", AsOfDayText.Written(asOf, clock.Today))]),
            new Html.Table(all.Count <= Paging.Size ? "这个数字的记录" : $"这个数字的记录，共 {all.Count} 条", ["记录", "状态", "日期", "算几个"], [.. lines], before == 0 ? "没有一条记录。" : "后面没有记录了。"),
            .. next,
            new Links([new PageLink("回到总结", $"{ReportArea.Path}?{Query(asOf, meant)}")]),
        ]));
    }

    private (DateOnly AsOf, Campaign Meant) Asked(string? day, string? campaign)
    {
        var asOf = FormFields.DayIn(day) ?? clock.Today;
        return (asOf, campaigns.All.FirstOrDefault(one => one.Name == campaign) ?? campaigns.On(asOf)[0]);
    }

    /// <summary>Why there are no figures of that day; null when there are. The chat says the same.</summary>
    private string? WhyNone(string? day, DateOnly asOf, Campaign meant) => FormFields.WrongDay(day) ?? AsOfDayText.Refusal(asOf, clock.Today)
        ?? (asOf < meant.From ? $"{meant.Name} {AsOfDayText.Written(meant.From.Value, clock.Today)}才开始，{AsOfDayText.Written(asOf, clock.Today)}还没有数字。" : null);

    private static Form Picking(IReadOnlyList<Field> fields) => new(ReportArea.Path, fields, "查看") { IsQuestion = true };

    private List<Field> Pick(string day, Campaign meant) =>
    [
        .. campaigns.All.Count > 1 ? [new Field("campaign", "哪个活动", FieldKind.Select, meant.Name) { Choices = [.. campaigns.All.Select(one => new Choice(one.Name, one.Name))] }] : (Field[])[],
        new Field("day", "截至", FieldKind.Day, day),
    ];

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<Block>> DraftsAsync(string? after, CancellationToken cancellationToken)
    {
        var below = Paging.Key(after, 1) is [var number] ? number : int.MaxValue;
        var asked = await db.Snapshots.AsNoTracking().Where(s => s.Number < below).OrderByDescending(s => s.Number).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (drafts, next) = Paging.Page(asked, ReportArea.Path, s => s.Number.ToString(CultureInfo.InvariantCulture));
        var table = new Html.Table("出过的稿，新的在前", ["稿", "截至", "出稿时间", "定稿", "干净稿", "批注稿", "来源"], [.. drafts.Select(Line)], "还没有出过稿。");
        var unsigned = drafts.Where(s => s.FinalAt is null).Select(s => new Form($"{ReportArea.Path}/{s.Number}/final", [], $"定稿 稿{s.Number}")).ToList();
        Block[] signing = unsigned.Count == 0 ? [] : [new Buttons(unsigned)];
        Block[] comparing = drafts.Count > 1 ? [Comparing($"{drafts[1].Number}", $"{drafts[0].Number}")] : [];
        return [new Heading("稿"), table, .. next, .. signing, .. comparing];
    }

    public static Form Comparing(string one, string other) =>
        new($"{ReportArea.Path}/compare", [new Field("one", "哪一稿", FieldKind.Text, one), new Field("other", "和哪一稿", FieldKind.Text, other)], "比较两稿") { IsQuestion = true };

    private TableLine Line(Snapshot s)
    {
        var fits = document.Fits(s);
        Cell File(string word, string file, bool isThere) => isThere ? new Cell(word, FormattableString.Invariant($"{ReportArea.Path}/{s.Number}/{file}")) : new Cell("模板换过");
        return new(
        [
            new Cell($"稿{s.Number}"), new Cell(AsOfDayText.Written(s.AsOf, clock.Today)), new Cell(clock.Moment(s.MadeAt)), new Cell(s.FinalAt is { } at ? clock.Moment(at) : "没有"),
            File("干净稿 .docx", "clean", fits), File("批注稿 .docx", "working", fits), File("来源 .xlsx", "sources", true),
        ]);
    }

    private static TableLine Line(ReportLine line, DateOnly asOf, Campaign meant) => new(
    [
        new Cell($"数{line.Position}", $"{At(line.Position)}?{Query(asOf, meant)}"), new Cell(line.Name), new Cell(Figure(line)),
        new Cell(line.Meaning), new Cell(line.Reason ?? (line.IsZero ? "确定是 0 吗？" : "—")),
    ]);

    /// <summary>As it stands in the text, and exactly where that is another number.</summary>
    private static string Figure(ReportLine line)
    {
        var text = line.Text ?? "*";
        return line.Value is { } value && line.Text != FormattableString.Invariant($"{value}") ? $"{text}（{value}）" : text;
    }

    private static string At(int position) => FormattableString.Invariant($"{ReportArea.Path}/figures/{position}");

    private static string Query(DateOnly asOf, Campaign meant) => $"day={asOf:yyyy-MM-dd}&campaign={Uri.EscapeDataString(meant.Name)}";

    private static bool IsOfTopic(ReportRecord record) => record.Kind is TopicFigure.Studied or TopicFigure.Answers;

    private async Task<Dictionary<int, int>> WeeksAsync(List<int> topics, CancellationToken cancellationToken) => topics.Count == 0
        ? []
        : await db.Topics.AsNoTracking().Where(t => topics.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.WeekKey, cancellationToken);

    /// <summary>Where the record stands; of a problem that came back, its last item. What has no page of its own has no address.</summary>
    private string? Where(ReportRecord record, Dictionary<int, int> weeks) => record switch
    {
        _ when IsOfTopic(record) => weeks.TryGetValue(record.Id, out var week) ? $"{TopicsArea.Path}/{StudyWeek.FromKey(week)}" : null,
        { Kind: SpeakingFigure.Key } => SpeakingArea.Path,
        { Kind: NoticeFigure.Sent or NoticeFigure.Read } => $"{NoticesArea.Path}/{record.Reference[1..]}",
        { Kind: ConsultationFigure.Rounds or ConsultationFigure.Opinions } => $"{ConsultationsArea.Path}/{record.Reference[1..]}",
        _ => ItemLinks.At(record.Reference.Split('→')[^1], kinds),
    };
}
