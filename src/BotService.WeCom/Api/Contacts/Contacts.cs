namespace BotService.WeCom.Api;

/// <summary>A department the app can see (document 90208). The root's parent is 0.</summary>
public sealed record Department(int Id, string Name, int ParentId);

/// <summary>A member the app can see (documents 96255, 96260).</summary>
/// <param name="UserId">In its stored case; compare ignoring case.</param>
/// <param name="Name">The name others see.</param>
/// <param name="DepartmentIds">All departments the member belongs to.</param>
/// <param name="Status">1 active, 2 disabled, 4 not activated, 5 left; null where the call does not tell.</param>
public sealed record ContactMember(string UserId, string Name, IReadOnlyList<int> DepartmentIds, int? Status = null);

/// <summary>A tag's people and departments, as far as the app can see them (document 90213).</summary>
public sealed record Tag(string Name, IReadOnlyList<string> UserIds, IReadOnlyList<int> DepartmentIds);

/// <summary>The app itself (document 90227). Its visible range is the members named, all members of the departments and those below them, and the tags'.</summary>
public sealed record AppProfile(
    string Name, bool IsDisabled, IReadOnlyList<string> UserIds, IReadOnlyList<int> DepartmentIds, IReadOnlyList<int> TagIds);
