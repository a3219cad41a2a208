using System.Globalization;
using BotService.Features.Reports.Claims;
using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Templates;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>稿N as the document that is signed.</summary>
internal sealed class CleanCopy(Snapshots snapshots, ReportDocument document) : IFileMaker
{
    public const string Maker = "report-clean";

    public string Name => Maker;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.WholeAsync(ReportFileName.Number(argument), cancellationToken);
        await target.WriteAsync(document.Clean(snapshot), cancellationToken);
        return ReportFileName.Of(snapshot, string.Empty, "docx");
    }
}

/// <summary>稿N with a comment on each figure.</summary>
internal sealed class WorkingCopy(Snapshots snapshots, ReportDocument document, ReportClaims claims) : IFileMaker
{
    public const string Maker = "report-working";

    public string Name => Maker;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.WholeAsync(ReportFileName.Number(argument), cancellationToken);
        await target.WriteAsync(document.Working(snapshot, await claims.ReadAsync(snapshot, cancellationToken)), cancellationToken);
        return ReportFileName.Of(snapshot, "-批注", "docx");
    }
}

/// <summary>The records behind 稿N.</summary>
internal sealed class SourcesFile(Snapshots snapshots, ReportSources sources) : IFileMaker
{
    public const string Maker = "report-sources";

    public string Name => Maker;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.WholeAsync(ReportFileName.Number(argument), cancellationToken);
        await sources.WriteAsync(snapshot, target, cancellationToken);
        return ReportFileName.Of(snapshot, "-来源", "xlsx");
    }
}

/// <summary>What the files of a snapshot are called.</summary>
internal static class ReportFileName
{
    public static int Number(string argument) => int.Parse(argument, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Of(Snapshot snapshot, string suffix, string ending) => string.Create(CultureInfo.InvariantCulture, $"总结-{snapshot.AsOf:yyyyMMdd}-稿{snapshot.Number}{suffix}.{ending}");
}
