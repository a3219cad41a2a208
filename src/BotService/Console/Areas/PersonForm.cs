using System.Security.Cryptography;
using System.Text;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.Roster;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>The fields of a person, and what saving them comes to.</summary>
internal sealed class PersonForm(BotDbContext db, CommandActs acts, DirectoryWords directory, LocalClock clock)
{
    private const string ShownField = "shown";

    private const string TierField = "tier";

    private const int MostSuggested = 500;

    /// <summary>What the form of a new person begins with.</summary>
    public static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    private static readonly FormRow Fields = new(
        ("userid", "账号"), ("name", "姓名"), ("group", "组"), (TierField, "层级"), ("role", "角色"), ("other_groups", "其他组"), ("joined", "加入日期"), ("left", "离开日期"));

    private static readonly Choice[] TierChoices =
        [new(string.Empty, "按组现在的层级"), TopicWords.ChoiceOf(Tiers.Leadership), TopicWords.ChoiceOf(Tiers.Branch), TopicWords.ChoiceOf(Tiers.Youth)];

    private static readonly Choice[] RoleChoices = [.. Enum.GetValues<Role>().Select(RoleWords.Of).Select(word => new Choice(word, word))];

    public static IReadOnlyDictionary<string, string> TypedIn(IFormCollection form) => Fields.TypedIn(form);

    /// <summary>What the roster says of a person, as it stands in the fields. The tier belongs to the group and is left to it.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfAsync(Member member, CancellationToken cancellationToken) => OfAsync(db, member, cancellationToken);

    private static async Task<IReadOnlyDictionary<string, string>> OfAsync(BotDbContext db, Member member, CancellationToken cancellationToken)
    {
        var others = await db.Memberships.Where(s => s.MemberId == member.Id && s.GroupId != member.GroupId)
            .OrderBy(s => s.GroupId).Select(s => db.Groups.First(g => g.Id == s.GroupId).Name).ToListAsync(cancellationToken);
        return new Dictionary<string, string>
        {
            ["userid"] = member.UserId,
            ["name"] = member.Name,
            ["group"] = member.Group!.Name,
            [TierField] = string.Empty,
            ["role"] = RoleWords.Of(member.Role),
            ["other_groups"] = string.Join('、', others),
            ["joined"] = PersonPage.Day(member.Joined) ?? string.Empty,
            ["left"] = PersonPage.Day(member.Left) ?? string.Empty,
        };
    }

