using System.Text.RegularExpressions;
using BotService.Console.Html;
using BotService.Files;

namespace BotService.Console.Areas;

/// <summary>The fields of a form as a row of the file that says the same: so the form has the file's rules, and its problems in the form's words.</summary>
internal sealed partial class FormRow(params (string Column, string Label)[] fields)
{
    private readonly Dictionary<string, int> _columns = fields.Select((field, i) => (field.Column, i)).ToDictionary(f => f.Column, f => f.i);

    /// <summary>What was typed, cleaned as a cell is; a field that was not sent is not there.</summary>
    public IReadOnlyDictionary<string, string> TypedIn(IFormCollection form) =>
        fields.Where(field => form.ContainsKey(field.Column)).ToDictionary(field => field.Column, field => CellText.Clean(form[field.Column].ToString()));

    public TableRow Row(IReadOnlyDictionary<string, string> typed) => new(1, _columns, [.. fields.Select(field => typed.GetValueOrDefault(field.Column, string.Empty))]);

    public static IEnumerable<Field> Hidden(IReadOnlyDictionary<string, string> typed) => typed.Select(pair => FormFields.Hidden(pair.Key, pair.Value));

    /// <summary>The problems without the line of a file that there is not, and with labels for names of columns.</summary>
    public string Say(IEnumerable<TableProblem> problems) => string.Join('\n', problems.Select(problem => ColumnName().Replace(problem.Reason, LabelIn)).Distinct());

    /// <summary>A column as people read it on the form.</summary>
    public string LabelOf(string column) => _columns.TryGetValue(column, out var at) ? fields[at].Label : column;

    private string LabelIn(Match name) => LabelOf(name.Value);

    /// <summary>A name in quotation marks is what somebody typed.</summary>
    [GeneratedRegex("(?<![“A-Za-z_])[a-z_]+(?![A-Za-z_”])")]
    private static partial Regex ColumnName();
}
