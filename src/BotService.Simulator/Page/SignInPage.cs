using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BotService.Simulator.Page;

/// <summary>The two things that a sign-in of WeCom shows: who it may be, and why it is refused.</summary>
internal static class SignInPage
{
    // Chinese as it is.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // linkTo: The address that a choice leads to; without a choice nothing is consented to.
    public static string Ask(string app, IReadOnlyList<SimulatedPerson> people, string outsider, Func<string?, string> linkTo) => Page(
        "以谁的身份授权？",
        $"""
        <p>{Encode(app)} 想知道您是谁。这里是演示，请选一个人：</p>
        <ul>
        {string.Join('\n', people.Select(person => Link(linkTo(person.UserId), $"{person.Name}（{person.Group}）")))}
        </ul>
        <p>也可以试试：</p>
        <ul>
        {Link(linkTo(null), "不同意授权")}
        {Link(linkTo(outsider), "单位以外的人")}
        </ul>
        """);

    public static string Refuse(int code, string reason) => Page("不能授权", $"<p>企业微信会在这里报错 {code}：{Encode(reason)}</p>");

    private static string Link(string href, string text) => $"<li><a href=\"{Encode(href)}\">{Encode(text)}</a></li>";

    private static string Encode(string text) => Encoder.Encode(text);

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} · 企业微信演示</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="/simulator/page/sign-in.css">
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>
        """;
}
