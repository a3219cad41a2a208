using BotService.Messaging;

namespace BotService.Files;

/// <summary>The columns that a kind of file may have, in any order.</summary>
/// <param name="Known">All of them, in the order in which they are listed to people.</param>
internal sealed record TableColumns(params IReadOnlyList<TableColumn> Known)
{
    /// <summary>Numbering, which says nothing about the row.</summary>
    private static readonly string[] Numbering = ["序号", "序", "No", "No."];

    /// <summary>Headings that the operator chose to leave out.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>A heading that nobody knows is named and left out, instead of stopping the import.</summary>
    public bool LeavesOutUnknown { get; init; }

    /// <summary>A row with one sentence across its columns is a chapter or a note, not content.</summary>
    public bool HasChapters { get; init; }

    /// <summary>The headings of a sheet that our own files have behind the list, and that tells nothing new of it.</summary>
    public IReadOnlyList<string> PassedHeadings { get; init; } = [];

    public IEnumerable<TableColumn> Required => Known.Where(column => column.IsRequired);

    /// <summary>The column that a heading means, whatever its case, width and spacing; null when it is not known, or to be left out.</summary>
    public TableColumn? Of(string heading)
    {
        var plain = Plain(heading);
        return plain.Length == 0 || Ignored.Any(word => Plain(word) == plain) ? null : Known.FirstOrDefault(column => column.Plain.Contains(plain));
    }

    public bool IsIgnored(string heading) => Numbering.Concat(Ignored).Any(word => Plain(word) == Plain(heading));

    /// <summary>Stars for duties and explanations in brackets are no part of a heading's word.</summary>
    internal static string Plain(string heading)
    {
        var folded = NameFolding.Fold(heading).Replace("_", string.Empty, StringComparison.Ordinal).Replace("*", string.Empty, StringComparison.Ordinal);
        var bracket = folded.IndexOf('(', StringComparison.Ordinal);
        return (bracket > 0 ? folded[..bracket] : folded).Trim(':', '-');
    }
}

/// <summary>One column: its name in documents and the words that offices use for it.</summary>
internal sealed record TableColumn(string Name, params IReadOnlyList<string> Words)
{
    public bool IsRequired { get; init; }

    /// <summary>Days and times are taken as they are held; of text that a sheet shows otherwise nobody knows which was meant.</summary>
    public bool IsTime { get; init; }

    /// <summary>A month that is shown without a day means the whole of it.</summary>
    public bool TakesMonths { get; init; }

    /// <summary>A share is meant as it is shown: 100%, not 1.</summary>
    public bool TakesShares { get; init; }

    /// <summary>A value is meant as it is shown: 65%, 1,200, 20天.</summary>
    public bool TakesShown { get; init; }

    /// <summary>Lists may say it once, in the first row of those that it holds for.</summary>
    public bool HeadsBlock { get; init; }

    /// <summary>Lists have it under several of its words at once, and each tells a part of it: 整改进展, 是否完成.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>True of the name in documents, which files for programs have; offices have their own words.</summary>
    internal bool IsNamed(string heading) => TableColumns.Plain(heading) == TableColumns.Plain(Name);

    /// <summary>How far down its words a heading stands.</summary>
    internal int RankOf(string heading) => Words.TakeWhile(word => TableColumns.Plain(word) != TableColumns.Plain(heading)).Count();

    internal IReadOnlySet<string> Plain { get; } = new HashSet<string>([TableColumns.Plain(Name), .. Words.Select(TableColumns.Plain)]);
}
