namespace BotService.Settings;

/// <summary>How many letters must be changed, added or dropped to make one word of another, whatever their case.</summary>
internal static class EditDistance
{
    public static int Of(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();

        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);

            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = left = Math.Min(change, 1 + Math.Min(left, row[j]));
            }
        }

        return row[^1];
    }
}
