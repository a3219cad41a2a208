using System.Globalization;
using BotService.Store;

namespace BotService.Ledgers;

/// <summary>The items of a list that stood alike on a day: how many, and which.</summary>
/// <param name="ReviewOn">Of those that take long; null of all others.</param>
/// <param name="Numbers">Joined by commas, in no order.</param>
internal sealed record AlikeItems(LedgerState State, DateOnly? DueOn, DateOnly? ReviewOn, bool IsImportedClosed, bool IsRelapse, bool IsNobodys, int Count, string Numbers)
{
    public IEnumerable<int> EachNumber() => Numbers.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture));
}
