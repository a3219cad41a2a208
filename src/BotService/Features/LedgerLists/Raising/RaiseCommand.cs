using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>问题 三楼走廊应急灯不亮: one sentence is enough; several lines are several items, all of them or none.</summary>
internal sealed class RaiseCommand(LedgerKinds kinds, LedgerRaising raising, VisitPlans visits, LedgerPeople people, LedgerDays days) : IChatCommand
{
    public const int MostLines = 10;

    private const int LongestName = 4;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var kind = kinds.RaisedBy(call.Word)!;
        var viewer = call.Caller;

        if (!kind.IsOn)
        {
            return Reply.Refuse($"本单位没有启用{kind.List}，没有记下。");
        }

        if (kind.IsVisit)
        {
            return await visits.PlanAsync(kind, call.Rest, viewer, cancellationToken);
        }

        var lines = call.Rest.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // 1. and 2. before the lines of a list are no part of its sentences.
        lines = lines.Length > 1 && NumberedSentences.Of(call.Rest, string.Empty) is { } counted && counted.Count == lines.Length ? [.. counted] : lines;

        var apart = ApartAtWord(lines, kind);

        if (apart.Length is > 1 and <= MostLines && apart.Length > lines.Length)
        {
            return Reply.AskFirst(string.Join('\n', [$"要记成 {apart.Length} 件{kind.Raise}吗：", .. apart.Select((line, i) => $"（{i + 1}）{line}")]), kind.Raise, string.Join('\n', apart));
        }

        // 任务 郑凯 asks what is his.
        if (apart is [{ Length: <= LongestName } alone] && (await people.CalledAsync(alone, cancellationToken)).Count > 0)
        {
            return Reply.Refuse($"“{alone}”是名单里的人，没有记下。看清单发 {kind.List} {alone}；要新记一件，{ExampleOf(kind, days)}");
        }

        return apart.Length switch
        {
            0 => Reply.Refuse(ExampleOf(kind, days)),
            > MostLines => Reply.Refuse($"一次最多 {MostLines} 行，这里有 {apart.Length} 行，没有记下；多的请管理员导入表格"),
            1 => await raising.OneAsync(kind, apart[0], viewer, cancellationToken),
            _ => await raising.SeveralAsync(kind, apart, viewer, cancellationToken),
        };
    }

    /// <summary>修订办法 郑凯；任务 更新名录 邓睿: where the word that raises an item stands again behind a stop, another one begins.</summary>
    private static string[] ApartAtWord(string[] lines, LedgerKind kind)
    {
        var words = string.Join('|', ((string[])[.. kind.AlsoRaise, kind.Raise]).Select(Regex.Escape));
        return [.. lines.SelectMany(line => Regex.Split(line, $"[；;。]\\s*(?:{words})[ \u3000：:]\\s*", RegexOptions.None, TimeSpan.FromSeconds(1))).Where(line => line.Length > 0)];
    }

    public static string ExampleOf(LedgerKind kind, LedgerDays days) => $"{kind.Example.Ask}，例如：{kind.Raise} {days.Current(kind.Example.Raise)}";
}
