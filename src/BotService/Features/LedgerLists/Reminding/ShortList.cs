namespace BotService.Features.LedgerLists.Reminding;

/// <summary>问3、任12等: as many names as a push has room for, and that there are more.</summary>
internal static class ShortList
{
    public static string Of(IReadOnlyCollection<string> names, int most) => string.Join('、', names.Take(most)) + (names.Count > most ? "等" : string.Empty);
}
