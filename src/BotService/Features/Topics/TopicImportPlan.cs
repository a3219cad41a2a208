using BotService.Files;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>What must change so that the plan of topics says what a file says. Key is week and audience among the topics not closed.</summary>
internal sealed class TopicImportPlan(LocalClock clock, IReadOnlyList<Topic> stored)
{
    private readonly List<TopicImportRow> _taken = [];

    public List<TableProblem> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    public List<TopicImportRow> Added { get; } = [];

    public List<(Topic Stored, TopicImportRow Row, string Difference)> Changed { get; } = [];

    public int Unchanged { get; private set; }

    public void Take(TopicImportRow row)
    {
        if (_taken.FirstOrDefault(row.Rivals) is { } earlier)
        {
            Problems.Add(new TableProblem(row.Line, $"与第 {earlier.Line} 行的 {earlier.Label} 对象重叠：同一层级一周只有一个主题"));
            return;
        }

        _taken.Add(row);
        var rivals = stored.Where(t => t.ClosedAt is null && t.WeekKey == row.Week.Key && (t.Audience & row.Audience) != 0).ToList();

        if (rivals.FirstOrDefault(t => t.Audience != row.Audience) is { } rival)
        {
            Problems.Add(new TableProblem(row.Line, $"与已有主题 {row.Week} {TierWords.Of(rival.Audience)}《{rival.Title}》对象重叠：同一层级一周只有一个主题"));
            return;
        }

        if (rivals.Count == 1)
        {
            Compare(rivals[0], row);
            return;
        }

        Add(row);
    }

    private void Add(TopicImportRow row)
    {
        if (stored.Any(t => t.ClosedAt is not null && t.WeekKey == row.Week.Key && t.Audience == row.Audience && t.Title == row.Title))
        {
            Notes.Add($"第 {row.Line} 行：{row.Label} 已由管理员关闭，保持关闭。");
            Unchanged++;
            return;
        }

        Added.Add(row);

        if (row.LateUntil <= clock.UtcNow)
        {
            Notes.Add($"第 {row.Line} 行：{row.Label} 的时间已过，不会开放。");
        }
    }

    private void Compare(Topic topic, TopicImportRow row)
    {
        row = row.For(topic);

        if (topic.OpenedAt is not null && row.OpensAt != topic.OpensAt)
        {
            Problems.Add(new TableProblem(row.Line, $"{row.Label} 已于 {clock.Moment(topic.OpensAt)} 开放，opens 不能再改"));
            return;
        }

        if (row.DueAt >= row.LateUntil)
        {
            Problems.Add(new TableProblem(row.Line, $"late_until（{clock.Moment(row.LateUntil)}）不晚于已开放主题的截止时间（{clock.Moment(row.DueAt)}）"));
            return;
        }

        var differences = Differences(topic, row).ToList();

        if (differences.Count == 0)
        {
            Unchanged++;
            return;
        }

        Changed.Add((topic, row, string.Join('；', differences)));
    }

    private IEnumerable<string> Differences(Topic topic, TopicImportRow row)
    {
        if (topic.Title != row.Title)
        {
            yield return $"标题 《{topic.Title}》 → 《{row.Title}》";
        }

        if (topic.Link != row.Link)
        {
            yield return $"链接 {topic.Link ?? "无"} → {row.Link ?? "无"}";
        }

        if (topic.OpensAt != row.OpensAt)
        {
            yield return $"开放 {clock.Moment(topic.OpensAt)} → {clock.Moment(row.OpensAt)}";
        }

        if (topic.DueAt != row.DueAt)
        {
            yield return $"截止 {clock.Moment(topic.DueAt)} → {clock.Moment(row.DueAt)}";
        }

        if (topic.LateUntil != row.LateUntil)
        {
            yield return $"补学至 {clock.Moment(topic.LateUntil)} → {clock.Moment(row.LateUntil)}";
        }
    }
}
