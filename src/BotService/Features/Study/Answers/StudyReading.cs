using System.Buffers;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study.Answers;

/// <summary>Reads answers to a topic, in the documented words and in one's own; what is none is left to everybody else.</summary>
internal sealed partial class StudyReading : IReadingStep
{
    private const int LongestPinyin = 24;

    /// <summary>Glued to 没学 these are the reason: 没学出差.</summary>
    private static readonly string[] Reasons = ["出差", "开会", "生病", "加班", "忙", "太忙", "培训", "休假", "值班", "住院", "有事", "外出", "下乡", "手机", "没收到", "没时间"];

    private static readonly SearchValues<char> Syllables = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ");

    public int Order => 10;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        if (message.IsForWordOnly)
        {
            return otherwise(message);
        }

        message = message with { Text = InPinyin(message.Text) ?? message.Text };
        var head = otherwise(message with { IsForWordOnly = true });

        // 收到，学完了: a word that only opens the message is passed over.
        if (head is Understood.Run { Found: { } opening } opened && MessageReader.OnlyOpens(opening, opened.Rest))
        {
            return InOwnWords(message, null, otherwise);
        }

        return head switch
        {
            Understood.Run { Found.Owner.Command.MayOpenAnswer: true, Rest.Length: > 0 } greeting when AnswerBehind(greeting.Rest, otherwise) is { } told => told,
            Understood.Run run when IsAnswer(run.Word) => IsAlone(run.Rest, message.Text) ? new Understood.Run(run.Word, string.Empty) : InOwnWords(message, run, otherwise),
            Understood.Unknown => InOwnWords(message, null, otherwise),
            _ => otherwise(message),
        };
    }

    /// <param name="documented">The documented word at the head, when it is one of an answer.</param>
    private static Understood InOwnWords(CleanedText message, Understood.Run? documented, Func<CleanedText, Understood> otherwise)
    {
        if (message.IsToMany)
        {
            return otherwise(message);
        }

        var text = SpokenStops.In(message.Text);
        var letters = CommandText.Normalise(text);
        var clauses = Clause.Split(text);
        var sense = SenseOf(documented, letters, clauses);
        var answer = AnswerReading.Read(text, clauses, sense, IsCommand);

        if (LeaveBeside.In(text, clauses, answer, documented) is { } both)
        {
            return both;
        }

        if (answer is null or Understood.Unsure && sense is null && documented is { Word: AnswerWords.NotStudied, Rest: { Length: > 0 } reason } && Reasons.Any(word => reason.StartsWith(word, StringComparison.Ordinal)))
        {
            return new Understood.Run(AnswerWords.NotStudied, reason);
        }

        if (answer is Understood.Run)
        {
            return answer;
        }

        var meant = otherwise(message);

        if (answer is Understood.Several or Understood.Unsure { Doubt: Doubt.Contradicts or Doubt.NotYet or Doubt.Part or Doubt.SeveralWeeks or Doubt.WhoseIsIt })
        {
            return meant is Understood.Wants { Intent.OutranksDoubt: true } ? meant : answer;
        }

        if (answer is null && WishesToFinish().IsMatch(letters))
        {
            return new Understood.Talk(TalkKind.Future);
        }

        if (meant is Understood.Wants wish)
        {
            return wish.Intent.IsDeed || answer is not Understood.Unsure { Doubt: Doubt.Asked } ? wish : wish with { AlsoTold = ToldBeside(text, clauses, IsCommand) };
        }

        // 您好，在吗？学完了 asks nothing but whether somebody hears it.
        if (meant is Understood.Talk { Kind: TalkKind.Hello } && answer is Understood.Unsure { Doubt: Doubt.Asked, IfYes: null } greeting && ToldBeside(text, clauses, IsCommand) is { } told)
        {
            return greeting with { IfYes = told };
        }

        return answer ?? WithoutAnswer(meant, letters, clauses, MessageReader.IsAsked(text, letters));

        bool IsCommand(string said) => otherwise(new CleanedText(said, IsForwarded: false, IsToMany: false) { IsForWordOnly = true }) is Understood.Run { Found: not null, Rest.Length: 0 };
    }

    /// <summary>已学。截止是几点？ tells it before the question, and 下周学什么？我学完了 behind it; null where neither is an answer by itself.</summary>
    private static string? ToldBeside(string text, IReadOnlyList<Clause> clauses, Func<string, bool> isCommand)
    {
        var asked = clauses.Where(clause => OwnSentences.IsQuestion(clause) || ClauseReader.Read(clause).Kind is SenseKind.Asked).ToList();

        if (asked.Count == 0)
        {
            return null;
        }

        foreach (var part in (string[])[text[..asked[0].Start], text[asked[^1].End..]])
        {
            if (Clause.Split(part) is { Count: > 0 } own && AnswerReading.Read(part, own, null, isCommand) is Understood.Run { Word: AnswerWords.Studied, Lead.Length: 0 } told)
            {
                return $"{told.Word} {References.In(told.Rest)}".Trim();
            }
        }

        return null;
    }

    private static Understood WithoutAnswer(Understood meant, string letters, IReadOnlyList<Clause> clauses, bool isAsked)
    {
        if (meant is Understood.Talk talk)
        {
            // 早上学完了 only begins like a greeting; 早点学完 says nothing that is over.
            return talk.Kind is TalkKind.Hello && !isAsked && letters.IndexOfAny(['了', '已']) >= 0 && GuessedAnswer.In(letters) is { IfYes: AnswerWords.Studied } greeted ? greeted : talk;
        }

        if (OnlyPolite(clauses) is { } kind)
        {
            return new Understood.Talk(kind);
        }

        if (!isAsked && GuessedAnswer.In(letters) is { } guessed)
        {
            return guessed;
        }

        return clauses.Any(clause => ClauseReader.Read(clause).Kind is SenseKind.Asked or SenseKind.Unclear) ? new Understood.Unsure(isAsked ? Doubt.Asked : Doubt.Unclear) : meant;
    }

    /// <summary>打卡，这周的学完了 is an answer with the word in front that people greet it with. Read once: 签到签到签到 is not gone into word by word.</summary>
    private Understood.Run? AnswerBehind(string rest, Func<CleanedText, Understood> otherwise)
    {
        var told = rest.TrimStart('✅', '打', '卡', ' ', '，', ',');

        // 打卡完成 and 签到完成 end the signing in and speak of nothing else.
        if (rest.Trim() == told && told.TrimEnd('了', '啦', '。', '！', '!') is "完成" or "已完成" or "完毕" or "结束" or "搞定")
        {
            return null;
        }

        if (otherwise(new CleanedText(told, IsForwarded: false, IsToMany: false) { IsForWordOnly = true }) is Understood.Run { Found: not null } other && !IsAnswer(other.Word))
        {
            return null;
        }

        return Read(CleanedText.Of(told), otherwise) is Understood.Run { Lead.Length: 0 } answer && IsAnswer(answer.Word) ? answer : null;
    }

    private static bool IsAnswer(string word) => word is AnswerWords.Studied or AnswerWords.NotStudied;

    /// <summary>A word alone is that word, unless it is asked or taken back: 已学？ and 已学❌.</summary>
    private static bool IsAlone(string rest, string text)
    {
        var letters = CommandText.Normalise(text);
        return rest.Length == 0 && !DenyingSigns.StandIn(text) && (letters.Length == 0 || !MessageReader.IsAsked(text, letters)) && !letters.EndsWith('吧') && !IsNumber(letters);
    }

    /// <summary>Whether 1 alone is the answer is seen from all that stands around it.</summary>
    private static bool IsNumber(string letters) => letters.Length > 0 && letters[0] is '1' or '一';

    /// <summary>What the documented word says, where it stands by itself.</summary>
    private static SenseKind? SenseOf(Understood.Run? documented, string letters, IReadOnlyList<Clause> clauses) =>
        documented is { Found: { } word } && !IsNumber(letters) && StartsWithItAlone(word.Word, clauses) ? (documented.Word == AnswerWords.Studied ? SenseKind.Done : SenseKind.NotDone) : null;

    private static bool StartsWithItAlone(string word, IReadOnlyList<Clause> clauses)
    {
        var letters = CommandText.Normalise(word);
        return clauses.Count > 0 && clauses[0].Letters.StartsWith(letters, StringComparison.Ordinal)
            && (clauses[0].Letters.Length == letters.Length || ChineseDates.StartsWithWeekOrDate(clauses[0].Letters.AsSpan(letters.Length)) || clauses[0].Letters[letters.Length] is Clause.Title or Clause.Number);
    }

    /// <summary>Nothing but greetings, thanks and the like.</summary>
    private static TalkKind? OnlyPolite(IReadOnlyList<Clause> clauses)
    {
        if (clauses.Count == 0 || !clauses.All(IsPolite))
        {
            return null;
        }

        var isThanks = clauses.Any(clause => clause.Letters.Contains('谢', StringComparison.Ordinal) || clause.Letters.Contains("辛苦", StringComparison.Ordinal));
        return isThanks ? TalkKind.Thanks : TalkKind.Received;
    }

    private static bool IsPolite(Clause clause) => ClauseReader.Words(clause.Letters) is { } words
        && words.All(word => word is WordClass.Polite or WordClass.Title or WordClass.Please or WordClass.Particle or WordClass.Le);

    /// <summary>xue wan le: an answer in syllables.</summary>
    private static string? InPinyin(string text) =>
        text.Contains(' ', StringComparison.Ordinal) && text.Length <= LongestPinyin && text.AsSpan().IndexOfAnyExcept(Syllables) < 0
        && text.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant() is var word && Lexicon.TryFind(word, out var kind) && kind is WordClass.Done ? word : null;

    /// <summary>希望这周能看完: one's own wish to finish, which no opinion is.</summary>
    [GeneratedRegex(
        "^(我|俺|本人|也|真|很|就|还|只|但)*希望(我|俺|自己|本人|这周|本周|这礼拜|今天|今晚|明天|周[一二三四五六日末]|之?前|下班|能够?|可以|早点?|早日|尽快|按时|按期|顺利|都|全部?|把|材料|内容|主题|学习|任务|它)*(学|看|读|听|补)习?(完|好|上)(成|了|吧|啊|呀|哈)*$|" +
        "^(我|俺|本人|也|真|很|还)*希望(我|自己|这周|本周|今天|周[一二三四五六日末]|前|能够?|可以|尽快|按时|按期|顺利|如期)+完成(本周|这周)?(主题)?(学习)?(任务)?(了|吧|啊|呀|哈)*$", RegexOptions.NonBacktracking)]
    private static partial Regex WishesToFinish();
}
