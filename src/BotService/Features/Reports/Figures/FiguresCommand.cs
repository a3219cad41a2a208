using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Reports.Figures;

/// <summary>数字: all figures of the report as of now or a day; 数5: the records behind one.</summary>
[ChatCommand(Word, "报告数字", "总结数字", Usage = "数字 [日期]", Summary = "总结里每个数字现在是多少；数5 看第 5 处的记录", Audience = Audience.Admin, IsQuestion = true)]
internal sealed class FiguresCommand(ReportAsking asking, ReportCalculation calculation, LocalClock clock) : IChatCommand
{
    public const string Word = "数字";

    /// <summary>How 数5 comes here.</summary>
    public const string One = "#";

    private const int PerLine = 10;

    /// <summary>Nobody reads more of them in a chat.</summary>
    private const int MostListed = 300;

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Rest.StartsWith(One, StringComparison.Ordinal))
        {
            return asking.ReadAsync(call.Rest, new ReportAsked(Word, string.Empty, Word), async (campaign, asOf) => All(await calculation.ReadAsync(campaign, asOf, call.Now, cancellationToken), asOf));
        }

        var digits = call.Rest.Skip(1).TakeWhile(char.IsAsciiDigit).Count();

        if (!int.TryParse(call.Rest.AsSpan(1, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return ValueTask.FromResult(Reply.Refuse("没有这个数，发 数字 看全部"));
        }

        return asking.ReadAsync(call.Rest[(1 + digits)..], new ReportAsked(Word, $"{One}{position}", $"数{position}"), async (campaign, asOf) =>
            Of(await calculation.ReadOneAsync(position, campaign, asOf, call.Now, cancellationToken), position, asOf));
    }

    private Reply All(IReadOnlyList<ReportLine> lines, DateOnly asOf)
    {
        var figures = lines.Where(line => line.Value is not null).ToList();
        var names = lines.Where(line => line is { Value: null, Text: not null }).ToList();
        var open = lines.Where(line => line.Text is null).ToList();
        return Reply.Say(
        [
            $"截至{(asOf == clock.Today ? $"今天（{ReportWords.Day(asOf)}）" : AsOfDayText.Written(asOf, clock.Today))}：",
            .. figures.Select(line => $"{line.Title} {line.Value}"),
            .. names.Select(line => $"{line.Title} {line.Text}"),
            .. open.Count > 0 ? ["没有依据：", .. open.Select(line => $"{line.Title}：{line.Reason}")] : (string[])[],
        ]);
    }

    private Reply Of(ReportLine? line, int position, DateOnly asOf)
    {
        if (line is null)
        {
            return Reply.Refuse($"没有数{position}，最大到数{calculation.Template.Places.Count}。发 数字 看全部");
        }

        var records = line.Reading.Records.Where(record => line.Definition.IsOf(record.Kind)).ToList();
        var behind = Behind([.. line.Reading.Records.Where(record => !line.Definition.IsOf(record.Kind))]);

        if (line.Text is null)
        {
            return Reply.Say([$"{line.Title}：没有依据，留着 *：{line.Reason}", $"口径：{line.Meaning}", .. Listed(records), .. behind]);
        }

        var counted = records.FindAll(record => record.Weight > 0);
        var left = records.FindAll(record => record.Weight == 0);
        return Reply.Say(
        [
            $"{line.Title} {line.Value?.ToString(CultureInfo.InvariantCulture) ?? line.Text}{(line.Value is null ? string.Empty : $" {line.Place.Unit}".TrimEnd())}，截至{AsOfDayText.Written(asOf, clock.Today)}：{line.Meaning}",
            .. Listed(counted),
            .. line.IsZero ? ["确定是 0 吗？"] : (string[])[],
            .. LeftOut(left, line.Reading.Unverified),
            .. line.Reading.Note is { } note ? [note] : (string[])[],
            .. behind,
        ]);
    }

    /// <summary>依据：传3 9月8日 已阅 31/36.</summary>
    private static IEnumerable<string> Behind(IReadOnlyList<ReportRecord> records)
    {
        var words = records.Take(MostListed).Select(record => $"{Dated(record)} {record.State}");
        return words.Chunk(PerLine).Select((some, i) => $"{(i == 0 ? "依据：" : string.Empty)}{string.Join('；', some)}").Concat(More(records.Count));
    }

    /// <summary>没算的：问8 办理中（逾期）；导入未核实 0.</summary>
    private static IEnumerable<string> LeftOut(IReadOnlyList<ReportRecord> left, int? unverified)
    {
        List<string> words = [.. left.Take(MostListed).Select(record => $"{record.Reference} {record.State}"), .. More(left.Count), .. unverified is { } count ? [$"导入未核实 {count}"] : (string[])[]];
        return words.Chunk(PerLine).Select((some, i) => $"{(i == 0 ? "没算的：" : string.Empty)}{string.Join('；', some)}");
    }

    /// <summary>Ten to a line, so that an answer that is too long is cut between lines.</summary>
    private static IEnumerable<string> Listed(IReadOnlyList<ReportRecord> records)
    {
        var words = records.Take(MostListed).Select(record => $"{Dated(record)}{(record.Weight > 1 ? $" {record.Weight}" : string.Empty)}");
        return words.Chunk(PerLine).Select(some => string.Join('，', some)).Concat(More(records.Count));
    }

    private static string Dated(ReportRecord record) => record.Day is { } day ? $"{record.Reference} {ReportWords.Day(day)}" : record.Reference;

    private static string[] More(int count) => count > MostListed ? [$"…另有 {count - MostListed} 条，总结 的来源里有全部"] : [];
}
