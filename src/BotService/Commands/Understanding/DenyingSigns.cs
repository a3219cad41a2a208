using System.Buffers;
using System.Text;

namespace BotService.Commands.Understanding;

/// <summary>Signs that take back what they stand behind: 已学❌, 确认👎. Other signs mean nothing.</summary>
internal static class DenyingSigns
{
    /// <summary>Each of them in what is compared.</summary>
    public const char Cross = '×';

    private const string All = "×✕✖✗✘❌❎╳⛔🚫👎🙅🆖";

    private static readonly SearchValues<string> Signs = SearchValues.Create([.. All.EnumerateRunes().Select(sign => sign.ToString())], StringComparison.Ordinal);

    private static readonly HashSet<Rune> Runes = [.. All.EnumerateRunes()];

    public static bool StandIn(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    public static bool Is(Rune rune) => Runes.Contains(rune);
}
