using BotService.Store;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <summary>How days and decisions are said.</summary>
internal static class LeaveText
{
    public static string Days(this Leave leave) => LocalClock.Days(leave.From, leave.To);

    /// <summary>What a pressed card shows from then on.</summary>
    public static string Stamp(this LeaveState state) => state switch
    {
        LeaveState.Granted => "已准假",
        LeaveState.Refused => "已不准",
        _ => "本人已撤回",
    };
}
