using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Time;

namespace BotService.Features.Nudging;

/// <summary>Shows an admin a day's reminders from the same planner that sends them: how many people, when, no names.</summary>
[ChatCommand("提醒预览", "预览提醒", Usage = "提醒预览 [日期]", Summary = "哪天会给多少人发什么，不会真的发", Audience = Audience.Admin, Glued = true)]
internal sealed class PreviewCommand(ReminderPreview preview, SentReminders reminders, LocalClock clock) : IChatCommand
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var text = call.Rest.AsSpan();
        var day = clock.Today;

        if (!text.IsEmpty && (!new ChineseDates(clock.Now).TryTakeDate(ref text, out day) || !text.IsEmpty))
        {
            return Reply.Refuse($"没看懂是哪一天。例如：提醒预览 明天，或 提醒预览 {clock.Today.AddDays(2):M月d日}");
        }

        if (day < clock.Today)
        {
            return Reply.Refuse($"{LocalClock.Day(day)}已经过去，只能预览以后的提醒。");
        }

        var start = clock.StartOf(day);
        var end = clock.StartOf(day.AddDays(1));
        var rows = await preview.ReadDayAsync(day, call.Now, cancellationToken);

        var sent = day == clock.Today ? await reminders.ReadAsync(new TimeWindow(start.AddTicks(-1), call.Now), cancellationToken) : [];
        IReadOnlyList<string> already = sent.Count == 0 ? [] : ["今天已发：", .. sent.Select(Line)];

        return rows.Count > 0
            ? Reply.Say([.. already, $"{LocalClock.Day(day)}，按现在的情况会发（没有真的发）：", .. rows.Select(Line)])
            : Reply.Say([.. already, $"{LocalClock.Day(day)}{(sent.Count > 0 ? "再" : string.Empty)}没有提醒。{await NextAsync(end, cancellationToken)}"]);
    }

    private string Line(PreviewRow row) =>
        $"{clock.ToLocal(row.At):HH:mm} {row.Reminder}{(row.Week is { } week ? $" 第{week.Number}周《{row.Title}》" : " ")}→ {row.Whom}";

    private async ValueTask<string> NextAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var next = await preview.NextAsync(new TimeWindow(from.AddTicks(-1), from + Horizon), cancellationToken);
        return next is { } first ? $"之后最近的一次：{clock.Moment(first.At)} {first.Reminder}。" : "以后两个月也没有。";
    }
}
