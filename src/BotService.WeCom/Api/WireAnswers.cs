using System.Text.Json.Serialization;

namespace BotService.WeCom.Api;

/// <summary>The JSON answers as WeCom writes them; every field may be missing.</summary>
internal record AnswerBody
{
    public int? Errcode { get; init; }

    public string? Errmsg { get; init; }

    [JsonIgnore]
    internal int Code => Errcode ?? WeComErrors.Ok;

    [JsonIgnore]
    internal string Message => Errmsg ?? "";
}

internal sealed record TokenBody : AnswerBody
{
    public string? AccessToken { get; init; }

    public int ExpiresIn { get; init; }
}

internal sealed record SendBody : AnswerBody
{
    [JsonPropertyName("invaliduser")]
    [JsonConverter(typeof(UserListConverter))]
    public string[]? InvalidUser { get; init; }

    [JsonPropertyName("unlicenseduser")]
    [JsonConverter(typeof(UserListConverter))]
    public string[]? UnlicensedUser { get; init; }

    [JsonPropertyName("msgid")]
    public string? MessageId { get; init; }

    public string? ResponseCode { get; init; }
}

internal sealed record UploadBody : AnswerBody
{
    public string? MediaId { get; init; }
}

internal sealed record MenuBody : AnswerBody
{
    public MenuButtonWire[]? Button { get; init; }
}

internal sealed record AgentBody : AnswerBody
{
    public string? Name { get; init; }

    public int Close { get; init; }

    [JsonPropertyName("allow_userinfos")]
    public AllowedUsers? AllowUserInfos { get; init; }

    [JsonPropertyName("allow_partys")]
    public AllowedDepartments? AllowParties { get; init; }

    public AllowedTags? AllowTags { get; init; }

    internal sealed record AllowedUsers(MemberWire[]? User);

    internal sealed record AllowedDepartments([property: JsonPropertyName("partyid")] int[]? PartyId);

    internal sealed record AllowedTags([property: JsonPropertyName("tagid")] int[]? TagId);
}

internal sealed record DepartmentsBody : AnswerBody
{
    public DepartmentWire[]? Department { get; init; }
}

internal sealed record DepartmentWire(int Id, string? Name, [property: JsonPropertyName("parentid")] int ParentId);

internal sealed record MembersBody : AnswerBody
{
    [JsonPropertyName("userlist")]
    public MemberWire[]? UserList { get; init; }
}

internal sealed record MemberWire([property: JsonPropertyName("userid")] string? UserId, string? Name, int[]? Department);

internal sealed record TagBody : AnswerBody
{
    [JsonPropertyName("tagname")]
    public string? TagName { get; init; }

    [JsonPropertyName("userlist")]
    public MemberWire[]? UserList { get; init; }

    [JsonPropertyName("partylist")]
    public int[]? PartyList { get; init; }
}

internal sealed record UserBody : AnswerBody
{
    [JsonPropertyName("userid")]
    public string? UserId { get; init; }

    public string? Name { get; init; }

    public int[]? Department { get; init; }

    public int? Status { get; init; }
}

internal sealed record AddressesBody : AnswerBody
{
    public string[]? IpList { get; init; }
}
