using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>Reads what was said as the part for which a command waits. It is that only where the whole, said in one message, would be the command.</summary>
internal static partial class MissingPart
{
    /// <summary>The answer to a question, whether it asks for a missing part or only offers choices.</summary>
    public static QuestionReading Read(IncomingMessage message, Question question, Understood meant, Viewer caller, CommandCatalog catalog)
    {
        if (question.Missing is not { } missing || message.Kind is not IncomingKind.Words || question.Channel != message.Channel || catalog.Find(missing.Word) is not { } entry)
        {
            var reading = QuestionAnswer.Read(message.Text, question);
            return reading.Verdict is QuestionVerdict.SomethingElse && ChosenByCommand(question, meant) is { } choice ? new QuestionReading(QuestionVerdict.Chosen, choice) : reading;
        }

        var cleaned = CleanedText.Of(CommandText.WellFormed(message.Text));
        var letters = CommandText.Normalise(cleaned.Text);

        if (Hesitates().IsMatch(letters))
        {
            return Waits;
        }

        if (QuestionAnswer.Read(cleaned.Text, question) is { Verdict: not QuestionVerdict.SomethingElse } answer)
        {
            return answer;
        }

        if (QuestionAnswer.GivesUp(cleaned.Text, missing.Word))
        {
            return new QuestionReading(QuestionVerdict.No, null);
        }

        if (letters.Length == 0 || IsPolite(cleaned.Text, meant) || (QuestionAnswer.IsOnlyAnAnswer(cleaned.Text) && !IsAnotherCommand(meant, catalog)))
        {
            return Waits;
        }

        var said = SmallTalk.WithoutIt(cleaned.Text);
        var verdict = VerdictOf(cleaned, said, letters, meant, entry.Command, caller);

        return verdict is QuestionVerdict.Missing or QuestionVerdict.Doubtful
            ? Whole(question, missing, verdict, said, PartIn(meant, said, missing, caller), catalog) ?? (meant is Understood.Unknown ? Waits : SomethingElse)
            : new QuestionReading(verdict, null);
    }

    /// <summary>The whole command, where the part comes when nothing waits for it any more; null when it is something else.</summary>
    public static string? SaidLate(IncomingMessage message, Question question, Understood meant, Viewer caller, CommandCatalog catalog) =>
        question.Missing is not null && meant is Understood.Unknown or Understood.Talk
        && Read(message, question, meant, caller, catalog) is { Choice: { } whole } reading && (reading.Verdict is QuestionVerdict.Missing || (question.AsksAgain && reading.Verdict is QuestionVerdict.Doubtful))
            ? $"{whole.Word} {whole.Rest}"
            : null;

    private static QuestionReading Waits => new(QuestionVerdict.Waits, null);

    private static QuestionReading SomethingElse => new(QuestionVerdict.SomethingElse, null);

    /// <summary>学完了 to whether it is 已学 or 没学: the command that means a choice is that choice, where nothing else is said.</summary>
    private static QuestionChoice? ChosenByCommand(Question question, Understood meant) =>
        meant is Understood.Run { Lead.Length: 0, Rest.Length: 0, Word: var word } ? question.Choices.FirstOrDefault(choice => choice.Means == word) : null;

    private static QuestionReading? Whole(Question question, QuestionChoice missing, QuestionVerdict verdict, string said, string part, CommandCatalog catalog) =>
        catalog.Read($"{missing.Word} {missing.Rest} {part}") is Understood.Run { Rest.Length: > 0 } run && run.Word == missing.Word
            ? new QuestionReading(question.AsksAgain ? QuestionVerdict.Doubtful : verdict, new QuestionChoice(said, run.Word, run.Rest))
            : null;

    /// <summary>Of a wish for the same command, what it says beyond that: 想请个病假.</summary>
    private static string PartIn(Understood meant, string said, QuestionChoice missing, Viewer caller) =>
        meant is Understood.Wants wish && wish.CommandFor(caller) is { } same && same.Word == missing.Word ? same.Behind : said;

