using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Reads what is to be passed on: a title, or a round of 征求意见 by its number.</summary>
internal sealed partial class NoticeDraft(BotDbContext db, LocalClock clock)
{
    private const int LongestTitle = 200;

    private const string Asking = "征求意见：";

    private const string Example = "例如：传达 市委主题教育实施方案 https://… 对象:全体";

    public async ValueTask<(Notice? Notice, string? Problem)> ReadAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (Round().Match(call.Rest) is { Success: true } round)
        {
            var number = int.Parse(round.Groups[1].Value.Normalize(System.Text.NormalizationForm.FormKC), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
            return await OfConsultationAsync(number, call, cancellationToken);
        }

        var (text, problem) = AddressedText.Of(call.Rest);

        if (text is null || text.Words.Length is 0 or > LongestTitle)
        {
            return (null, $"{problem ?? $"请写标题（{LongestTitle} 字以内）。"}{Example}");
        }

        // Whoever is both speaks for everybody only when the audience is named.
        if (!call.Caller.IsAdmin)
        {
            return (new Notice(text.Words, text.Link, call.Member.Group!.Tier, call.Member.GroupId, call.Member.Group.Name), null);
        }

        var audience = text.Audience ?? Tiers.All;
        return (new Notice(text.Words, text.Link, audience, null, TierWords.Of(audience)), null);
    }

    private async ValueTask<(Notice? Notice, string? Problem)> OfConsultationAsync(int number, CommandCall call, CancellationToken cancellationToken)
    {
        var round = await db.Consultations.SingleOrDefaultAsync(c => c.Number == number, cancellationToken);

        if (round is null || (!call.Caller.IsAdmin && !call.Caller.IsOf(round.GroupId)))
        {
            return (null, $"没有征{number}，或不在您的范围，没有发。");
        }

        if (round.ClosesOn < clock.Today)
        {
            return (null, $"征{number} 已截止，没有发。");
        }

        var name = round.GroupId is { } group ? await db.Groups.Where(g => g.Id == group).Select(g => g.Name).SingleAsync(cancellationToken) : TierWords.Of(round.Audience);
        var until = $"（{round.ClosesOn.Month}月{round.ClosesOn.Day}日截止，发 意见 或 匿名意见）";
        var left = LongestTitle - Asking.Length - until.Length;
        var title = round.Title.Length <= left ? round.Title : $"{MessageText.ClipRunes(round.Title, left - 1)}…";
        return (new Notice($"{Asking}{title}{until}", null, round.Audience, round.GroupId, name), null);
    }

    [GeneratedRegex("^\\s*征\\s*([0-9０-９]{1,8})\\s*$")]
    private static partial Regex Round();

    /// <param name="For">Whom it is for, in words.</param>
    internal sealed record Notice(string Title, string? Link, Tiers Audience, int? GroupId, string For);
}
