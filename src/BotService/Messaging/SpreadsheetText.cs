namespace BotService.Messaging;

/// <summary>Text from people goes into a cell as text: an apostrophe keeps a spreadsheet from running it as a formula.</summary>
internal static class SpreadsheetText
{
    private const string Starters = "=+-@＝＋－＠\t\r\n";

    public static string? Safe(string? text) =>
        string.IsNullOrEmpty(text) || !Starters.Contains(text[0], StringComparison.Ordinal) ? text : $"'{text}";
}
