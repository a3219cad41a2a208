using System.Net;
using System.Text.RegularExpressions;

namespace BotService.Tests.Harness;

/// <summary>A form of a page, found by its button's words and filled in by the labels that people read.</summary>
internal sealed partial class PageForm
{
    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, string> _names = [];

    private PageForm(string markup)
    {
        Action = WebUtility.HtmlDecode(ActionForm().Match(markup).Groups[1].Value);

        foreach (Match input in Inputs().Matches(markup))
        {
            var value = Value().Match(input.Value) is { Success: true } match ? match.Groups[1].Value : string.Empty;
            _values[Name().Match(input.Value).Groups[1].Value] = WebUtility.HtmlDecode(value);
        }

        foreach (Match select in Selects().Matches(markup))
        {
            _values[select.Groups[1].Value] = Selected().Match(select.Value) is { Success: true } chosen ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : WebUtility.HtmlDecode(Value().Match(select.Value).Groups[1].Value);
        }

        foreach (Match label in Labels().Matches(markup))
        {
            _names[label.Groups[1].Value.Trim()] = Name().Match(label.Value).Groups[1].Value;
        }
    }

    public string Action { get; }

    /// <summary>What stands in a field, by its label.</summary>
    public string this[string label] => _values[_names[label]];

    public static PageForm Of(string page, string button) =>
        Forms().Matches(page).Select(m => m.Value).FirstOrDefault(form => form.Contains($"<button>{button}</button>", StringComparison.Ordinal)) is { } found
            ? new PageForm(found)
            : throw new InvalidOperationException($"No button {button} in: {page}");

    public static bool Has(string page, string button) => page.Contains($"<button>{button}</button>", StringComparison.Ordinal);

    public PageForm With(string label, string value)
    {
        _values[_names[label]] = value;
        return this;
    }

    public async Task<string> SendAsync(Browser browser, HttpStatusCode expected = HttpStatusCode.OK) => await browser.PostForTextAsync(Action, expected, [.. _values.Select(v => (v.Key, v.Value))]);

    /// <summary>Sends it with a file in the field of that label.</summary>
    public async Task<string> SendFileAsync(Browser browser, string label, string name, byte[] content, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(content), _names[label], name } };

        foreach (var (field, value) in _values.Where(v => v.Key != _names[label]))
        {
            body.Add(new StringContent(value), field);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, Action) { Content = body };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await browser.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync(Bot.Token);
        Assert.True(expected == response.StatusCode, $"{Action}: {response.StatusCode} {text}");
        return text;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex ActionForm();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<select name=\"([^\"]*)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Selected();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<label>([^<]*)<.*?</label>", RegexOptions.Singleline)]
    private static partial Regex Labels();
}
