using System.Globalization;

namespace BotService.Demo;

/// <summary>One line of the sample organisation's ledgers. Days are counted in working days from the first start, so that a demo of any day has history behind it and work before it.</summary>
internal sealed record DemoLedgerRow(string Kind, string Title, string RaisedBy, string Owner, int Found, int? Due, IReadOnlyDictionary<string, string> Fields, string Link, IReadOnlyList<DemoLedgerStep> Steps)
{
    private const int Columns = 9;

    public static DemoLedgerRow Read(string line)
    {
        var cells = line.Split(',', Columns);
        var fields = cells[6].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var due = cells[5].Length == 0 ? (int?)null : Number(cells[5]);
        return new DemoLedgerRow(cells[0], cells[1], cells[2], cells[3], Number(cells[4]), due, fields, cells[7], [.. cells[8].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(DemoLedgerStep.Read)]);
    }

    public static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

/// <summary>Claim -9 liqiuyue 记录已补齐.</summary>
internal sealed record DemoLedgerStep(string Verb, int Day, string By, string Text)
{
    public static DemoLedgerStep Read(string text)
    {
        var parts = text.Split(' ', 4);
        return new DemoLedgerStep(parts[0], DemoLedgerRow.Number(parts[1]), parts[2], parts[3]);
    }
}
