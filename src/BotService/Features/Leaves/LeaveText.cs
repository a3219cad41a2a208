using BotService.Store;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <summary>How days and decisions are said.</summary>
internal static class LeaveText
{
    public static string Days(this Leave leave) => LocalClock.Days(leave.From, leave.To);

    /// <summary>What each state is called in chat and in files.</summary>
    public static string Word(this LeaveState state) => state switch
    {
        LeaveState.Granted => "准假",
        LeaveState.Refused => "不准",
        LeaveState.TakenBack => "本人撤回",
        _ => "等答复",
    };

    /// <summary>What a pressed card shows from then on.</summary>
    public static string Stamp(this LeaveState state) => state switch
    {
        LeaveState.Granted => "已准假",
        LeaveState.Refused => "已不准",
        _ => "本人已撤回",
    };
}
