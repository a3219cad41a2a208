using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Topics;

/// <summary>What a row says of the topic itself: its title, where its material is, whom it is for.</summary>
internal sealed class TopicImportContent
{
    private const int LongestTitle = 200;

    private const int LongestLink = 2048;

    private static readonly string[] EverybodyWords = ["all", "全体", "所有人", "全员"];

    public TopicImportContent(TableRow row, List<TableProblem> problems)
    {
        Title = ReadTitle(row, problems);
        Link = ReadLink(row, problems);
        Audience = ReadAudience(row, problems);
    }

    public string Title { get; }

    public string? Link { get; }

    public Tiers Audience { get; }

    private static string ReadTitle(TableRow row, List<TableProblem> problems)
    {
        var title = row["title"]!;

        if (CellText.Length(title) > LongestTitle || (title.Length == 0 && !row.Faulty.Contains("title")))
        {
            problems.Add(row.Problem(title.Length == 0 ? "缺少 title" : $"title 超过 {LongestTitle} 个字"));
        }

        return title;
    }

    private static string? ReadLink(TableRow row, List<TableProblem> problems)
    {
        if (row["link"] is not { Length: > 0 } link)
        {
            return null;
        }

        if (CellText.Length(link) > LongestLink || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || link.Any(char.IsWhiteSpace))
        {
            problems.Add(row.Problem($"link {CellText.Quote(link)} 不是网址，要以 http:// 或 https:// 开头，不超过 {LongestLink} 个字符"));
        }

        return link;
    }

    private static Tiers ReadAudience(TableRow row, List<TableProblem> problems)
    {
        var audience = Tiers.None;

        foreach (var word in CellText.Split(row["audience"] ?? string.Empty))
        {
            if (EverybodyWords.Contains(word, NameFolding.Comparer))
            {
                audience |= Tiers.All;
            }
            else if (TierWords.TryRead(word, out var tier))
            {
                audience |= tier;
            }
            else
            {
                problems.Add(row.Problem($"不认识的 audience {CellText.Quote(word)}，可写 党组、支部、青年小组、全体，几个之间用 ; 隔开"));
            }
        }

        return audience is Tiers.None ? Tiers.All : audience;
    }
}
