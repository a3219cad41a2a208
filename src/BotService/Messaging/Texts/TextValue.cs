namespace BotService.Messaging;

/// <summary>Makes a title or a name safe to stand in a push: it brings no line of its own. What a far side would take for a tag or a link its channel escapes.</summary>
internal static class TextValue
{
    public static string Of(string value) => value.Any(EndsLine) ? new string([.. value.Select(c => EndsLine(c) ? ' ' : c)]) : value;

    private static bool EndsLine(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
