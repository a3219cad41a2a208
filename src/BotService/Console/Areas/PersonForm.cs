using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Roster;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The fields of a person, and what saving them comes to.</summary>
internal sealed class PersonForm(BotDbContext db, RosterImport import, DirectoryWords directory)
{
    private const int MostSuggested = 500;

    /// <summary>What the form of a new person begins with.</summary>
    public static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    private static readonly FormRow Fields = new(
        ("userid", "账号"), ("name", "姓名"), ("group", "组"), ("tier", "层级"), ("role", "角色"), ("other_groups", "其他组"), ("joined", "加入日期"), ("left", "离开日期"));

    private static readonly Choice[] TierChoices =
        [new(string.Empty, "按组现在的层级"), TopicWords.ChoiceOf(Tiers.Leadership), TopicWords.ChoiceOf(Tiers.Branch), TopicWords.ChoiceOf(Tiers.Youth)];

    private static readonly Choice[] RoleChoices = [.. Enum.GetValues<Role>().Select(RoleWords.Of).Select(word => new Choice(word, word))];

    public static IReadOnlyDictionary<string, string> TypedIn(IFormCollection form) => Fields.TypedIn(form);

    /// <summary>What the roster says of a person, as it stands in the fields. The tier belongs to the group and is left to it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Member member, CancellationToken cancellationToken)
    {
        var others = await db.Memberships.Where(s => s.MemberId == member.Id && s.GroupId != member.GroupId)
            .OrderBy(s => s.GroupId).Select(s => db.Groups.First(g => g.Id == s.GroupId).Name).ToListAsync(cancellationToken);
        return new Dictionary<string, string>
        {
            ["userid"] = member.UserId,
            ["name"] = member.Name,
            ["group"] = member.Group!.Name,
            ["tier"] = string.Empty,
            ["role"] = RoleWords.Of(member.Role),
            ["other_groups"] = string.Join('、', others),
            ["joined"] = PersonPage.Day(member.Joined) ?? string.Empty,
            ["left"] = PersonPage.Day(member.Left) ?? string.Empty,
        };
    }

    public async Task<IResult> NewAsync(ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, string? wrong, CancellationToken cancellationToken)
    {
        var page = new PageModel("名单 添加人员", [await FormAsync("/people/new", typed, cancellationToken), new Links([new PageLink("不了", PeopleArea.Path)])]) { Wrong = wrong };
        return Pages.Show(visit, PeopleArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    public async Task<Form> FormAsync(string action, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).Select(g => g.Name).Take(MostSuggested).ToListAsync(cancellationToken);
        string Was(string name) => typed.GetValueOrDefault(name, string.Empty);
        return new Form(
            action,
            [
                new Field("userid", "账号", FieldKind.Text, Was("userid")) { Hint = $"{directory.Title}里的账号" },
                new Field("name", "姓名", FieldKind.Text, Was("name")),
                new Field("group", "组", FieldKind.Text, Was("group")) { Choices = [.. groups.Select(name => new Choice(name, name))] },
                new Field("tier", "层级", FieldKind.Select, Was("tier")) { Choices = TierChoices, Hint = "新的组要选层级" },
                new Field("role", "角色", FieldKind.Select, Was("role")) { Choices = RoleChoices },
                new Field("other_groups", "其他组", FieldKind.Text, Was("other_groups")) { Hint = "几个之间用 、 隔开，可以不填" },
                new Field("joined", "加入日期", FieldKind.Day, Was("joined")) { Hint = "不填：一直在名单上" },
                new Field("left", "离开日期", FieldKind.Day, Was("left")) { Hint = "从这天起不在名单上，记录都保留" },
            ],
            "保存");
    }

    /// <summary>The person's account, and what was done or why nothing was.</summary>
    public async Task<(string UserId, Reply Reply)> SaveAsync(ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, bool isNew, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(typed.GetValueOrDefault("userid", string.Empty));

        if (isNew && await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is { } known)
        {
            return (known.UserId, Reply.Refuse($"名单里已经有账号 {known.UserId}（{known.Name}），没有添加。"));
        }

        var report = await import.ImportAsync(new Files.Table([Fields.Row(typed)], []), "console", visit.Caller.UserId, dryRun: false, cancellationToken);

        if (!report.Succeeded)
        {
            return (key, Reply.Refuse($"{Fields.Say(report.Problems)}\n没有保存。"));
        }

        var done = report.Changes.Count == 0 ? "没有改动：名单本来就是这样。" : $"已保存。\n{string.Join('\n', report.Changes.Select(change => $"{change.Subject}：{string.Join('；', change.Values)}"))}";
        var warnings = string.Concat(report.Lines.Where(line => line.StartsWith('!')).Select(line => $"\n{line}"));
        return (key, Reply.Say(done + warnings));
    }
}
