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

        // 征1、征2 少开会: of two that are named neither is meant alone.
        if (Further().IsMatch(words))
        {
            return new MeantConsultation(null, words) { Problem = "写了不止一个征求意见" };
        }

        if (open.FirstOrDefault(round => round.Number == number) is { } meant)
        {
            return new MeantConsultation(meant, words);
        }

        var isOver = await db.Consultations.AnyAsync(c => c.Number == number && c.ClosesOn < clock.Today, cancellationToken);
        return new MeantConsultation(null, words) { Note = isOver ? $"征{number} 已截止；意见照收，不算在征{number} 里。" : $"没有征{number}，或它不问您；意见照收，不算在里面。" };
    }

    // 征2个人 counts people, and 征2月 is a month; 征2会议太长 and 征2（走廊）太暗 name a round.
    [GeneratedRegex("^\\s*征\\s*[#＃]?\\s*([0-9０-９]{1,8})(?:号|(?![0-9０-９])(?!号))(?=$|[\\s，,：:、。！!？?（(]|[^个名人位次元年月天日号条份\\W\\d])[\\s，,：:、。！!？?]*")]
    private static partial Regex Named();

    [GeneratedRegex("^(?:[和及与跟]\\s*)?征\\s*[#＃]?\\s*[0-9０-９]{1,8}(?![0-9０-９个名人位次元年月天])|^[和及与跟]\\s*[0-9０-９]{1,8}(?=$|[\\s，,：:、。])")]
    private static partial Regex Further();
}

/// <param name="Words">The opinion itself.</param>
internal sealed record MeantConsultation(Consultation? Round, string Words)
{
    public IReadOnlyList<Consultation> Several { get; init; } = [];

    public string Note { get; init; } = string.Empty;

    /// <summary>Why no round can be told; null where one can.</summary>
    public string? Problem { get; init; }
}
