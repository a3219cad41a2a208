using BotService.Files;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>What must change so that the plan of topics says what a file says. Key is week and audience among the topics not closed.</summary>
internal sealed class TopicImportPlan(LocalClock clock, IReadOnlyList<Topic> stored, IReadOnlyList<TopicImportRow> rows)
{
    private readonly List<TopicImportRow> _taken = [];

    private readonly HashSet<Topic> _found = [];

    public List<TableProblem> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    public List<TopicImportRow> Added { get; } = [];

    public List<(Topic Stored, TopicImportRow Row, IReadOnlyList<ValueChange> Differences)> Changed { get; } = [];

    public int Unchanged { get; private set; }

    public void Take(TopicImportRow row)
    {
        if (_taken.FirstOrDefault(row.Rivals) is { } earlier)
        {
            Problems.Add(row.Problem($"与{LineText.Of(earlier.Sheet, earlier.Line)}的 {earlier.Label} 对象重叠：{(row.Sort is TopicSort.Study ? "同一层级一周只有一个主题" : "同一个班同一时间只有一次")}"));
            return;
        }

        _taken.Add(row);
        var rivals = stored.Where(row.Rivals).Where(t => !IsAnothers(t, row)).ToList();

        if (rivals.FirstOrDefault(t => t.Audience != row.Audience) is { } rival)
        {
            Problems.Add(row.Problem($"与已有主题 {row.Week} {TierWords.Of(rival.Audience)}《{rival.Title}》对象重叠：同一层级一周只有一个主题"));
            return;
        }

        if (Meant(rivals, row) is { } meant)
        {
            Compare(meant, row);
            return;
        }

        Add(row);
    }

    /// <summary>Days of a class may share a title: the one of that hour is meant, and else the only one that is left.</summary>
    private Topic? Meant(List<Topic> rivals, TopicImportRow row)
    {
        var meant = rivals.FindAll(t => t.OpensAt == row.OpensAt) is [var same] ? same : rivals is [var only] ? only : null;

        if (meant is not null)
        {
            _found.Add(meant);
        }

        return meant;
    }

    /// <summary>A day of a class that only has the same title, and that another row of the file names by its hour or has taken.</summary>
    private bool IsAnothers(Topic topic, TopicImportRow row) => row.Sort is TopicSort.ClassDay && topic.OpensAt != row.OpensAt
        && (_found.Contains(topic) || rows.Any(other => other.Sort is TopicSort.ClassDay && other.Series == topic.Series && other.OpensAt == topic.OpensAt && (other.Audience & topic.Audience) != 0));

    private void Add(TopicImportRow row)
    {
        if (stored.Any(t => t.ClosedAt is not null && t.Sort == row.Sort && t.WeekKey == row.Week.Key && t.Audience == row.Audience && t.Title == row.Title))
        {
            Notes.Add($"{LineText.Of(row.Sheet, row.Line)}：{row.Label} 已由管理员关闭，保持关闭。");
            Unchanged++;
            return;
        }

        Added.Add(row);

        if (row.LateUntil <= clock.UtcNow)
        {
            Notes.Add($"{LineText.Of(row.Sheet, row.Line)}：{row.Label} 的时间已过，不会开放。");
        }
    }

    private void Compare(Topic topic, TopicImportRow row)
    {
        row = row.For(topic);

        if (topic.OpenedAt is not null && row.OpensAt != topic.OpensAt)
        {
            Problems.Add(row.Problem($"{row.Label} 已于 {clock.YearMoment(topic.OpensAt)} 开放，opens 不能再改"));
            return;
        }

        if (row.DueAt >= row.LateUntil)
        {
            Problems.Add(row.Problem($"late_until（{clock.YearMoment(row.LateUntil)}）不晚于已开放主题的截止时间（{clock.YearMoment(row.DueAt)}）"));
            return;
        }

        var differences = Differences(topic, row).ToList();

        if (differences.Count == 0)
        {
            Unchanged++;
            return;
        }

        Changed.Add((topic, row, differences));
    }

    private IEnumerable<ValueChange> Differences(Topic topic, TopicImportRow row)
    {
        if (topic.Title != row.Title)
        {
            yield return new("标题", $"《{topic.Title}》", $"《{row.Title}》");
        }

        if (topic.Link != row.Link)
        {
            yield return new("链接", topic.Link, row.Link);
        }

        if (row.Form is { } form && topic.Form != form)
        {
            yield return new("形式", topic.Form.Word(), form.Word());
        }

        if (row.Series is { } series && topic.Series != series)
        {
            yield return new("系列", topic.Series, series);
        }

        if (row.Place is { } place && topic.Place != place)
        {
            yield return new("地点", topic.Place, place);
        }

        if (topic.OpensAt != row.OpensAt)
        {
            yield return new("开放", clock.YearMoment(topic.OpensAt), clock.YearMoment(row.OpensAt));
        }

        if (topic.DueAt != row.DueAt)
        {
            yield return new("截止", clock.YearMoment(topic.DueAt), clock.YearMoment(row.DueAt));
        }

        if (topic.LateUntil != row.LateUntil)
        {
            yield return new("补学至", clock.YearMoment(topic.LateUntil), clock.YearMoment(row.LateUntil));
        }
    }
}
