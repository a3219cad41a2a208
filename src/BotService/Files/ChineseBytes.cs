namespace BotService.Files;

/// <summary>How many of the two-byte characters are everyday ones, read in one code and in the other. Real text is nearly all of everyday characters in its own.</summary>
internal static class ChineseBytes
{
    /// <summary>GB2312: full-width signs, and ideographs from B0A1 to F7FE.</summary>
    public static double CommonInGb(ReadOnlySpan<byte> bytes) =>
        Share(bytes, (lead, trail) => trail >= 0xA1 && lead is 0xA1 or 0xA3 or (>= 0xB0 and <= 0xF7));

    /// <summary>Big5: signs, and the 5,401 common ideographs from A440 to C67E.</summary>
    public static double CommonInBig5(ReadOnlySpan<byte> bytes) =>
        Share(bytes, (lead, trail) => lead is (>= 0xA1 and <= 0xC5) || (lead == 0xC6 && trail <= 0x7E));

    private static double Share(ReadOnlySpan<byte> bytes, Func<byte, byte, bool> isCommon)
    {
        var (all, common) = (0, 0);

        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            // Four bytes of GB18030: digits at the second and fourth place.
            if (bytes[i + 1] is >= (byte)'0' and <= (byte)'9')
            {
                i += 3;
                continue;
            }

            all++;
            common += isCommon(bytes[i], bytes[i + 1]) ? 1 : 0;
            i++;
        }

        return all == 0 ? 0 : (double)common / all;
    }
}
