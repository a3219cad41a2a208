using System.Text;
using CsCheck;

namespace BotService.WeCom.Tests;

/// <summary>Random texts: letters, Chinese, markup, emoji and characters of every Unicode plane.</summary>
internal static class Texts
{
    private static readonly Gen<Rune> Runes = Gen.Frequency(
        (4, Gen.Int[0x20, 0x7E]),
        (4, Gen.Int[0x4E00, 0x9FA5]),
        (2, Gen.Int[0, 6].Select(i => "&<>[]\n\r"[i] + 0)),
        (1, Gen.Int[0x00, 0xD7FF]),
        (1, Gen.Int[0xE000, 0x10FFFF])).Select(value => new Rune(value));

    /// <summary>Texts of up to so many characters, all legal UTF-16.</summary>
    internal static Gen<string> Any(int most) =>
        Runes.Array[0, most].Select(runes => string.Concat(runes.Select(rune => rune.ToString())));
}
