using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Notices;

/// <summary>传8 is called by a character and a number. It is read before any word, so that 完成 传8 never confirms the week's topic.</summary>
internal sealed partial class NoticeReading(CommandEntries commands) : IReadingStep
{
    private const string Word = "传";

    private const string WasRead = "已阅";

    private static readonly HashSet<string> Readings = ["已阅", "已读", "收到", "阅", "已阅了", "已读了", "收到了", "看过", "看过了", "看完了", "阅过", "已看"];

    private readonly WordsBesideNumbers _beside = new(commands);

    private readonly NamedNotices _named = new(commands);

    /// <summary>Above the step that reads answers to the week's topic, to see what that one makes of a sentence that names a notice.</summary>
    public int Order => 12;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        if (message.IsForwarded)
        {
            return otherwise(message);
        }

        if (NamedNotices.Read(message) is { } said)
        {
            return said;
        }

        if (Of(message.Text) is not { } numbered)
        {
            return (message.IsToMany ? null : NoticeSentences.Read(message.Text, WasRead)) ?? _named.Instead(message, otherwise(message));
        }

        return numbered.Word == WasRead && DenyingSigns.StandIn(message.Text) ? new Understood.Unsure(Doubt.Unclear) : numbered;
    }

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    private Understood.Run? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            var number = NumberedName.Plain(head.Groups[1].Value);
            var behind = NumberedName.Behind(text, head.Length);

            // 传8 已阅 is said as often as 已阅 传8, also of several.
            return Reading().Match(behind) is { Success: true } reading
                ? new Understood.Run(WasRead, $"{Word}{number}{string.Concat(Digits().Matches(reading.Groups[1].Value).Select(further => $"、{Word}{further.Value}"))}")
                : new Understood.Run(Word, $"{number} {behind}".Trim());
        }

        if (_beside.Find(text) is not { } pair)
        {
            return null;
        }

        // 已阅 征2 is told that a round is nothing to be read.
        if (Readings.Contains(pair.Said))
        {
            return new Understood.Run(WasRead, pair.Behind);
        }

        // 没看 传8 says nothing of the week's topic.
        if (pair.Name == Word && NotRead().IsMatch(pair.Said))
        {
            return new Understood.Run(Word, $"{pair.Number} {pair.Said}");
        }

        return pair.Name == Word ? pair.AsRun(NoticeNumberCommand.TakeBack) : null;
    }

    [GeneratedRegex("[0-9０-９]+")]
    private static partial Regex Digits();

    /// <summary>The further numbers, and that all of them were read, with nothing but a courtesy behind it. What they took is not given back: a long row of digits would be split in every way.</summary>
    [GeneratedRegex("^((?>(?:[\\s、，,和及与]*传?\\s*[#＃]?[0-9０-９]{1,9}(?![0-9０-９])号?)*))[\\s、，,。：:]*(?:我|都|均|也|全部|已经|已)*(?:已阅|已读|已看|收到|阅|[读看](?=[过完毕了]))[过完毕了啦]*[\\s，,。！!~～]*(?:谢谢\\p{L}{0,4}|辛苦\\p{L}{0,4}|好的)?[\\s，,。！!~～]*$")]
    private static partial Regex Reading();

    // A number counts only when something ends it: 传8个人 is none.
    [GeneratedRegex("^\\s*(?:传达|传)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|[和及与](?=传?\\s*[0-9０-９])|撤回|撤销|取消|已阅|已读|统计|明细|(?:收到了?|阅|看[过完]了?)(?=$|[\\s，,。！!])|[我还也都暂时]*(?:没|未|不|别)(?:有|能|来得及)?(?:看|阅|读|收|打开|点)|我?(?:只|才|就)[看阅读])")]
    private static partial Regex Head();

    [GeneratedRegex("^(?:我|还|暂|都|也|时)*(?:没有?|未|不|别)(?:看|阅|读|收到?|打开)[完过到了]*$", RegexOptions.NonBacktracking)]
    private static partial Regex NotRead();
}
