using System.Text.Encodings.Web;
using System.Text.Unicode;
using BotService.Console.Access;
using BotService.Console.Areas;
using BotService.Console.Html;
using BotService.Messaging;

namespace BotService.Console;

/// <summary>Turns a page into an answer.</summary>
internal static class Pages
{
    // Chinese as it is: escaped it would be a fifth longer and nobody could read it.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IResult Show(PageModel page, int status = StatusCodes.Status200OK)
    {
        var slice = Html.Page.Create(page);
        slice.HtmlEncoder = Encoder;
        return Results.RazorSlice(slice, status);
    }

    /// <summary>A page of somebody who is signed in, with the links to what this person may open.</summary>
    public static IResult Show(ConsoleVisit visit, string path, PageModel page, int status = StatusCodes.Status200OK) =>
        Show(page with { Person = $"{visit.Name}（{visit.Part}）", Nav = Navigation.For(visit.Caller, path) }, status);

    /// <summary>The page after an act: what was done, or why nothing was.</summary>
    public static IResult Answer(ConsoleVisit visit, string path, PageModel page, Reply? reply) => reply switch
    {
        null => Show(visit, path, page),
        { IsRefusal: true } => Show(visit, path, page with { Wrong = reply.Text }, StatusCodes.Status400BadRequest),
        _ => Show(visit, path, page with { Done = reply.Text }),
    };

    /// <summary>What would happen, before it does: one button, and the way back.</summary>
    public static IResult Preview(ConsoleVisit visit, string path, string title, IReadOnlyList<Block> shown, Form confirm, string back) =>
        Show(visit, path, new PageModel(title, [.. shown, confirm, new Links([new PageLink("不了", back)])]));

    public static IResult Refused(string text) => Show(new PageModel("没有执行", []) { Wrong = text }, StatusCodes.Status403Forbidden);

    public static IResult Forbidden(ConsoleVisit visit) =>
        Show(visit, string.Empty, new PageModel("这一页不对您开放", [new Words("您的角色用不了这一页。需要的话，请联系管理员。")]), StatusCodes.Status403Forbidden);

    /// <summary>The same for what does not exist and for what this person may not see.</summary>
    public static IResult Missing(ConsoleVisit visit, int status = StatusCodes.Status404NotFound) =>
        Show(visit, string.Empty, new PageModel("没有找到", [new Words("没有这一项，或者不在您的范围里。")]), status);

    /// <summary>A body that is no form of ours, or larger than any.</summary>
    public static IResult Unreadable(int status)
    {
        var wrong = status == StatusCodes.Status413PayloadTooLarge ? "发来的内容太大，没有读取，什么也没有改。" : "没看懂发来的内容，什么也没有改。请回到控制台再试一次。";
        return Show(new PageModel("没有执行", []) { Wrong = wrong }, status);
    }

    public static IResult Failed() =>
        Show(new PageModel("出了错", [new Links([new PageLink("回到首页", "/")])]) { Wrong = "出了错，没有办成。请再试一次；还是这样，请告诉管理员，详情在服务的日志里。" }, StatusCodes.Status500InternalServerError);

    public static IResult StoreAway() =>
        Show(new PageModel("暂时打不开", [new Words("数据库没有回应，所以什么也没有显示，不是没有记录。请过一会儿刷新；您不用重新登录。")]), StatusCodes.Status503ServiceUnavailable);
}
