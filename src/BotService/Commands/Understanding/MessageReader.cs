using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>Understands a message once: the documented words first, then a question or an intent, then politeness, and only then the nearest word. What is read freely is left to the reading steps of features.</summary>
internal sealed partial class MessageReader(CommandMatcher<CommandEntry> words, IntentReading intents)
{
    private const int ShortRest = 6;

    private static readonly string[] Asking = ["多少", "几点", "几号", "哪里", "哪个", "谁", "怎么", "什么", "啥"];

    /// <summary>A plan, a condition or an order: what it speaks of is not done.</summary>
    private static readonly string[] LiesAhead =
    [
        "明天", "明早", "明晚", "后天", "今晚", "下周", "下次", "待会", "等会", "一会", "稍后", "马上", "回头", "晚点", "改天", "如果", "要是", "假如", "倘若", "万一", "只要", "一旦",
        "务必", "必须", "抓紧", "尽快", "尽量", "争取", "打算", "准备", "预计", "估计", "希望", "将", "再", "之前", "以前", "班前", "前完", "前学", "前看", "前读", "前补", "以后", "之后",
    ];

    private static readonly string[] AsksForHelp = ["帮我", "替我", "帮忙"];

    private static readonly string[] HowToSay = ["怎么", "如何", "在哪", "哪里", "提什么"];

    private static readonly HashSet<string> Fillers = ["一下", "数据", "情况", "看看", "吧", "结果", "人数", "下"];

    public Understood Read(CleanedText message)
    {
        var (text, isForwarded, isToMany) = message;

        if (isForwarded)
        {
            return new Understood.Talk(TalkKind.Forwarded);
        }

        var match = words.Match(text, static _ => false);

        if (message.IsForWordOnly)
        {
            return match.Word is { } found ? new Understood.Run(found.Owner.Command.Word, match.Rest) { Found = found } : new Understood.Unknown(null);
        }

        var letters = CommandText.Normalise(text);
        var isAsked = IsAsked(text, letters);

        if (match.Word is { Owner: { Command.IsReadFreely: false } command } word && !OnlyOpens(word, match.Rest))
        {
            // A word alone is that word, unless it is asked: 撤回？
            if (match.Rest.Length == 0 && !DenyingSigns.StandIn(text) && (!isAsked || letters.Length == 0 || command.Command.IsQuestion))
            {
                return new Understood.Run(command.Command.Word, string.Empty);
            }

            // 准假❌ decides nothing.
            return match.Rest.Length == 0 && DenyingSigns.StandIn(text) && !command.Command.IsQuestion ? new Understood.Unsure(Doubt.Unclear) : Guarded(command, match.Rest, letters, isAsked);
        }

        var intent = intents.Read(letters);

        if (isToMany)
        {
            // 帮我提醒下还没学的同志 is said to the bot.
            return AsksForHelp.Any(ask => letters.Contains(ask, StringComparison.Ordinal)) && intent is { IsAboutMany: true } ? new Understood.Wants(intent, text) : new Understood.Talk(TalkKind.Forwarded);
        }

        // 她在休假 asks for nothing.
        if (intent is not null && !(intent.IsForOneself && letters.IndexOfAny(['他', '她']) >= 0))
        {
            return new Understood.Wants(intent, text);
        }

        return SmallTalk.Read(text, letters) is { } kind ? new Understood.Talk(kind) : new Understood.Unknown(Nearest(text, letters, isAsked));
    }

    /// <summary>Some words in front of something else only open it: 收到，已学 confirms, 收到，马上完成 is a plan. 别提醒我们 is not 别提醒我.</summary>
    public static bool OnlyOpens(CommandWord<CommandEntry> word, string rest) => (rest.Length > 0 && word.Owner.Command.IsOpener(word.Word)) || rest is ['们', ..];

    /// <summary>The mark in a link is not a question.</summary>
    public static bool IsAsked(string text, string letters)
    {
        var plain = text.Contains("://", StringComparison.Ordinal) ? Link().Replace(text, " ") : text;
        return plain.AsSpan().IndexOfAny('？', '?') >= 0 || letters.EndsWith('吗');
    }

    /// <summary>A documented word that records, publishes or decides is not meant by a question about it.</summary>
    private Understood Guarded(CommandEntry entry, string rest, string letters, bool isAsked)
    {
        var word = entry.Command.Word;

        if (entry.Command.KeepsWords && rest.Length > 0 && !IsAboutTheWord(rest))
        {
            return new Understood.Run(word, rest);
        }

        if (rest.Length == 0)
        {
            return !isAsked ? new Understood.Run(word, rest)
                : (intents.Read(letters) is { IsDeed: false } asked ? asked : intents.Explaining) is { } about ? new Understood.Wants(about, word)
                : new Understood.Unsure(Doubt.Asked);
        }

        if (entry.Command.IsQuestion)
        {
            return new Understood.Run(word, Fillers.Contains(CommandText.Normalise(rest)) ? string.Empty : rest);
        }

        var intent = intents.Read(letters);

        if (intent is { Explains: true } || (intent is { OutranksWords: true } && !entry.Command.OutranksIntents))
        {
            return new Understood.Wants(intent, word);
        }

        if (isAsked || (rest.Length <= ShortRest && Asking.Any(word => rest.Contains(word, StringComparison.Ordinal))))
        {
            return intent is { IsDeed: false } ? new Understood.Wants(intent, word) : new Understood.Unsure(Doubt.Asked);
        }

        return new Understood.Run(word, rest);
    }

    /// <summary>意见 怎么提 asks how; a longer question is itself the opinion.</summary>
    private static bool IsAboutTheWord(string rest) => rest.Length <= ShortRest && HowToSay.Any(word => rest.Contains(word, StringComparison.Ordinal));

    [GeneratedRegex("[A-Za-z]{2,8}://[^\\s\\u3000-\\u9fff，。；]*", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    /// <summary>Never a word that records, for what asks, denies, lies ahead or is about others.</summary>
    private string? Nearest(string text, string letters, bool isAsked)
    {
        var speaksAgainst = isAsked || letters.IndexOfAny(['没', '未', '不', '别', '谁', '吗', '怎', '几', '哪', '啥', '什', '咋', '多', '何', '他', '她']) >= 0
            || LiesAhead.Any(word => letters.Contains(word, StringComparison.Ordinal)) || letters.Length > 12;
        return words.Match(text, entry => !speaksAgainst || entry.Command.IsQuestion).Suggestion?.Owner.Command.Word;
    }
}
