namespace BotService.Ledgers;

/// <summary>For whom a deed is done, as people write it: one group or person, or several with marks between them.</summary>
internal static class BeneficiaryNames
{
    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '/'];

    private static readonly char[] Joints = ['和', '与', '及'];

    /// <summary>马光明、董玉兰: each of them; and, because 和 may be part of a name, also what stands between such letters.</summary>
    public static IReadOnlyList<string> In(string whom)
    {
        var parts = whom.Split(Marks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Concat(parts.SelectMany(part => part.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Distinct()];
    }
}
