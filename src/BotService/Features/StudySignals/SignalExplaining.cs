using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>学风 说明: the liaison's reply, which closes the question. It names nobody.</summary>
internal sealed class SignalExplaining(BotDbContext db, OpenSignals open, SignalSwitches switches, IOptions<SignalLimits> limits)
{
    private const int Longest = 200;

    private const string Example = "学风 说明 周三下午集中学习";

    public async ValueTask<Reply> ExplainAsync(CommandCall call, string rest, CancellationToken cancellationToken)
    {
        if (!call.Caller.IsLiaison)
        {
            return Reply.Refuse("说明由本组联络员来写；管理员发 学风 看提示和说明。");
        }

        var signals = await open.OfGroupAsync(call.Member.GroupId, cancellationToken);

        if (signals.Count == 0)
        {
            return Reply.Refuse("本组现在没有要说明的。");
        }

        var (number, text) = Number(rest);

        if (signals.Count > 1 && number is null)
        {
            return Reply.Refuse($"本组有 {signals.Count} 条，请写是第几条，例如：学风 说明 1 周三下午集中学习");
        }

        if (number > signals.Count || number == 0)
        {
            return Reply.Refuse($"没有第 {number} 条，现在有 {signals.Count} 条。发 学风 看。");
        }

        if (text.Length is 0 or > Longest)
        {
            return Reply.Refuse(text.Length == 0 ? $"请写一句是什么情况，例如：{Example}" : $"请说短一点，最多 {Longest} 个字。");
        }

        if (await db.Members.AnyNamedInAsync(text, cancellationToken))
        {
            return Reply.Refuse("没有记。这里不点名，请去掉姓名再发。");
        }

        var signal = signals[(number ?? 1) - 1];
        (signal.Reply, signal.RepliedAt) = (text, call.Now);
        signal.ToldAt ??= call.Now;
        await db.SaveChangesAsync(cancellationToken);
        await switches.JudgeAsync(limits.Value, call.Now, cancellationToken);
        return Reply.Say("已记，这条不再出现。");
    }

    /// <summary>The number of a line, where one stands alone before the words.</summary>
    private static (int? Number, string Text) Number(string rest)
    {
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        var isTime = digits + 1 < rest.Length && rest[digits] is '：' or ':' && char.IsAsciiDigit(rest[digits + 1]);
        return digits is > 0 and < 3 && !isTime && (digits == rest.Length || rest[digits] is ' ' or '　' or '，' or ',' or '、' or '：' or ':')
            ? (int.Parse(rest.AsSpan(0, digits), CultureInfo.InvariantCulture), rest[digits..].TrimStart(' ', '　', '，', ',', '、', '：', ':').Trim())
            : (null, rest.Trim());
    }
}

/// <summary>What a group has not answered yet, in the order in which it is shown.</summary>
internal sealed class OpenSignals(BotDbContext db, SharedSignals shared)
{
    public async ValueTask<IReadOnlyList<StudySignal>> OfGroupAsync(int groupId, CancellationToken cancellationToken)
    {
        var common = await shared.ReadAsync(cancellationToken);
        var signals = await db.StudySignals.Where(s => s.GroupId == groupId && s.Reply == null).OrderBy(s => s.FoundAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return signals.FindAll(s => !common.Contains((s.Kind, s.Period)));
    }
}
