using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists;

/// <summary>A result that says of itself that it is none yet: 还差两户没走访, 大约一半, 不了，缺经费.</summary>
internal static partial class UnfinishedWords
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';', '！', '!', '\n'];

    /// <summary>The clause that says so; null for a result, which may tell what was missing before: 上次还差的两户已补上.</summary>
    public static string? In(string words) =>
        Unable().IsMatch(words) ? words : Array.Find(words.Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), clause => Half().IsMatch(clause) || (Lacking().IsMatch(clause) && !Settled().IsMatch(clause)));

    /// <summary>任12 完成 不了; 不了解政策的都讲过了 is a result.</summary>
    [GeneratedRegex("^不了(?![解了])")]
    private static partial Regex Unable();

    /// <summary>Half of what is to be done, and not 费用减少一半.</summary>
    [GeneratedRegex("^(?:大约|大概|差不多|将近|不到|已经|已|才|只|刚|近|约|有|过|完成|办|做|改|弄|了)*一半(?:多|左右|以上|了|吧)?$")]
    private static partial Regex Half();

    /// <summary>还剩一户, 还剩两家没签; 还剩12箱入库 tells what was left over.</summary>
    [GeneratedRegex("还[差缺](?!的)|还剩(?!的).*[没未]|还剩(?:下|余)?[0-9一二两三四五六七八九十几]+[户家项件个处条篇步层间栋](?:了|吧)?$|还没(?!到)(?!.*[的就])|没[办做]完(?!的)|(?<!不)只完成")]
    private static partial Regex Lacking();

    /// <summary>It was so before.</summary>
    [GeneratedRegex("已|补|原|上次|上回|此前|之前|以前|当时|比")]
    private static partial Regex Settled();
}
