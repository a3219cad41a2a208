using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Opinions;

/// <summary>To which round of 征求意见 an opinion belongs: the one that is named, or the only one that is open for the sender.</summary>
internal sealed partial class ConsultationFinder(BotDbContext db, LocalClock clock)
{
    /// <summary>The round if there is one, the words without its number, the several rounds between which only the sender can choose, and what to say of one that is over.</summary>
    public async ValueTask<MeantConsultation> FindAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var open = await db.OpenConsultationsAsync(call.Caller.Member, clock.Today, cancellationToken);

        if (Named().Match(call.Rest) is not { Success: true } named)
        {
            return new MeantConsultation(open.Count == 1 ? open[0] : null, call.Rest) { Several = open.Count > 1 ? open : [] };
        }

        var number = int.Parse(named.Groups[1].Value.Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture);
        var words = call.Rest[named.Length..].Trim();

        if (open.FirstOrDefault(round => round.Number == number) is { } meant)
        {
            return new MeantConsultation(meant, words);
        }

        var isOver = await db.Consultations.AnyAsync(c => c.Number == number && c.ClosesOn < clock.Today, cancellationToken);
        return new MeantConsultation(null, words) { Note = isOver ? $"征{number} 已截止；意见照收，不算在征{number} 里。" : $"没有征{number}，或它不问您；意见照收，不算在里面。" };
    }

    [GeneratedRegex("^\\s*征\\s*([0-9０-９]{1,8})(?=$|[\\s，,：:、。！!？?])[\\s，,：:、。！!？?]*")]
    private static partial Regex Named();
}

/// <param name="Words">The opinion itself.</param>
internal sealed record MeantConsultation(Consultation? Round, string Words)
{
    public IReadOnlyList<Consultation> Several { get; init; } = [];

    public string Note { get; init; } = string.Empty;
}
