using System.Globalization;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.StudySignals;

/// <summary>What a signal is called and how it is asked. It is always a question, with the harmless reason first.</summary>
internal static class SignalText
{
    private static readonly (SignalKind Kind, string Word, string Ask)[] Table =
    [
        (SignalKind.Burst, "扎堆回复", "可能是集中学习后一起回的。"),
        (SignalKind.OnBehalf, "代录多", "可能是有人没带手机、不方便回。"),
        (SignalKind.Alike, "心得雷同", "可能是一起讨论后写的，或都引了同一段材料。"),
        (SignalKind.Repeated, "自我重复", "可能是几周的主题相近。"),
        (SignalKind.SameProblem, "万能问题", "合并，还是各有其事？"),
        (SignalKind.Rush, "突击完成", "可能是正好办到这里。"),
        (SignalKind.Relapse, "销了又出", "可能是又有了新的情况，也可能是根子上没有解决。"),
        (SignalKind.Doubted, "评价不符", "可能是办了什么还没告诉大家，也可能是确实没有解决。"),
    ];

    public static string Word(SignalKind kind) => Array.Find(Table, row => row.Kind == kind).Word;

    public static SignalKind? KindOf(string word) => Array.FindIndex(Table, row => row.Word == word) is >= 0 and var at ? Table[at].Kind : null;

    public static string Words => string.Join('、', Table.Select(row => row.Word));

    /// <summary>问4、问8 几乎一样：合并，还是各有其事？</summary>
    public static string Question(StudySignal signal, SignalLimits limits, LocalClock clock) =>
        $"{What(signal, "您", limits, clock)}{Stop(signal.Kind)}{Array.Find(Table, row => row.Kind == signal.Kind).Ask}";

    /// <summary>The same told to others, without the guess at a reason.</summary>
    public static string Statement(StudySignal signal, SignalLimits limits, LocalClock clock) =>
        signal.Kind is SignalKind.SameProblem ? Question(signal, limits, clock) : $"{What(signal, "联络员", limits, clock)}。";

    public static string Period(StudySignal signal) => signal.Period % 100 > 12 || IsWeekly(signal.Kind) ? $"第{signal.Period % 100}周" : $"{signal.Period % 100}月";

    public static bool IsWeekly(SignalKind kind) => kind is SignalKind.Burst or SignalKind.OnBehalf or SignalKind.Alike or SignalKind.Repeated;

    private static string Stop(SignalKind kind) => kind is SignalKind.SameProblem ? "：" : "。";

    private static string What(StudySignal signal, string recorder, SignalLimits limits, LocalClock clock) => signal.Kind switch
    {
        SignalKind.Burst => $"{signal.Whole} 人里 {signal.Part} 人在{(limits.BurstSeconds == 60 ? "一分钟" : $" {limits.BurstSeconds} 秒")}内回复（{Minute(signal.At, clock)}）",
        SignalKind.OnBehalf => $"{signal.Whole} 人里 {signal.Part} 人由{recorder}代录",
        SignalKind.Alike => $"{signal.Whole} 份心得里 {signal.Part} 份很像",
        SignalKind.Repeated => $"{signal.Whole} 份心得里 {signal.Part} 份和本人前几周写的几乎一样",
        SignalKind.SameProblem => $"{signal.References} 几乎一样",
        SignalKind.Rush => $"{signal.Whole} 次报完成里 {signal.Part} 次在出总结前、督办后的 {limits.RushWorkdays} 个工作日里",
        SignalKind.Relapse => $"近 {limits.RelapseDays} 天销号的 {signal.Whole} 个里 {signal.Part} 个又在办",
        _ => $"近 {limits.RelapseDays} 天办结的事收到 {signal.Whole} 份评价，{signal.Part} 份说没解决",
    };

    private static string Minute(DateTimeOffset? at, LocalClock clock)
    {
        var local = clock.ToLocal(at ?? DateTimeOffset.UnixEpoch);
        return string.Create(CultureInfo.InvariantCulture, $"周{"日一二三四五六"[(int)local.DayOfWeek]} {local:HH:mm}");
    }
}