    public async Task<IResult> NewAsync(ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, string? wrong, CancellationToken cancellationToken)
    {
        var page = new PageModel("名单 添加人员", [await FormAsync("/people/new", typed, null, cancellationToken), new Links([new PageLink("不了", PeopleArea.Path)])]) { Wrong = wrong };
        return Pages.Show(visit, PeopleArea.Path, page, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <param name="stored">What the roster says while this is shown; null for a new person.</param>
    public async Task<Form> FormAsync(string action, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string>? stored, CancellationToken cancellationToken)
    {
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).Select(g => g.Name).Take(MostSuggested).ToListAsync(cancellationToken);
        string Was(string name) => typed.GetValueOrDefault(name, string.Empty);
        return new Form(
            action,
            [
                new Field("userid", "账号", FieldKind.Text, Was("userid")) { Hint = $"{directory.Title}里的账号" },
                new Field("name", "姓名", FieldKind.Text, Was("name")),
                new Field("group", "组", FieldKind.Text, Was("group")) { Choices = [.. groups.Select(name => new Choice(name, name))] },
                new Field(TierField, "层级", FieldKind.Select, Was(TierField)) { Choices = TierChoices, Hint = "新的组要选层级" },
                new Field("role", "角色", FieldKind.Select, Was("role")) { Choices = RoleChoices },
                new Field("other_groups", "其他组", FieldKind.Text, Was("other_groups")) { Hint = "几个之间用 、 隔开，可以不填" },
                new Field("joined", "加入日期", FieldKind.Day, Was("joined")) { Hint = "不填：一直在名单上" },
                new Field("left", "离开日期", FieldKind.Day, Was("left")) { Hint = "从这天起不在名单上，记录都保留" },
                FormFields.Once(),
                .. stored is null ? (Field[])[] : [FormFields.Hidden(ShownField, MarkOf(stored))],
            ],
            "保存");
    }

    /// <summary>What is sent once more when somebody confirms what the form asked for.</summary>
    public static IEnumerable<Field> Again(IFormCollection form, IReadOnlyDictionary<string, string> typed) =>
        [.. FormRow.Hidden(typed), FormFields.Yes(), FormFields.Once(), FormFields.Hidden(ShownField, form[ShownField].ToString())];

    /// <summary>Whether nobody on the roster would be an admin any more, which locks out whoever saves it too.</summary>
    public async Task<bool> TakesLastAdminAsync(Member member, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var isAdmin = typed["role"].Length == 0 || (RoleWords.TryRead(typed["role"], out var role) && role is Role.Admin);
        var stays = isAdmin && !Member.HasLeft(FormFields.DayIn(typed["left"]), today);
        return member.Role is Role.Admin && member.IsOnRoster(today) && !stays && !await db.Members.OnRoster(today).AnyAsync(m => m.Role == Role.Admin && m.Id != member.Id, cancellationToken);
    }

    public async Task<Reply> AddAsync(ConsoleVisit visit, IFormCollection form, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken) =>
        await acts.DoAsync<RosterImport>(visit, form[ChatActs.OnceField], (import, writing, token) => TakeNewAsync(import, writing, visit, typed, token), cancellationToken);

    /// <param name="member">Whose form it is, as it was read for this request.</param>
    public async Task<Reply> SaveAsync(ConsoleVisit visit, Member member, IFormCollection form, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken) =>
        await acts.DoAsync<RosterImport>(
            visit,
            form[ChatActs.OnceField],
            async (import, writing, token) => await WhyStaleAsync(writing, member, form, typed, token) is { } stale ? Reply.Refuse(stale) : await TakeAsync(import, writing, visit, typed, token),
            cancellationToken);

    private static async ValueTask<Reply> TakeNewAsync(RosterImport import, BotDbContext db, ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(typed.GetValueOrDefault("userid", string.Empty));
        return await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is { } known
            ? Reply.Refuse($"名单里已经有账号 {known.UserId}（{known.Name}），没有添加。")
            : await TakeAsync(import, db, visit, typed, cancellationToken);
    }

    private static async ValueTask<Reply> TakeAsync(RosterImport import, BotDbContext db, ConsoleVisit visit, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var report = await import.ImportAsync(db, new Files.Table([Fields.Row(typed)], []), "console", visit.Caller.UserId, dryRun: false, cancellationToken);

        if (!report.Succeeded)
        {
            return Reply.Refuse($"{Fields.Say(report.Problems)}\n没有保存。");
        }

        var done = report.Changes.Count == 0 ? "没有改动：名单本来就是这样。" : $"已保存。\n{string.Join('\n', report.Changes.Select(change => $"{change.Subject}：{string.Join('；', change.Values)}"))}";
        var warnings = string.Concat(report.Lines.Where(line => line.StartsWith('!')).Select(line => $"\n{line}"));
        return Reply.Say(done + warnings);
    }

    /// <summary>Says what differs when somebody else changed the person since the form was shown; null when nobody did.</summary>
    private static async ValueTask<string?> WhyStaleAsync(BotDbContext db, Member member, IFormCollection form, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        if (await db.Members.AsNoTracking().Include(m => m.Group).SingleOrDefaultAsync(m => m.Id == member.Id, cancellationToken) is not { } stored)
        {
            return "这个人刚才被删除了，没有保存。";
        }

        var now = await OfAsync(db, stored, cancellationToken);

        if (form[ShownField].ToString() is not { Length: > 0 } shown || shown == MarkOf(now))
        {
            return null;
        }

        var differing = now.Where(was => was.Key != TierField && was.Value != typed[was.Key]).Select(was => $"{Fields.LabelOf(was.Key)}：现在是 {Seen(was.Value)}，您填的是 {Seen(typed[was.Key])}");
        return string.Join('\n', ["打开这一页以后有人改过，所以什么也没有保存。请看一遍下面的内容，再保存一次。", .. differing]);
    }

    private static string Seen(string value) => value.Length == 0 ? "空" : value;

    private static string MarkOf(IReadOnlyDictionary<string, string> stored) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stored.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value)))));
}
