using System.Globalization;
using BotService.Ledgers;
using BotService.Settings;

namespace BotService.Features.Reports.CampaignSettings;

/// <summary>Reads <c>campaign.json</c>; what is wrong is said with its line.</summary>
internal static class CampaignFile
{
    public const string Name = "campaign.json";

    public const string Upper = "Upper";

    public const string GuidanceGroup = "GuidanceGroup";

    private const int Longest = 100;

    private const int MostDirections = 50;

    public static IReadOnlyList<Campaign> Read(string folder, ICollection<string> problems)
    {
        var root = ReportSettingsFile.Read(folder, Name, problems);
        root.AllowOnly(problems, "Campaigns");
        List<Campaign> campaigns = [.. (root["Campaigns"]?.Children ?? []).Select(node => ReadOne(node, problems)).OfType<Campaign>()];

        foreach (var twice in campaigns.GroupBy(campaign => campaign.Name).Where(same => same.Count() > 1))
        {
            problems.Add($"{Name}：“{twice.Key}”写了两遍，请换一个 Name");
        }

        CheckPlaces([.. campaigns.SelectMany(campaign => campaign.Places).Distinct()], problems);
        return campaigns;
    }

    private static Campaign? ReadOne(SettingsNode node, ICollection<string> problems)
    {
        node.AllowOnly(problems, "Name", "From", "Until", Upper, GuidanceGroup, "Names", "Directions", "Places");

        if (node["Name"] is not { } name)
        {
            problems.Add(node.Problem("少了 Name，例如 \"Name\": \"主题教育\""));
            return null;
        }

        var (from, until) = (Day(node["From"], problems), Day(node["Until"], problems));

        if (until < from)
        {
            problems.Add(node["Until"]!.Problem("Until 在 From 之前"));
        }

        var names = (node["Names"]?.Children ?? []).Concat(node.Children.Where(child => child.Is(Upper) || child.Is(GuidanceGroup)));
        return new Campaign(name.Text(Longest, problems), from, until)
        {
            Names = names.Where(child => !string.IsNullOrWhiteSpace(child.Value)).ToDictionary(child => child.Name, child => child.Text(Longest, problems).Trim(), StringComparer.OrdinalIgnoreCase),
            Directions = Directions(node["Directions"], problems),
            Places = Places(node["Places"], problems),
        };
    }

    private static IReadOnlyList<string> Directions(SettingsNode? node, ICollection<string> problems)
    {
        if (node is null)
        {
            return [];
        }

        if (node.Value is not null || node.Children.Count > MostDirections)
        {
            problems.Add(node.Problem($"Directions 要写成一列，最多 {MostDirections} 个，例如 [\"养老服务\", \"基层治理\"]"));
            return [];
        }

        return [.. node.Children.Select(child => child.Text(Longest, problems)).Where(text => text.Length > 0).Distinct()];
    }

    private static IReadOnlyList<PlaceAlias> Places(SettingsNode? node, ICollection<string> problems)
    {
        if (node is null)
        {
            return [];
        }

        if (node.Value is not null || node.Children.Any(place => place.Name.All(char.IsAsciiDigit)))
        {
            problems.Add(node.Problem("Places 要写成地点和它的别名，例如 { \"城东社区\": [\"东社区\", \"城东居委\"] }"));
            return [];
        }

        return [.. from place in node.Children
                   let own = PlaceName.Plain(place.Name)
                   from other in place.Value is null ? place.Children : [place]
                   let name = PlaceName.Plain(other.Text(Longest, problems))
                   where name.Length > 0 && name != own
                   select new PlaceAlias(name, own)];
    }

    /// <summary>A name stands for one place, and that one for itself: two visits to it must not be told apart by the order of the file.</summary>
    private static void CheckPlaces(IReadOnlyList<PlaceAlias> places, ICollection<string> problems)
    {
        foreach (var twice in places.GroupBy(place => place.Other).Where(same => same.Count() > 1))
        {
            problems.Add($"{Name}：Places 里“{twice.Key}”写成了 {string.Join('、', twice.Select(place => place.Place))} 的别名，请只留一处");
        }

        foreach (var chained in places.Where(place => places.Any(other => other.Other == place.Place)))
        {
            problems.Add($"{Name}：Places 里“{chained.Place}”自己是别处的别名，请把“{chained.Other}”直接写到那一处");
        }
    }

    private static DateOnly? Day(SettingsNode? node, ICollection<string> problems)
    {
        if (string.IsNullOrEmpty(node?.Value))
        {
            return null;
        }

        return DateOnly.TryParseExact(node.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : node.Refuse<DateOnly>("要写一天，例如 \"2026-09-01\"", problems);
    }
}
