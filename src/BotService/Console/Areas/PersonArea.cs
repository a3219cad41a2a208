using BotService.Commands;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Messaging;

namespace BotService.Console.Areas;

/// <summary>One person, and a new one. Saving is the import of one row, with all its rules.</summary>
internal sealed class PersonArea : IConsoleArea
{
    private const string Path = "/people/{userid}";

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("/people/new", async (ConsoleVisit visit, PersonForm form, CancellationToken cancellationToken) =>
            await form.NewAsync(visit, PersonForm.Empty, null, cancellationToken)).For(Audience.Admin);
        console.MapPost("/people/new", AddAsync).For(Audience.Admin);
        console.MapGet(Path, async (string userid, ConsoleVisit visit, PersonPage page, CancellationToken cancellationToken) =>
            await page.ShowAsync(visit, userid, null, null, cancellationToken)).For(Audience.Liaison | Audience.Admin);
        console.MapPost(Path, SaveAsync).For(Audience.Admin);
    }

    private static async Task<IResult> AddAsync(HttpRequest request, ConsoleVisit visit, PersonForm form, PersonPage page, CancellationToken cancellationToken)
    {
        var sent = await request.FormAsync(cancellationToken);
        var typed = PersonForm.TypedIn(sent);
        var reply = await form.AddAsync(visit, sent, typed, cancellationToken);
        return reply.IsRefusal
            ? await form.NewAsync(visit, typed, reply.Text, cancellationToken)
            : await page.ShowAsync(visit, typed.GetValueOrDefault("userid", string.Empty), reply, null, cancellationToken);
    }

    private static async Task<IResult> SaveAsync(string userid, HttpRequest request, ConsoleVisit visit, PersonForm form, PersonPage page, CancellationToken cancellationToken)
    {
        if (await page.FindAsync(visit, userid, cancellationToken) is not { } member)
        {
            return Pages.Missing(visit);
        }

        var body = await request.FormAsync(cancellationToken);
        var sent = PersonForm.TypedIn(body);

        // A field that was not sent is left as it is.
        var typed = (await form.OfAsync(member, cancellationToken)).Where(was => !sent.ContainsKey(was.Key)).Concat(sent).ToDictionary();

        if (UserKey.Of(typed["userid"]) != member.UserKey)
        {
            return await page.ShowAsync(visit, userid, Reply.Refuse("账号不在这里改，没有保存：换了账号的人请在服务器上运行 rename 旧账号 新账号，记录跟着走。"), typed, cancellationToken);
        }

        if (!body.ContainsKey(FormFields.Confirmed) && await form.TakesLastAdminAsync(member, typed, cancellationToken))
        {
            return Pages.Preview(
                visit, PeopleArea.Path, $"名单 {member.Name}", [new Words($"还没有保存。{member.Name}是名单里最后一位管理员：没有另外设置 Organisation__Admins 的话，保存以后没有人能再发布、导出和改名单。")],
                new Form(PeopleArea.At(member.UserId), [.. PersonForm.Again(body, typed)], "确认保存"), PeopleArea.At(member.UserId));
        }

        var reply = await form.SaveAsync(visit, member, body, typed, cancellationToken);
        return await page.ShowAsync(visit, userid, reply, reply.IsRefusal ? typed : null, cancellationToken);
    }
}
