using System.Text.RegularExpressions;
using BotService.Commands;

namespace BotService.Tests.House;

/// <summary>Where words for people may stand: not in the store, and in the engine of commands only those that no feature can say for itself.</summary>
public sealed partial class WordsForPeopleTests
{
    /// <summary>Words of commands that the engine still holds in its texts and readings. Nothing is added here: whoever takes one out of the engine takes it out of this list.</summary>
    private static readonly Dictionary<string, string> WordsStillInEngine = new()
    {
        ["CommandLead.cs"] = "确认",
        ["CommandPipeline.cs"] = "帮助",
        ["CommandRunner.cs"] = "帮助",
        ["FriendlyReplies.cs"] = "帮助",
        ["Understanding/CleanedText.cs"] = "各组",
        ["Understanding/QuestionAnswer.cs"] = "确认 确认发出 取消 撤销",
        ["Understanding/SmallTalk.cs"] = "收到",
    };

    /// <summary>What engines still tell people to send. Nothing is added here: whoever asks the catalog or a feature for the word takes it out of this list.</summary>
    private static readonly Dictionary<string, string> StillToldToSend = new()
    {
        ["Commands/CommandPipeline.cs"] = "帮助",
        ["Commands/CommandRunner.cs"] = "帮助",
        ["Commands/FriendlyReplies.cs"] = "帮助",
        ["Reminders/Standstill.cs"] = "状态",
    };

    /// <summary>What they know goes out as values; Wording, or who asked, puts it into sentences. A fault of a setting is said where the setting is read.</summary>
    [Fact]
    public void The_store_and_the_calendar_hold_no_sentences_but_those_about_settings()
    {
        var holding =
            from folder in (string[])["Store", "Time"]
            from file in Directory.GetFiles(Path.Combine(SourceText.Folder, folder), "*.cs", SearchOption.AllDirectories)
            where SourceText.QuotedIn(File.ReadAllText(file)).Any(quoted => Sentence().IsMatch(quoted))
            select Path.GetRelativePath(SourceText.Folder, file).Replace('\\', '/');

        Assert.Equal(["Store/PolicyOptions.cs", "Store/Schema/PoolerCheck.cs", "Time/TimeSetup.cs"], holding.Order(StringComparer.Ordinal));
    }

    /// <summary>A word is looked for in what is written between quotation marks, by itself or between spaces as in a usage; comments may name any.</summary>
    [Fact]
    public void The_engine_of_commands_holds_no_more_words_of_commands_than_it_still_may()
    {
        var engine = Path.Combine(SourceText.Folder, "Commands");
        var words = new CommandCatalog().Entries.SelectMany(entry => entry.Words).Where(word => word.Length > 1).ToHashSet(StringComparer.Ordinal);

        var held =
            from file in Directory.GetFiles(engine, "*.cs", SearchOption.AllDirectories)
            from quoted in SourceText.QuotedIn(File.ReadAllText(file))
            from word in quoted.Split(' ')
            where words.Contains(word)
            select $"{Path.GetRelativePath(engine, file).Replace('\\', '/')}: {word}";

        var mayHold =
            from row in WordsStillInEngine
            from word in row.Value.Split(' ')
            select $"{row.Key}: {word}";

        var (added, gone) = (string.Join(", ", held.Except(mayHold)), string.Join(", ", mayHold.Except(held)));
        Assert.True(added.Length == 0 && gone.Length == 0, $"held besides: {added}; held no more: {gone}");
    }

    /// <summary>A word behind 发 or 例如, wherever it stands in a sentence.</summary>
    [Fact]
    public void No_engine_tells_people_to_send_more_words_of_commands_than_it_still_may()
    {
        var words = new CommandCatalog().Entries.SelectMany(entry => entry.Words).Where(word => word.Length > 1).ToHashSet(StringComparer.Ordinal);
        var told =
            from folder in (string[])["Commands", "Inbox", "Jobs", "Messaging", "Outbox", "Reminders"]
            from file in Directory.GetFiles(Path.Combine(SourceText.Folder, folder), "*.cs", SearchOption.AllDirectories)
            from quoted in SourceText.QuotedIn(File.ReadAllText(file))
            from Match sent in ToSend().Matches(quoted)
            where words.Contains(sent.Groups[1].Value)
            select $"{Path.GetRelativePath(SourceText.Folder, file).Replace('\\', '/')}: {sent.Groups[1].Value}";

        var mayTell =
            from row in StillToldToSend
            from word in row.Value.Split(' ')
            select $"{row.Key}: {word}";

        Assert.Equal(mayTell.Order(StringComparer.Ordinal), told.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>One of each kind, so that a check that sees nothing cannot pass.</summary>
    [Theory]
    [InlineData("…余 3 行，发 更多", "更多")]
    [InlineData("把那句话（例如 控制台）再发一次", "控制台")]
    [InlineData("再发：绑定 八位码", "绑定")]
    public void A_word_to_send_is_seen(string said, string word) => Assert.Equal([word], ToSend().Matches(said).Select(sent => sent.Groups[1].Value));

    /// <summary>What the engine says of study comes from the attributes of the commands. Weeks and topics as references are grammar that features share.</summary>
    [Fact]
    public void The_engine_of_commands_speaks_of_study_in_no_more_files_than_it_still_may()
    {
        var engine = Path.Combine(SourceText.Folder, "Commands");
        var speaking =
            from file in Directory.GetFiles(engine, "*.cs", SearchOption.AllDirectories)
            where SourceText.QuotedIn(File.ReadAllText(file)).Any(quoted => Study().IsMatch(quoted))
            select Path.GetRelativePath(engine, file).Replace('\\', '/');

        Assert.Equal(["AskedWeek.cs", "Understanding/MissingPart.cs", "Understanding/PartWords.cs", "Understanding/References.cs"], speaking.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"[\u4E00-\u9FFF][，。；（]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:发|例如)[ ：]+([\u4E00-\u9FFF]+)")]
    private static partial Regex ToSend();

    [GeneratedRegex("主题|应学|学习|周次")]
    private static partial Regex Study();
}
