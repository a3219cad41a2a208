using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>学风: the own group's questions for its liaison; for admins, once the group has had two working days, the questions with the replies. A verifier reads what concerns the verifier alone.</summary>
[ChatCommand(Word, Usage = "学风 [说明 …]", Summary = "本组有没有要说明的情况（先问联络员；不点名，不进考核）", Audience = Audience.Everyone, KeepsWords = true)]
internal sealed class SignalCommand(
    BotDbContext db, SignalBook book, SignalExplaining explaining, OpenSignals open, SharedSignals shared, AdminSignals admins, SignalSwitches switches,
    QuickVerdicts verdicts, LocalClock clock, IOptions<SignalLimits> options) : IChatCommand
{
    public const string Word = "学风";

    private const string Explain = "说明";

    private const string SwitchOn = "启用";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var rest = call.Rest.Trim();
        var limits = options.Value;

        if (rest.StartsWith(Explain, StringComparison.Ordinal))
        {
            return await explaining.ExplainAsync(call, rest[Explain.Length..].TrimStart(' ', '　', '：', ':', '，', ','), cancellationToken);
        }

        if (rest.StartsWith(SwitchOn, StringComparison.Ordinal) && call.Caller.IsAdmin)
        {
            return await SwitchOnAsync(rest[SwitchOn.Length..].Trim(), call.Now, cancellationToken);
        }

        var own = await verdicts.ReadAsync(UserKey.Of(call.Caller.UserId), new SignalScope(call.Now, clock.Today, 0, limits), cancellationToken);
        List<string> lines = [.. own is null ? (string[])[] : [own]];

        if (call.Caller.IsLiaison)
        {
            lines.AddRange(await OfGroupAsync(call, limits, cancellationToken));
        }

        if (call.Caller.IsAdmin)
        {
            lines.AddRange(await admins.LinesAsync(clock.Now, limits, cancellationToken));
        }

        return lines.Count > 0 ? Reply.Say(lines) : Reply.Refuse("学风由联络员看本组；您可以发 意见");
    }

    private async ValueTask<IReadOnlyList<string>> OfGroupAsync(CommandCall call, SignalLimits limits, CancellationToken cancellationToken)
    {
        var (groupId, name) = (call.Member.GroupId, call.Member.Group!.Name);

        if (await db.Members.OnRoster(clock.Today).CountAsync(m => m.GroupId == groupId, cancellationToken) < limits.Fewest)
        {
            return [$"本组不到 {limits.Fewest} 人，不算。"];
        }

        await book.RefreshAsync(new SignalScope(call.Now, clock.Today, groupId, limits), cancellationToken);
        var signals = await open.OfGroupAsync(groupId, cancellationToken);
        var common = await shared.ReadAsync(cancellationToken);
        var ofAll = await db.StudySignals.AsNoTracking().Where(s => s.GroupId == groupId && s.Reply == null).ToListAsync(cancellationToken);

        foreach (var signal in signals)
        {
            signal.ToldAt ??= call.Now;
        }

        List<string> lines = [.. signals.Select((s, i) => $"{(signals.Count > 1 ? $"{i + 1}. " : string.Empty)}{name}，{SignalText.Period(s)}：{SignalText.Question(s, limits, clock)}")];
        lines.AddRange(ofAll.Where(s => common.Contains((s.Kind, s.Period))).Select(s => $"{SignalText.Period(s)} {SignalText.Word(s.Kind)}：{SharedSignals.Ask}"));

        if (lines.Count == 0)
        {
            lines.Add($"{name}：现在没有要说明的。");
        }

        if (signals.Count > 0)
        {
            var (asked, then) = signals.Any(s => s.Kind is SignalKind.Burst) ? ("是的话发", "以后开会先发 开活动，就不会再提示。") : ("请发", "说明后不再出现。");
            lines.Add($"{asked} 学风 说明 {(signals.Count > 1 ? "1 " : string.Empty)}周三下午集中学习；{then}这里不点名，不进考核。");
        }

        return [.. lines, .. await admins.RecordAsync(cancellationToken)];
    }

    private async ValueTask<Reply> SwitchOnAsync(string word, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (SignalText.KindOf(word) is not { } kind)
        {
            return Reply.Refuse($"请写启用哪一种：{SignalText.Words}");
        }

        if (!(await switches.OwnOffAsync(cancellationToken)).ContainsKey(kind))
        {
            return Reply.Say($"{word} 没有自动停用过{(options.Value.Off.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase) ? "，是 policy.json 里停用的" : string.Empty)}。");
        }

        await switches.SwitchOnAsync(kind, now, cancellationToken);
        return Reply.Say($"{word} 已重新启用，从现在起重新计算说明合理的比例。");
    }
}
