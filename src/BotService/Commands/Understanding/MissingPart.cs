using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>Reads what was said as the part for which a command waits. It is that only where the whole, said in one message, would be the command.</summary>
internal static partial class MissingPart
{
    /// <summary>The answer to a question, whether it asks for a missing part or only offers choices.</summary>
    public static QuestionReading Read(IncomingMessage message, Question question, Understood meant, Viewer caller, CommandCatalog catalog, DateTime now)
    {
        if (QuestionAnswer.IsOfAnotherMatter(message.Text, question, meant, caller))
        {
            return SomethingElse;
        }

        if (question.Missing is not { } missing || message.Kind is not IncomingKind.Words || question.Channel != message.Channel || catalog.Find(missing.Word) is not { } entry)
        {
            var reading = QuestionAnswer.Read(message.Text, question, now);
            return reading.Verdict is QuestionVerdict.SomethingElse ? ByCommand(message, question, meant, catalog) : reading;
        }

        var cleaned = CleanedText.Of(CommandText.WellFormed(message.Text));
        var letters = CommandText.Normalise(cleaned.Text);

        if (PartWords.Hesitates(cleaned.Text))
        {
            return Waits;
        }

        if (QuestionAnswer.Read(cleaned.Text, question, now) is { Verdict: not QuestionVerdict.SomethingElse } answer)
        {
            return answer;
        }

        if (!IsOtherInFull(cleaned.Text, meant, missing, catalog) && QuestionAnswer.GivesUp(cleaned.Text, missing.Word))
        {
            return No;
        }

        if (letters.Length == 0 || IsPolite(cleaned.Text, meant) || (QuestionAnswer.IsOnlyAnAnswer(cleaned.Text) && !IsAnotherCommand(meant, catalog)))
        {
            return Waits;
        }

        var keepsWords = entry.Command.KeepsWords;

        // What is passed on to many may be a title, and a title keeps its 请.
        var spoken = keepsWords && (cleaned.IsForwarded || cleaned.IsToMany) ? cleaned.Text : SmallTalk.WithoutIt(cleaned.Text);
        var said = keepsWords ? spoken : PartWords.WithoutAsking(spoken);

        if (said.Length == 0)
        {
            return Waits;
        }

        if (!IsInOwnWords(question) && PartWords.Alone(said) is var alone && alone != spoken)
        {
            (said, spoken, meant) = (alone, alone, catalog.Read(alone));
        }

        var verdict = VerdictOf(cleaned, spoken, said, meant, question, entry.Command, caller, catalog);

        return verdict is QuestionVerdict.Missing or QuestionVerdict.Doubtful
            ? Whole(question, missing, verdict, said, PartIn(meant, said, missing, caller), catalog) ?? (meant is Understood.Unknown ? Waits : SomethingElse)
            : new QuestionReading(verdict, null);
    }

    /// <summary>The whole command, where the part comes when nothing waits for it any more; null when it is something else.</summary>
    public static string? SaidLate(IncomingMessage message, Question question, Understood meant, Viewer caller, CommandCatalog catalog, DateTime now) =>
        question.Missing is not null && meant is Understood.Unknown or Understood.Talk
        && Read(message, question, meant, caller, catalog, now) is { Choice: { } whole } reading && (reading.Verdict is QuestionVerdict.Missing || (question.NotAlone is not null && reading.Verdict is QuestionVerdict.Doubtful))
            ? question.About is null ? $"{whole.Word} {whole.Rest}" : whole.Rest
            : null;

    /// <summary>不准 吴秀英 那天要值班, said where 准假 waits for a name, is a command of its own. What takes back may as well give up.</summary>
    private static bool IsOtherInFull(string text, Understood meant, QuestionChoice missing, CommandCatalog catalog) =>
        meant is Understood.Run { Rest.Length: > 0 } run && run.Word != missing.Word && Clause.Split(text) is [var head, ..]
        && catalog.Find(run.Word) is { Command: { IsReadFreely: false, BesideNumber: not BesideNumber.TakesBack } } entry && entry.Words.Any(word => CommandText.Normalise(word) == head.Letters);

