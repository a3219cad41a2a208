using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>Understands a message once: the documented words first, then an answer in own words, then a question or a wish, then politeness, and only then the nearest word.</summary>
internal sealed partial class MessageReader(CommandMatcher<CommandEntry> words)
{
    private const int ShortRest = 6;

    private static readonly string[] Asking = ["多少", "几点", "几号", "哪里", "哪个", "谁", "怎么", "什么", "啥"];

    private static readonly string[] AsksForHelp = ["帮我", "替我", "帮忙"];

    private static readonly string[] HowToSay = ["怎么", "如何", "在哪", "哪里", "提什么"];

    /// <summary>Wishes that do something: a question about a word is none of them.</summary>
    private static readonly HashSet<Want> Acts =
        [Want.Grant, Want.Refuse, Want.Leave, Want.Chase, Want.PutOff, Want.CheckIn, Want.Export, Want.TakeBack, Want.Quiet, Want.Unquiet, Want.Hold, Want.OpenGathering, Want.HandOver, Want.OnBehalf];

    private static readonly HashSet<string> Fillers = ["一下", "数据", "情况", "看看", "吧", "结果", "人数", "下"];

    /// <summary>Glued to 没学 these are the reason: 没学出差.</summary>
    private static readonly string[] Reasons = ["出差", "开会", "生病", "加班", "忙", "太忙", "培训", "休假", "值班", "住院", "有事", "外出", "下乡", "手机", "没收到", "没时间"];

    public Understood Read(CleanedText message)
    {
        var (text, isForwarded, isToMany) = message;
        var letters = CommandText.Normalise(text);
        var isAsked = IsAsked(text, letters);

        if (isForwarded)
        {
            return new Understood.Talk(TalkKind.Forwarded);
        }

        if (NumberedReading.Of(text) is { } numbered)
        {
            return numbered is Understood.Run { Word: NumberedReading.Read } && DenyingSigns.StandIn(text) ? new Understood.Unsure(Doubt.Unclear) : numbered;
        }

        var match = words.Match(text, static _ => false);

        // 收到 in front of something else only opens it: 收到，已学 confirms, 收到，马上完成 is a plan. 别提醒我们 is not 别提醒我.
        if (match is { Word: { Word: "收到" or "阅" }, Rest.Length: > 0 } or { Word: not null, Rest: ['们', ..] })
        {
            match = default;
        }

        // A word alone is that word, unless it is asked: 已学？
        if (match.Word is { Owner: var owner } && match.Rest.Length == 0 && !DenyingSigns.StandIn(text) && (!isAsked || letters.Length == 0 || owner.Command.IsQuestion) && !(letters.EndsWith('吧') && IsAnswer(owner)) && !IsNumber(owner, letters))
        {
            return new Understood.Run(owner.Command.Word, string.Empty);
        }

        var clauses = Clause.Split(text);

        if (match.Word is { Owner: var command } && !IsAnswer(command))
        {
            // 打卡，这周的学完了 is an answer with the word in front that people greet it with.
            if (command.Command.Word == "打卡" && match.Rest.Length > 0 && AnswerBehind(match.Rest) is Understood.Run { Lead.Length: 0, Word: AnswerReading.Studied or AnswerReading.NotStudied } told)
            {
                return told;
            }

            // 准假❌ decides nothing.
            return match.Rest.Length == 0 && DenyingSigns.StandIn(text) && !command.Command.IsQuestion ? new Understood.Unsure(Doubt.Unclear) : Guarded(command, match.Rest, letters, isAsked);
        }

        if (isToMany)
        {
            // 帮我提醒下还没学的同志 is said to the bot.
            return AsksForHelp.Any(word => letters.Contains(word, StringComparison.Ordinal)) && WishReading.Read(letters) is { Want: Want.Chase or Want.Who } ofMany ? new Understood.Wants(ofMany.Want, text) : new Understood.Talk(TalkKind.Forwarded);
        }

        var documented = match.Word is { } word && !IsNumber(word.Owner, letters) && StartsWithItAlone(word, clauses) ? (word.Owner.Command.Word == AnswerReading.Studied ? SenseKind.Done : SenseKind.NotDone) : (SenseKind?)null;
        var answer = AnswerReading.Read(text, clauses, documented, said => words.Match(said, static _ => false) is { Word: not null, Rest.Length: 0 });

        if (answer is null or Understood.Unsure && documented is null && match is { Word.Owner.Command.Word: AnswerReading.NotStudied, Rest: { Length: > 0 } reason } && Reasons.Any(word => reason.StartsWith(word, StringComparison.Ordinal)))
        {
            return new Understood.Run(AnswerReading.NotStudied, reason);
        }

        if (answer is Understood.Run)
        {
            return answer;
        }

        if (answer is Understood.Several || (answer is Understood.Unsure { Doubt: Doubt.Contradicts or Doubt.NotYet or Doubt.Part or Doubt.SeveralWeeks or Doubt.WhoseIsIt }))
        {
            return WishReading.Read(letters) is { Want: Want.Who or Want.Chase or Want.Hold or Want.Mine or Want.Leave or Want.OpenGathering or Want.HandOver } early && !IsLeaveOfOthers(early.Want, letters) ? new Understood.Wants(early.Want, text) : answer;
        }

        if (WishReading.Read(letters) is { } wish && !IsLeaveOfOthers(wish.Want, letters))
        {
            return new Understood.Wants(wish.Want, text);
        }

        if (answer is not null)
        {
            return answer;
        }

        if ((SmallTalk.Read(text, letters) ?? SmallTalk.Of(clauses)) is { } kind)
        {
            return new Understood.Talk(kind);
        }

        if (!isAsked && GuessedAnswer.In(letters) is { } guessed)
        {
            return guessed;
        }

        return clauses.Any(clause => ClauseReader.Read(clause).Kind is SenseKind.Asked or SenseKind.Unclear) ? new Understood.Unsure(isAsked ? Doubt.Asked : Doubt.Unclear) : new Understood.Unknown(Nearest(text, letters, isAsked));
    }

