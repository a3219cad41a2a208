using BotService.Store;

namespace BotService.Console.Access;

/// <summary>One request of somebody who is signed in.</summary>
/// <param name="Session">Hash of the session's cookie.</param>
internal sealed record ConsoleVisit(Viewer Caller, string Session)
{
    public string UserKey => Caller.UserKey;

    public string Name => Caller.Member?.Name ?? Caller.UserId;

    /// <summary>What people call this visitor's part: 成员, 联络员, 管理员.</summary>
    public string Part => Caller.IsAdmin ? "管理员" : Caller.IsLiaison ? "联络员" : "成员";

    /// <summary>Where the gate leaves it for the page.</summary>
    public static ValueTask<ConsoleVisit?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Items[typeof(ConsoleVisit)] as ConsoleVisit);

    public void Attach(HttpContext context) => context.Items[typeof(ConsoleVisit)] = this;
}
