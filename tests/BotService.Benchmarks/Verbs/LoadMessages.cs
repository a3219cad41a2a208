using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;

namespace BotService.Benchmarks.Verbs;

/// <summary>What the people of an organisation send, sealed and ready: confirmations of one week after the other, and questions.</summary>
internal sealed class LoadMessages(MeasuredService service, int people)
{
    private readonly RequestWriter _forge = new();
    private int _week = Organisation.FirstWeek;

    public IEnumerable<string> Members => Enumerable.Range(0, people).Select(Organisation.UserId);

    /// <summary>Opens the next week's topic; everybody owes it once.</summary>
    public async Task<IReadOnlyList<byte[]>> ConfirmationsAsync()
    {
        await service.MoveClockAsync(Organisation.Stamp(_week, DayOfWeek.Tuesday, "10:00"));
        var requests = _forge.Texts(Members, "已学", Organisation.At(_week, DayOfWeek.Tuesday, "10:00"));
        _week++;
        return requests;
    }

    public List<byte[]> Repeat(IEnumerable<string> userIds, string text, int count)
    {
        var all = userIds.ToList();
        return [.. Enumerable.Range(0, count).Select(i => _forge.Text(all[i % all.Count], text, Organisation.At(_week, DayOfWeek.Monday, "10:00")))];
    }
}