    /// <summary>A documented word that records, publishes or decides is not meant by a question about it.</summary>
    private static Understood Guarded(CommandEntry entry, string rest, string letters, bool isAsked)
    {
        var word = entry.Command.Word;

        if (entry.Command.KeepsWords && rest.Length > 0 && !IsAboutTheWord(rest))
        {
            return new Understood.Run(word, rest);
        }

        if (rest.Length == 0)
        {
            return !isAsked ? new Understood.Run(word, rest)
                : WishReading.Read(letters) is { } asked && !Acts.Contains(asked.Want) ? new Understood.Wants(asked.Want, word)
                : new Understood.Wants(Want.HowTo, word);
        }

        if (entry.Command.IsQuestion)
        {
            return new Understood.Run(word, Fillers.Contains(CommandText.Normalise(rest)) ? string.Empty : rest);
        }

        var wish = WishReading.Read(letters);

        if (wish is { Want: Want.HowTo } || (wish is { Want: Want.Quiet or Want.Unquiet } && word != "免打扰"))
        {
            return new Understood.Wants(wish.Value.Want, word);
        }

        if (isAsked || (rest.Length <= ShortRest && Asking.Any(word => rest.Contains(word, StringComparison.Ordinal))))
        {
            return wish is { } other && !Acts.Contains(other.Want) ? new Understood.Wants(wish.Value.Want, word) : new Understood.Unsure(Doubt.Asked);
        }

        return new Understood.Run(word, rest);
    }

    /// <summary>她在休假 asks for no leave.</summary>
    private static bool IsLeaveOfOthers(Want want, string letters) => want is Want.Leave && letters.IndexOfAny(['他', '她']) >= 0;

    /// <summary>Read once: 签到签到签到 is not gone into word by word.</summary>
    private Understood? AnswerBehind(string rest)
    {
        var told = rest.TrimStart('✅', '打', '卡', ' ', '，', ',');
        return words.Match(told, static _ => false).Word is { Owner: var owner } && !IsAnswer(owner) ? null : Read(CleanedText.Of(told));
    }

    private static bool IsAnswer(CommandEntry entry) => entry.Command.Word is AnswerReading.Studied or AnswerReading.NotStudied;

    /// <summary>Whether 1 alone is the answer is seen from all that stands around it.</summary>
    private static bool IsNumber(CommandEntry entry, string letters) => IsAnswer(entry) && letters.Length > 0 && letters[0] is '1' or '一';

    /// <summary>意见 怎么提 asks how; a longer question is itself the opinion.</summary>
    private static bool IsAboutTheWord(string rest) => rest.Length <= ShortRest && HowToSay.Any(word => rest.Contains(word, StringComparison.Ordinal));

    /// <summary>The mark in a link is not a question.</summary>
    private static bool IsAsked(string text, string letters)
    {
        var words = text.Contains("://", StringComparison.Ordinal) ? Link().Replace(text, " ") : text;
        return words.AsSpan().IndexOfAny('？', '?') >= 0 || letters.EndsWith('吗');
    }

    [GeneratedRegex("[A-Za-z]{2,8}://[^\\s\\u3000-\\u9fff，。；]*", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    private static bool StartsWithItAlone(CommandWord<CommandEntry> word, IReadOnlyList<Clause> clauses)
    {
        var letters = CommandText.Normalise(word.Word);
        return clauses.Count > 0 && clauses[0].Letters.StartsWith(letters, StringComparison.Ordinal) && (clauses[0].Letters.Length == letters.Length || Time.ChineseDates.StartsWithWeekOrDate(clauses[0].Letters.AsSpan(letters.Length)) || clauses[0].Letters[letters.Length] is Clause.Title or Clause.Number);
    }

    /// <summary>Never a word that records, for what asks, denies, lies ahead or is about others.</summary>
    private string? Nearest(string text, string letters, bool isAsked)
    {
        var speaksAgainst = isAsked || letters.IndexOfAny(['没', '未', '不', '别', '谁', '吗', '怎', '几', '他', '她']) >= 0 || letters.Contains("明天", StringComparison.Ordinal) || letters.Length > 12;
        return words.Match(text, entry => !speaksAgainst || entry.Command.IsQuestion).Suggestion?.Owner.Command.Word;
    }
}