    private static QuestionReading No => new(QuestionVerdict.No, null);

    private static QuestionReading Waits => new(QuestionVerdict.Waits, null);

    private static QuestionReading SomethingElse => new(QuestionVerdict.SomethingElse, null);

    /// <summary>学完了 to whether it is 已学 or 没学, with its reason or without: the command that means a choice is that choice. Only 我学完了 is the sender's own.</summary>
    private static QuestionReading ByCommand(IncomingMessage message, Question question, Understood meant, CommandCatalog catalog)
    {
        var text = message.Text.Trim();

        // The button of the own topic's card is the sender's own as well.
        if (message.Kind is not IncomingKind.Words || !question.Choices.Any(choice => choice.Means is not null) || (PartWords.IsOneClause(text) && OfOneself().IsMatch(text)))
        {
            return SomethingElse;
        }

        // Whoever was asked about somebody says 他学完了 of that person.
        var behind = OfThePerson().Replace(text, string.Empty);

        return (behind.Length > 0 && behind.Length < text.Length ? catalog.Read(behind) : meant) switch
        {
            Understood.Run { Lead.Length: 0 } run when question.Choices.FirstOrDefault(choice => choice.Means == run.Word) is { } meantBy =>
                new QuestionReading(QuestionVerdict.Chosen, meantBy with { Rest = $"{meantBy.Rest} {run.Rest}".Trim() }),
            Understood.Several => Waits,
            _ => SomethingElse,
        };
    }

    /// <summary>What is asked about before it is done need not read as the command: 请假 with 别打扰 in its reason.</summary>
    private static QuestionReading? Whole(Question question, QuestionChoice missing, QuestionVerdict verdict, string said, string part, CommandCatalog catalog)
    {
        if (catalog.Read($"{missing.Word} {missing.Rest} {part}") is Understood.Run { Rest.Length: > 0 } run && run.Word == missing.Word)
        {
            return new QuestionReading(verdict, new QuestionChoice(said, run.Word, run.Rest));
        }

        return verdict is QuestionVerdict.Doubtful && IsInOwnWords(question) ? new QuestionReading(verdict, new QuestionChoice(said, missing.Word, $"{missing.Rest} {part}".Trim())) : null;
    }

    private static bool IsInOwnWords(Question question) => question.Part is PartKind.Words or PartKind.WordsOrDays;

    /// <summary>Of an intent for the same command, what it says beyond that: 想请个病假.</summary>
    private static string PartIn(Understood meant, string said, QuestionChoice missing, Viewer caller) =>
        meant is Understood.Wants intent && intent.CommandFor(caller) is { } same && same.Word == missing.Word ? PartWords.WithoutAsking(same.Behind) : said;