    private static QuestionVerdict VerdictOf(CleanedText cleaned, string said, string letters, Understood meant, ChatCommandAttribute command, Viewer caller)
    {
        if (cleaned.IsForwarded || cleaned.IsToMany)
        {
            return QuestionVerdict.SomethingElse;
        }

        switch (meant)
        {
            // Own words before an answer to a topic may be all of a reason: 他当面说学完了.
            case Understood.Run { Lead.Length: > 0 }:
                return QuestionVerdict.Doubtful;

            // 本周 is a word of its own, and a week where one is to be named.
            case Understood.Run:
                return command.Usage.Contains("第N周", StringComparison.Ordinal) && ChineseDates.LengthOfWeek(said) == said.Length ? QuestionVerdict.Missing : QuestionVerdict.SomethingElse;

            case Understood.Several or Understood.Talk { Kind: TalkKind.Future or TalkKind.Forwarded }:
                return QuestionVerdict.SomethingElse;

            case Understood.Wants wish when wish.CommandFor(caller) is { } same && same.Word == command.Word:
                return same.Behind.Length > 0 ? QuestionVerdict.Missing : QuestionVerdict.SomethingElse;

            case Understood.Wants { Wish.Explains: true }:
                return QuestionVerdict.Beside;

            case Understood.Wants wish:
                return IsClear(wish, cleaned.Text, letters, caller, command) ? QuestionVerdict.SomethingElse : QuestionVerdict.Doubtful;

            case Understood.Unsure unsure:
                return unsure.Doubt is Doubt.Asked && !command.KeepsWords ? QuestionVerdict.SomethingElse : QuestionVerdict.Doubtful;
        }

        if (command.KeepsWords)
        {
            return QuestionVerdict.Missing;
        }

        return MessageReader.IsAsked(cleaned.Text, letters) ? QuestionVerdict.Waits
            : DenyingSigns.StandIn(cleaned.Text) || AsksInWords().IsMatch(letters) ? QuestionVerdict.Doubtful
            : QuestionVerdict.Missing;
    }

    /// <summary>A question that has its answer, or a deed that this person may do; a word like 情况 or 材料 alone makes neither.</summary>
    private static bool IsClear(Understood.Wants wish, string text, string letters, Viewer caller, ChatCommandAttribute command) => wish.CommandFor(caller) is not null
        ? MessageReader.IsAsked(text, letters) || wish.Wish is { IsDeed: true, FitsByOneWord: false }
        : MessageReader.IsAsked(text, letters) && !command.KeepsWords;

    private static bool IsPolite(string text, Understood meant) =>
        meant is Understood.Talk { Kind: TalkKind.Received } || (Clause.Split(text) is { Count: > 0 } clauses && clauses.All(clause => SmallTalk.IsNothingElse(clause.Letters)));

    private static bool IsAnotherCommand(Understood meant, CommandCatalog catalog) => meant is Understood.Run run && catalog.Find(run.Word) is { Command.IsReadFreely: false };

    /// <summary>等一下，我问问: the part is still to come.</summary>
    [GeneratedRegex("^(嗯|好|的|行|那|先|我|让|你|您|请)*(等一?等|等一?下|等会儿?|稍等|稍候|待会儿?|过?一会儿?|过会儿?|回头|晚点|马上|想一?想|考虑一?下?|看一?看|问一?问|查一?查|不知道|不清楚|不晓得|再说|再看)(一下|下|再|说|发|报|回|写|告诉|补|复|给|你|您|吧|哈|啊|呢|哦|噢|呀|了|啦)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Hesitates();

    [GeneratedRegex("什么|啥|怎么|咋|为何|多少|几点|哪|谁|能不能|可不可以|能否|可否|要不要|用不用|是不是|行不行|有没有|好不好|干嘛", RegexOptions.NonBacktracking)]
    private static partial Regex AsksInWords();
}
