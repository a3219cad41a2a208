using BotService.Commands;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>A command that gets another word keeps its meaning everywhere: what others must know of it stands in its attributes.</summary>
public sealed class CommandWordTests
{
    /// <summary>Words of other features' commands that features still write down; many only happen to be one, such as the heading of a column or the state of an item. Nothing is added here: whoever takes one out of a feature takes it out of this list.</summary>
    private static readonly Dictionary<string, string> WordsStillInFeatures = new()
    {
        ["Consultations/OpinionRaising.cs"] = "意见",
        ["HandOvers/HandOverCommand.cs"] = "取消",
        ["Leaves/LeaveRecords.cs"] = "状态",
        ["Leaves/LeaveIntents.cs"] = "述学",
        ["LedgerLists/Acts/PollAct.cs"] = "本周",
        ["LedgerLists/Raising/GivenPhrases.cs"] = "主题 打卡 确认 签到",
        ["LedgerLists/Importing/JoinedRows.cs"] = "已完成",
        ["LedgerLists/Listing/LedgerFilter.cs"] = "统计 明细",
        ["LedgerLists/Listing/LedgerFilterReader.cs"] = "各组 完成 已完成 我的 明细 统计",
        ["LedgerLists/Importing/LedgerImportReader.cs"] = "取消 延期",
        ["LedgerLists/Importing/LedgerImportUpdate.cs"] = "状态",
        ["LedgerLists/LedgerPushCard.cs"] = "完成 状态",
        ["LedgerLists/LedgerReading.cs"] = "建议 意见",
        ["LedgerLists/Listing/LedgerStatistics.cs"] = "统计",
        ["LedgerLists/LedgerWording.cs"] = "完成 已完成",
        ["LedgerLists/Listing/ListPhrases.cs"] = "导出 我的 明细 统计",
        ["LedgerLists/Raising/RaisingPhrases.cs"] = "学完 完成",
        ["Notices/NoticeFigures.cs"] = "请假",
        ["Notices/NoticeNumberCommand.cs"] = "撤回",
        ["Nudging/QuietCommand.cs"] = "关闭 取消",
        ["Reports/AnswerEvent.cs"] = "撤回",
        ["Reports/ChangeSpan.cs"] = "撤回",
        ["Reports/Figures/CheckInFigure.cs"] = "打卡",
        ["Reports/Figures/GatheringFigure.cs"] = "关闭 签到",
        ["Reports/Figures/LedgerDayReader.cs"] = "作废",
        ["Reports/Claims/ListClaims.cs"] = "每周述学",
        ["Speaking/SpeakingCommand.cs"] = "统计",
        ["Statistics/FigureIntents.cs"] = "完成 我的 进度",
        ["Statistics/GroupsCommand.cs"] = "进度",
        ["Statistics/ParticipationSheet.cs"] = "主题 代录",
        ["Statistics/StatisticsCommand.cs"] = "进度",
        ["Status/ResendCommand.cs"] = "确认",
        ["Study/Answers/OwnSentences.cs"] = "打卡 统计",
        ["Study/Answers/TitleInWords.cs"] = "总结 通知",
        ["Study/ProgressCommand.cs"] = "统计",
        ["Study/StudyIntents.cs"] = "统计 通知",
        ["StudyLists/PlannedTopics.cs"] = "已学",
        ["StudyLists/StudyListCommand.cs"] = "统计",
        ["Topics/Chasing/HoldEnd.cs"] = "取消",
        ["Topics/TopicImportReader.cs"] = "主题",
    };

    private static readonly IReadOnlyList<CommandEntry> Commands = new CommandCatalog().Entries;

    /// <summary>A text is what stands between two quotation marks, so that one inside another is seen as well; comments may name any word.</summary>
    [Fact]
    public void No_feature_writes_down_more_words_of_other_features_commands_than_it_still_may()
    {
        var features = RepositoryFile.Path("src/BotService/Features");
        var owners = Commands.SelectMany(entry => entry.Words.Select(word => (Word: word, Feature: FeatureOf(entry)))).Where(pair => pair.Word.Length > 1).ToDictionary(pair => pair.Word, pair => pair.Feature, StringComparer.Ordinal);

        var held =
            from path in Directory.GetFiles(features, "*.cs", SearchOption.AllDirectories)
            let file = Path.GetRelativePath(features, path).Replace('\\', '/')
            from line in File.ReadLines(path)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in line.Split('"').Skip(1).SkipLast(1)
            where owners.TryGetValue(word, out var owner) && owner != file.Split('/')[0]
            select $"{file}: {word}";

        var mayHold =
            from row in WordsStillInFeatures
            from word in row.Value.Split(' ')
            select $"{row.Key}: {word}";

        var (added, gone) = (string.Join(", ", held.Except(mayHold)), string.Join(", ", mayHold.Except(held)));
        Assert.True(added.Length == 0 && gone.Length == 0, $"held besides: {added}; held no more: {gone}");
    }

    [Fact]
    public void What_a_command_states_of_its_words_and_of_another_command_names_words_that_there_are()
    {
        var foreign =
            from entry in Commands
            let command = entry.Command
            from word in $"{command.Openers} {command.BesideNumberWords} {entry.Group.Word}".Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where !entry.Words.Contains(word)
            select $"{command.Word}: {word}";

        var missing =
            from entry in Commands
            from word in (string?[])[entry.Command.Instead, entry.Help.Under]
            where word is not null && !Commands.Any(other => other.Command.Word == word)
            select $"{entry.Command.Word}: {word}";

        Assert.Empty(foreign.Concat(missing));
    }

    /// <summary>With two in one place 帮助 would begin in the order in which the commands happen to be found.</summary>
    [Theory]
    [InlineData(nameof(Audience.Member))]
    [InlineData(nameof(Audience.Liaison))]
    [InlineData(nameof(Audience.Admin))]
    public void No_two_commands_stand_at_one_place_of_the_help_of_one_office(string office)
    {
        var places = Commands.Where(entry => entry.Help.FirstFor.HasFlag(Enum.Parse<Audience>(office))).Select(entry => entry.Help.Order).Order().ToList();

        Assert.NotEmpty(places);
        Assert.Equal(places.Distinct(), places);
    }

    [Fact]
    public void What_a_command_states_of_help_numbers_and_groups_fits_together()
    {
        var wrong =
            from entry in Commands
            let command = entry.Command
            where (entry.Help.Order > 0) != (entry.Help.FirstFor is not Audience.None)
                || (command.BesideNumber is BesideNumber.Itself && command.BesideNumberWords.Length > 0)
                || (entry.Group.Summary is not null && entry.Group.Hears is InGroup.No)
            select command.Word;

        Assert.Empty(wrong);
    }

    private static string FeatureOf(CommandEntry entry) => entry.Type.Namespace!.Split('.') is [_, "Features", var feature, ..] ? feature : string.Empty;
}
