using System.Text.Json.Serialization.Metadata;

namespace BotService.WeCom.Api;

/// <summary>The calls that change nothing and may be repeated.</summary>
public sealed partial class WeComClient
{
    /// <summary>The app's menu (document 90232); <see cref="AppMenu.Empty"/> when it has none.</summary>
    public async ValueTask<WeComAnswer<AppMenu>> GetMenuAsync(CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/menu/get?agentid={Agent}", WeComJson.Wire.MenuBody, cancellationToken);

        return body.Code == WeComErrors.NoMenu
            ? new WeComAnswer<AppMenu>(WeComErrors.Ok, body.Message, AppMenu.Empty)
            : Answer(body, answer => new AppMenu([.. (answer.Button ?? []).Select(MenuButton.From)]));
    }

    /// <summary>The app itself with its visible range (document 90227).</summary>
    public async ValueTask<WeComAnswer<AppProfile>> GetAgentAsync(CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/agent/get?agentid={Agent}", WeComJson.Wire.AgentBody, cancellationToken);

        return Answer(body, answer => new AppProfile(
            answer.Name ?? "", answer.Close != 0, UserIds(answer.AllowUserInfos?.User), answer.AllowParties?.PartyId ?? [], answer.AllowTags?.TagId ?? []));
    }

    /// <summary>This department and all below it, or all the app can see when null (document 90208).</summary>
    public async ValueTask<WeComAnswer<IReadOnlyList<Department>>> GetDepartmentsAsync(int? id, CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/department/list{(id is null ? "" : $"?id={id}")}", WeComJson.Wire.DepartmentsBody, cancellationToken);

        return Answer(body, IReadOnlyList<Department> (answer) =>
            [.. (answer.Department ?? []).Select(wire => new Department(wire.Id, wire.Name ?? "", wire.ParentId))]);
    }

    /// <summary>The members of one department, not of those below it (document 90200, user/simplelist).</summary>
    public async ValueTask<WeComAnswer<IReadOnlyList<ContactMember>>> GetDepartmentMembersAsync(int id, CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/user/simplelist?department_id={id}", WeComJson.Wire.MembersBody, cancellationToken);

        return Answer(body, IReadOnlyList<ContactMember> (answer) =>
            [.. (answer.UserList ?? []).Where(wire => !string.IsNullOrEmpty(wire.UserId)).Select(wire => new ContactMember(wire.UserId!, wire.Name ?? "", wire.Department ?? []))]);
    }

    /// <summary>Who has a tag, as far as the app can see (document 90213).</summary>
    public async ValueTask<WeComAnswer<Tag>> GetTagAsync(int id, CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/tag/get?tagid={id}", WeComJson.Wire.TagBody, cancellationToken);
        return Answer(body, answer => new Tag(answer.TagName ?? "", UserIds(answer.UserList), answer.PartyList ?? []));
    }

    /// <summary>One member (document 96255); 60111 when there is none of this userid, 60011 when out of range.</summary>
    public async ValueTask<WeComAnswer<ContactMember>> GetUserAsync(string userId, CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/user/get?userid={Uri.EscapeDataString(userId)}", WeComJson.Wire.UserBody, cancellationToken);
        return Answer(body, answer => new ContactMember(answer.UserId ?? userId, answer.Name ?? "", answer.Department ?? [], answer.Status));
    }

    /// <summary>Who signs in with this code (documents 91023 and 98177); empty for somebody who is no member. A code is good once and for five minutes, else 40029.</summary>
    public async ValueTask<WeComAnswer<string>> GetSignedInUserAsync(string code, CancellationToken cancellationToken)
    {
        var body = await GetAsync($"cgi-bin/auth/getuserinfo?code={Uri.EscapeDataString(code)}", WeComJson.Wire.UserBody, cancellationToken);
        return Answer(body, answer => answer.UserId ?? "");
    }

    /// <summary>Where callbacks come from (document 90930). Also the cheapest call that fails with 60020 when this machine's address is not trusted.</summary>
    public async ValueTask<WeComAnswer<IReadOnlyList<string>>> GetCallbackIpsAsync(CancellationToken cancellationToken)
    {
        var body = await GetAsync("cgi-bin/getcallbackip", WeComJson.Wire.AddressesBody, cancellationToken);
        return Answer(body, IReadOnlyList<string> (answer) => answer.IpList ?? []);
    }

    private static IReadOnlyList<string> UserIds(MemberWire[]? users) =>
        [.. (users ?? []).Select(wire => wire.UserId).OfType<string>().Where(userId => userId.Length > 0)];

    private ValueTask<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : AnswerBody, new() =>
        _transport.CallAsync(reads, path, content: null, type, cancellationToken);
}
