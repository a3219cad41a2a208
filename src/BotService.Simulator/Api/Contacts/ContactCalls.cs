using System.Text.Json.Nodes;

namespace BotService.Simulator.Api.Contacts;

/// <summary>Reads of departments, people and tags. None walks down the tree: the caller does, level by level (document 96260).</summary>
internal static class ContactCalls
{
    public static IEnumerable<IApiCall> All(SimulatedDirectory contacts) =>
    [
        new ShortCall("GET", "department/list", request => Departments(request, contacts, "department", Full)),
        new ShortCall("GET", "department/simplelist", request => Departments(request, contacts, "department_id", Short)),
        new ShortCall("GET", "user/list", request => Users(request, contacts, Full)),
        new ShortCall("GET", "user/simplelist", request => Users(request, contacts, Short)),
        new ShortCall("GET", "user/get", request => OneUser(request, contacts)),
        new ShortCall("GET", "tag/list", _ => Tags(contacts)),
        new ShortCall("GET", "tag/get", request => OneTag(request, contacts)),
    ];

    public static JsonArray Numbers(IEnumerable<int> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);

    private static ApiAnswer Departments(ApiRequest request, SimulatedDirectory contacts, string name, Func<SimulatedDepartment, JsonObject> describe)
    {
        string? asked = request.Query["id"];

        if (string.IsNullOrEmpty(asked))
        {
            return ApiAnswer.Ok(new() { [name] = List(contacts.Departments.Values.OrderBy(department => department.Id), describe) });
        }

        return int.TryParse(asked, out var id) && contacts.Departments.ContainsKey(id)
            ? ApiAnswer.Ok(new() { [name] = List(contacts.Below(id), describe) })
            : ApiAnswer.Fail(60123, "department not found");
    }

    private static ApiAnswer Users(ApiRequest request, SimulatedDirectory contacts, Func<SimulatedUser, JsonObject> describe)
    {
        if (request.Query.ContainsKey("fetch_child"))
        {
            return ApiAnswer.Refuse(40035, "fetch_child is no longer documented");
        }

        if (!int.TryParse(request.Query["department_id"], out var id))
        {
            return ApiAnswer.Refuse(40063, "department_id missing");
        }

        return contacts.Departments.ContainsKey(id)
            ? ApiAnswer.Ok(new() { ["userlist"] = List(contacts.MembersOf(id), describe) })
            : ApiAnswer.Fail(60003, "department not found");
    }

    private static ApiAnswer OneUser(ApiRequest request, SimulatedDirectory contacts)
    {
        string? asked = request.Query["userid"];

        if (string.IsNullOrEmpty(asked))
        {
            return ApiAnswer.Refuse(41009, "userid missing");
        }

        return contacts.Users.TryGetValue(asked, out var user) ? ApiAnswer.Ok(Full(user)) : ApiAnswer.Fail(60111, "userid not found");
    }

    private static ApiAnswer Tags(SimulatedDirectory contacts) =>
        ApiAnswer.Ok(new() { ["taglist"] = List(contacts.Tags.Values.OrderBy(tag => tag.Id), tag => new() { ["tagid"] = tag.Id, ["tagname"] = tag.Name }) });

    private static ApiAnswer OneTag(ApiRequest request, SimulatedDirectory contacts)
    {
        if (!int.TryParse(request.Query["tagid"], out var id) || !contacts.Tags.TryGetValue(id, out var tag))
        {
            return ApiAnswer.Fail(40068, "tag not found");
        }

        var people = tag.Users.Select(user => contacts.Users.GetValueOrDefault(user) ?? new SimulatedUser(user, user, []));

        return ApiAnswer.Ok(new()
        {
            ["tagname"] = tag.Name,
            ["userlist"] = List(people, user => new() { ["userid"] = user.UserId, ["name"] = user.Name }),
            ["partylist"] = Numbers(tag.Departments),
        });
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> describe) => new([.. items.Select(describe)]);

    private static JsonObject Short(SimulatedDepartment department) =>
        new() { ["id"] = department.Id, ["parentid"] = department.ParentId, ["order"] = department.Order };

    private static JsonObject Full(SimulatedDepartment department) =>
        new() { ["id"] = department.Id, ["name"] = department.Name, ["name_en"] = "", ["department_leader"] = new JsonArray(), ["parentid"] = department.ParentId, ["order"] = department.Order };

    private static JsonObject Short(SimulatedUser user) =>
        new() { ["userid"] = user.UserId, ["name"] = user.Name, ["department"] = Numbers(user.Departments), ["open_userid"] = "" };

    private static JsonObject Full(SimulatedUser user) => new()
    {
        ["userid"] = user.UserId,
        ["name"] = user.Name,
        ["department"] = Numbers(user.Departments),
        ["order"] = Numbers(user.Departments.Select(_ => 0)),
        ["position"] = user.Position,
        ["is_leader_in_dept"] = Numbers(user.Departments.Select(_ => 0)),
        ["direct_leader"] = new JsonArray(),
        ["alias"] = "",
        ["status"] = user.Status,
        ["main_department"] = user.Departments is [var first, ..] ? first : 0,
        ["extattr"] = new JsonObject { ["attrs"] = new JsonArray() },
    };
}
