using System.Text.Json;
using System.Text.RegularExpressions;

namespace BotService.Simulator.Api.Sending;

/// <summary>Who a send reaches: names split, departments and tags resolved, invalid ones set apart.</summary>
internal sealed partial record Recipients(
    IReadOnlyList<string> Users, IReadOnlyList<string> InvalidUsers, IReadOnlyList<string> InvalidParties, IReadOnlyList<string> InvalidTags)
{
    public const string Everybody = "@all";

    public static string[] Split(string? joined) => (joined ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static Recipients Of(JsonElement body, WeComSimulator simulator)
    {
        var named = Split(body.Text("touser"));
        var contacts = simulator.Directory;

        if (named is [Everybody])
        {
            return new([.. contacts.Users.Keys.Where(user => !simulator.InvalidUsers.Contains(user)).Order(StringComparer.Ordinal)], [], [], []);
        }

        var parties = Split(body.Text("toparty")).ToLookup(id => int.TryParse(id, out var number) && contacts.Departments.ContainsKey(number));
        var tags = Split(body.Text("totag")).ToLookup(id => int.TryParse(id, out var number) && contacts.Tags.ContainsKey(number));

        var groups = parties[true].Concat(tags[true].SelectMany(id => contacts.Tags[int.Parse(id, null)].Departments).Select(id => $"{id}"))
            .SelectMany(id => contacts.Below(int.Parse(id, null))).SelectMany(department => contacts.MembersOf(department.Id)).Select(user => user.UserId);

        var all = named.Concat(groups).Concat(tags[true].SelectMany(id => contacts.Tags[int.Parse(id, null)].Users))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(user => UserId().IsMatch(user) && !simulator.InvalidUsers.Contains(user));

        return new([.. all[true]], [.. all[false].Select(Lower)], [.. parties[false]], [.. tags[false]]);
    }

#pragma warning disable CA1308 // WeCom answers userids in lower case.
    private static string Lower(string userId) => userId.ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex(@"\A[A-Za-z0-9_.@-]{1,64}\z")]
    private static partial Regex UserId();
}
