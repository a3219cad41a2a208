using System.Buffers;
using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Nudging;

/// <summary>Fewer pushes for some weeks, because a person says so; what stays is said at once.</summary>
[ChatCommand("免打扰", "勿扰", "别提醒我", Usage = "免打扰 [周数]", Summary = "几周内不发周中和截止前提醒；免打扰 0 恢复", Glued = true, OutranksIntents = true)]
internal sealed class QuietCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    private const int MostWeeks = 8;

    private static readonly SearchValues<char> Minuses = SearchValues.Create("-−－–—负");

    private const string Numerals = "零一二三四五六七八";

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => ValueTask.FromResult(Answer(call));

    private Reply Answer(CommandCall call)
    {
        if (IsNegative(call.Message.Text) || WeeksIn(call.Rest) is not { } weeks)
        {
            return Reply.Refuse($"没看懂是几周，没有改动。可以是 1 到 {MostWeeks} 周，例如：免打扰 2；恢复提醒发：免打扰 0");
        }

        if (weeks == 0)
        {
            db.Attach(call.Member).Entity.MutedUntil = null;
            return Reply.Say("已恢复：周中和截止前的提醒照常发给您。");
        }

        var until = clock.Today.AddDays(7 * weeks);
        db.Attach(call.Member).Entity.MutedUntil = until;
        return Reply.Say(
            $"好，{LocalClock.Day(until.AddDays(-1))}前（含当天）不再给您发周中提醒、截止前提醒和催办。",
            "仍会收到：每个主题的开放通知和改期通知、对您请假的答复；主题照常计入应学。",
            "恢复提醒发：免打扰 0");
    }

    /// <summary>The minus counts as a separator and is gone from the rest, so the message itself is asked.</summary>
    private static bool IsNegative(string message) =>
        message.AsSpan().IndexOfAny(Minuses) is var at and >= 0 && message.AsSpan(at + 1).TrimStart() is [var next, ..] && (char.IsDigit(next) || Numerals.Contains(next, StringComparison.Ordinal));

    private static int? WeeksIn(string rest)
    {
        var text = rest.Normalize(System.Text.NormalizationForm.FormKC).Trim();

        foreach (var unit in (ReadOnlySpan<string>)["星期", "礼拜", "周", "个"])
        {
            text = text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : text;
        }

        if (text is "关" or "关闭" or "取消" or "结束" or "恢复")
        {
            return 0;
        }

        if (text.Length == 0)
        {
            return 1;
        }

        if (text is "两")
        {
            return 2;
        }

        var weeks = text.Length == 1 && Numerals.Contains(text[0], StringComparison.Ordinal)
            ? Numerals.IndexOf(text[0], StringComparison.Ordinal)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return weeks is >= 0 and <= MostWeeks ? weeks : null;
    }
}
