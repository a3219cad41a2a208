using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Messaging;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Reports;

/// <summary>Reads which campaign and which day are meant; today when no day is said.</summary>
internal sealed class ReportAsking(Campaigns campaigns, LocalClock clock)
{
    public ValueTask<Reply> ReadAsync(string said, ReportAsked asked, Func<Campaign, DateOnly, ValueTask<Reply>> then)
    {
        var text = said.Trim();
        var named = campaigns.Take(ref text);
        var day = clock.Today;
        var span = text.AsSpan(text.StartsWith('到') ? 1 : 0);

        if (text.Length > 0 && !(AsOfDay.TryTake(ref span, clock.Now, out day) && span.IsEmpty))
        {
            return ValueTask.FromResult(Reply.Refuse($"没有看懂“{MessageText.ClipRunes(text, 30)}”，{(asked.Word == FiguresCommand.Word ? "没有算" : "没有出稿")}。请写一天，例如：{asked.Spoken} {ReportWords.Day(clock.Today)}"));
        }

        if (AsOfDayText.Refusal(day, clock.Today) is { } refusal)
        {
            return ValueTask.FromResult(Reply.Refuse(refusal));
        }

        var meant = named is null ? campaigns.On(day) : [named];

        if (meant is not [var campaign])
        {
            return ValueTask.FromResult(Reply.AskWhich("是哪个活动的？", [.. meant.Select(one => new QuestionChoice(one.Name, asked.Word, $"{asked.Lead} {one.Name} {text}".Trim()))]));
        }

        return day < campaign.From
            ? ValueTask.FromResult(Reply.Refuse($"{campaign.Name} {AsOfDayText.Written(campaign.From.Value, clock.Today)}才开始，{AsOfDayText.Written(day, clock.Today)}还没有数字。"))
            : then(campaign, day);
    }
}

/// <summary>What was asked for, so that a question about the campaign leads back to it.</summary>
/// <param name="Word">The command's word.</param>
/// <param name="Lead">What stands before the campaign and the day.</param>
/// <param name="Spoken">How a person says both.</param>
internal sealed record ReportAsked(string Word, string Lead, string Spoken);
