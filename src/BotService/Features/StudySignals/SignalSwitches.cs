using System.Globalization;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>A signal that was mostly explained away switches itself off, and an admin can try it again; whichever the policy names stays off.</summary>
internal sealed class SignalSwitches(BotDbContext db)
{
    private const string Prefix = "signal:";

    private const string Off = "off";

    /// <summary>Why each is off that switched itself off: how often it was explained, of how many.</summary>
    public async ValueTask<IReadOnlyDictionary<SignalKind, string>> OwnOffAsync(CancellationToken cancellationToken) =>
        (await MarksAsync(cancellationToken)).Where(mark => mark.Note!.StartsWith(Off, StringComparison.Ordinal)).ToDictionary(mark => KindOf(mark)!.Value, mark => mark.Note![Off.Length..].Trim());

    public async ValueTask<HashSet<SignalKind>> OffAsync(SignalLimits limits, CancellationToken cancellationToken) =>
        [.. (await OwnOffAsync(cancellationToken)).Keys, .. Enum.GetValues<SignalKind>().Where(kind => limits.Off.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase))];

    /// <summary>Looks at the cases since it was last switched on.</summary>
    public async ValueTask JudgeAsync(SignalLimits limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var marks = await MarksAsync(cancellationToken);

        foreach (var kind in Enum.GetValues<SignalKind>())
        {
            var mark = marks.Find(m => KindOf(m) == kind);
            var since = mark?.At ?? DateTimeOffset.UnixEpoch;

            if (mark?.Note!.StartsWith(Off, StringComparison.Ordinal) is true)
            {
                continue;
            }

            var cases = await db.StudySignals.CountAsync(s => s.Kind == kind && s.FoundAt >= since, cancellationToken);
            var explained = cases < limits.ExplainedCases ? 0 : await db.StudySignals.CountAsync(s => s.Kind == kind && s.FoundAt >= since && s.Reply != null, cancellationToken);

            if (explained * 100 > cases * limits.ExplainedPercent)
            {
                await db.MarkAsync(Prefix + kind, now, cancellationToken, string.Create(CultureInfo.InvariantCulture, $"{Off} {cases} 次里 {explained} 次说明合理"));
            }
        }
    }

    /// <summary>From now on its cases are counted anew.</summary>
    public Task SwitchOnAsync(SignalKind kind, DateTimeOffset now, CancellationToken cancellationToken) => db.MarkAsync(Prefix + kind, now, cancellationToken, "on");

    private Task<List<ServiceMark>> MarksAsync(CancellationToken cancellationToken) =>
        db.Marks.AsNoTracking().Where(m => m.Name.StartsWith(Prefix) && m.Note != null).ToListAsync(cancellationToken);

    private static SignalKind? KindOf(ServiceMark mark) => Enum.TryParse<SignalKind>(mark.Name[Prefix.Length..], out var kind) ? kind : null;
}
