using System.Text;

namespace BotService.Messaging;

/// <summary>Makes a title or a name safe to stand in a push: it brings neither a line nor a link of its own.</summary>
internal static class TextValue
{
    public static string Of(string value)
    {
        if (!value.Any(c => char.IsControl(c) || c is '<' or '\u2028' or '\u2029'))
        {
            return value;
        }

        var safe = new StringBuilder(value.Length);

        for (var i = 0; i < value.Length; i++)
        {
            safe.Append(value[i] switch
            {
                var c when char.IsControl(c) || c is '\u2028' or '\u2029' => ' ',
                '<' when OpensTag(value.AsSpan(i + 1)) => '＜',
                var c => c,
            });
        }

        return safe.ToString();
    }

    // WeCom makes a link of <a …> in a text; any other angle bracket is just read.
    private static bool OpensTag(ReadOnlySpan<char> rest) => rest.Length > 0 && (rest[0] is '/' || char.IsAsciiLetter(rest[0]));
}
