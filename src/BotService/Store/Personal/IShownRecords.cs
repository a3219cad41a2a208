namespace BotService.Store.Personal;

/// <summary>Records of a person that have their number in 我的数据 and a sheet of their own in its file.</summary>
internal interface IShownRecords : IPersonalRecords
{
    /// <summary>Where they stand among the others, from 1.</summary>
    int Order { get; }

    /// <summary>What they are called in the line of numbers.</summary>
    string Word { get; }

    /// <summary>What the sheet is called.</summary>
    string Sheet => Word;

    IReadOnlyList<RecordColumn> Columns { get; }

    Task<int> CountAsync(int memberId, CancellationToken cancellationToken);

    Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken);
}

/// <summary>A column of such a sheet; the width counts characters.</summary>
internal sealed record RecordColumn(string Heading, double Width);
