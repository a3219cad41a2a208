using BotService.Features.Reports.Figures;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>What one answer does to a count of people who did something: an answer that says so adds one, every other takes one away or changes nothing.</summary>
internal static class AnswerEvent
{
    public static RecordEvent Of(int id, Outcome to, bool isTakeBack, string done, DateOnly day, DateTimeOffset at)
    {
        var adds = to is Outcome.OnTime or Outcome.Late;
        return new RecordEvent(id, adds ? done : isTakeBack ? "撤回" : "改了回答", day, at) { Adds = adds };
    }
}