    private static QuestionVerdict VerdictOf(CleanedText cleaned, string spoken, string said, Understood meant, Question question, ChatCommandAttribute command, Viewer caller, CommandCatalog catalog)
    {
        if ((cleaned.IsForwarded || cleaned.IsToMany) && !command.KeepsWords)
        {
            return QuestionVerdict.SomethingElse;
        }

        var isAsked = MessageReader.IsAsked(cleaned.Text, CommandText.Normalise(cleaned.Text));

        switch (meant)
        {
            // 学完了，电话里说的 is why it is recorded for somebody who is named already, and never the liaison's own answer.
            case Understood.Run or Understood.Several when question.Missing!.Rest.Length > 0 && command is { RecordsAnswer: true, IsForOneself: false } && IsAnswer(meant, catalog):
                return QuestionVerdict.Doubtful;

            // 完成了，办法已印发 may be the result of the work that was asked about; 已学 is none.
            case Understood.Run or Understood.Several when question.Missing!.Rest.Length > 0 && command.KeepsWords && IsAnswer(meant, catalog) && !OfStudying().IsMatch(cleaned.Text):
                return QuestionVerdict.Doubtful;

            // Own words before an answer to a topic may be all of a reason: 他当面说学完了.
            case Understood.Run { Lead.Length: > 0 }:
                return QuestionVerdict.Doubtful;

            // 本周 is a word of its own, and a week where one is to be named.
            case Understood.Run:
                return question.Part is PartKind.WordsOrDays or PartKind.Week && ChineseDates.LengthOfWeek(said) == said.Length ? QuestionVerdict.Missing : QuestionVerdict.SomethingElse;

            case Understood.Several or Understood.Talk { Kind: TalkKind.Future }:
                return QuestionVerdict.SomethingElse;

            case Understood.Wants intent when intent.CommandFor(caller) is { } same && same.Word == command.Word:
                return same.Behind.Length == 0 ? QuestionVerdict.SomethingElse : isAsked ? QuestionVerdict.Doubtful : QuestionVerdict.Missing;

            case Understood.Wants { Intent.Explains: true }:
                return QuestionVerdict.Beside;

            // 刚才那条不算 takes back what is only being asked for, and no record.
            case Understood.Wants intent when TakesBack(intent, caller, catalog):
                return PartWords.IsOneClause(spoken) && !command.KeepsWords ? QuestionVerdict.No : QuestionVerdict.Doubtful;

            case Understood.Wants intent:
                return IsClear(intent, spoken, isAsked, question, command, caller) ? QuestionVerdict.SomethingElse : QuestionVerdict.Doubtful;

            case Understood.Unsure unsure:
                return unsure.Doubt is Doubt.Asked && !command.KeepsWords && !PartWords.SaysMore(spoken) ? QuestionVerdict.SomethingElse : QuestionVerdict.Doubtful;
        }

        if (command.KeepsWords)
        {
            return QuestionVerdict.Missing;
        }

        if (isAsked || PartWords.EndsAsking(CommandText.Normalise(spoken)))
        {
            return PartWords.SaysMore(spoken) ? QuestionVerdict.Doubtful : QuestionVerdict.Waits;
        }

        return DenyingSigns.StandIn(cleaned.Text) || PartWords.IsUnsure(spoken) ? QuestionVerdict.Doubtful : QuestionVerdict.Missing;
    }

    /// <summary>A question that has its answer, or a deed that this person may do; in a reason of several clauses neither is, and in words that are kept as they are nothing is.</summary>
    private static bool IsClear(Understood.Wants intent, string spoken, bool isAsked, Question question, ChatCommandAttribute command, Viewer caller) =>
        !command.KeepsWords && (!IsInOwnWords(question) || PartWords.IsOneClause(spoken))
        && (isAsked || (intent.CommandFor(caller) is not null && intent.Intent is { IsDeed: true, FitsByOneWord: false }));

    private static bool TakesBack(Understood.Wants intent, Viewer caller, CommandCatalog catalog) =>
        (intent.CommandFor(caller)?.Word ?? intent.Intent.Otherwise?.Invoke(caller, intent.Rest)?.Question?.Word) is { } word && catalog.Find(word) is { Command.BesideNumber: BesideNumber.TakesBack };

    private static bool IsAnswer(Understood meant, CommandCatalog catalog) => meant is Understood.Several || (meant is Understood.Run run && catalog.Find(run.Word) is { Command.IsReadFreely: true });

    private static bool IsPolite(string text, Understood meant) =>
        meant is Understood.Talk { Kind: TalkKind.Received } || (Clause.Split(text) is { Count: > 0 } clauses && clauses.All(clause => SmallTalk.IsNothingElse(clause.Letters)));

    private static bool IsAnotherCommand(Understood meant, CommandCatalog catalog) => meant is Understood.Run run && catalog.Find(run.Word) is { Command.IsReadFreely: false };

    [GeneratedRegex("学|读|主题", RegexOptions.NonBacktracking)]
    private static partial Regex OfStudying();

    [GeneratedRegex("^[\\s，,]*(报告|收到|好的?)?[\\s，,]*[我俺咱]", RegexOptions.NonBacktracking)]
    private static partial Regex OfOneself();

    [GeneratedRegex("^(他|她|ta|本人)(自己|本人)?(说|讲|回复|告诉我|跟我说|给我说)?(他|她|ta)?(自己)?[，,：:\\s]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThePerson();
}
