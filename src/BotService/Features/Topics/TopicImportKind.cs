using BotService.Files;
using BotService.Store;

namespace BotService.Features.Topics;

/// <summary>What kind of thing a row plans: ordinary study, or a day of a 专题学习班. Files without these columns plan study.</summary>
internal sealed class TopicImportKind
{
    private const int LongestSeries = 64;

    public TopicImportKind(TableRow row, List<TableProblem> problems)
    {
        if (row["form"] is { Length: > 0 } form)
        {
            if (StudyFormWords.TryRead(form, out var read))
            {
                Form = read;
            }
            else
            {
                problems.Add(row.Problem($"不认识的 form {CellText.Quote(form)}，可写 {string.Join('、', StudyFormWords.All)}"));
            }
        }

        if (row["sort"] is { Length: > 0 } sort && StudyFormWords.TryReadSort(sort, out var known))
        {
            Sort = known;
        }
        else if (row["sort"] is { Length: > 0 } unknown)
        {
            problems.Add(row.Problem($"不认识的 sort {CellText.Quote(unknown)}，可写 学习 或 班"));
        }

        Series = row["series"] is { Length: > 0 } series ? series : null;

        if (Series is not null && CellText.Length(Series) > LongestSeries)
        {
            problems.Add(row.Problem($"series 超过 {LongestSeries} 个字"));
        }

        Place = row["place"] is { Length: > 0 } place ? place : null;

        if (Place is not null && CellText.Length(Place) > LongestSeries)
        {
            problems.Add(row.Problem($"place 超过 {LongestSeries} 个字"));
        }

        if (IsClassDay && (Series is null || row["opens"] is not { Length: > 0 }))
        {
            problems.Add(row.Problem("班的一天要写 series（班名）和 opens（哪天几点），例如 读书班、2026-09-14 09:00"));
        }
    }

    public TopicSort Sort { get; }

    public StudyForm? Form { get; }

    public string? Series { get; }

    /// <summary>Where people meet for it.</summary>
    public string? Place { get; }

    public bool IsClassDay => Sort is TopicSort.ClassDay;
}
