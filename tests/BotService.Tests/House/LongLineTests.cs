namespace BotService.Tests.House;

/// <summary>A line that is wider than a screen says several things at once: it is read by parts, so it is written in parts.</summary>
public sealed class LongLineTests
{
    private const int Longest = 240;

    /// <summary>How many longer lines a file still holds. Nothing is added here: whoever shortens a line lowers the number, and takes the file out with its last one.</summary>
    private static readonly Dictionary<string, int> StillLonger = new()
    {
        ["ActionRecords.cs"] = 5,
        ["AnswerOwner.cs"] = 1,
        ["AnswerReading.cs"] = 1,
        ["Asides.cs"] = 1,
        ["AssignAct.cs"] = 3,
        ["BeforeDuePushes.cs"] = 2,
        ["CellText.cs"] = 1,
        ["ChasePlan.cs"] = 1,
        ["ClaimAct.cs"] = 1,
        ["ClauseMeaning.cs"] = 2,
        ["ClauseReader.cs"] = 3,
        ["CommandPipeline.cs"] = 1,
        ["FiguresCommand.cs"] = 3,
        ["FirstPushLines.cs"] = 1,
        ["HelpWishes.cs"] = 1,
        ["ImportDays.cs"] = 1,
        ["ImportWords.cs"] = 2,
        ["LedgerCard.cs"] = 1,
        ["LedgerDayReader.cs"] = 1,
        ["LedgerFilter.cs"] = 3,
        ["LedgerImport.cs"] = 3,
        ["LedgerImportReader.cs"] = 1,
        ["LedgerItemRecords.cs"] = 1,
        ["LedgerKindReader.cs"] = 1,
        ["LedgerLinkUndo.cs"] = 1,
        ["LedgerNotices.cs"] = 1,
        ["LedgerOrigin.cs"] = 1,
        ["LedgerRaising.cs"] = 3,
        ["LedgerReferences.cs"] = 1,
        ["LedgerSelection.cs"] = 1,
        ["LedgerStatistics.cs"] = 1,
        ["LedgerVerifiers.cs"] = 1,
        ["LedgersSetup.cs"] = 2,
        ["Lexicon.cs"] = 4,
        ["LikelyOwnDeed.cs"] = 1,
        ["ListClaims.cs"] = 1,
        ["ListCommand.cs"] = 1,
        ["NoticeFigure.cs"] = 1,
        ["NumberedName.cs"] = 1,
        ["OpinionCommand.cs"] = 1,
        ["OtherMatters.cs"] = 1,
        ["OwnRecords.cs"] = 1,
        ["OwnSentences.cs"] = 1,
        ["OwnWords.cs"] = 2,
        ["OwnerRemarks.cs"] = 1,
        ["PartReading.cs"] = 2,
        ["PersonWords.cs"] = 1,
        ["ProblemClaims.cs"] = 2,
        ["PutOffAct.cs"] = 1,
        ["RaisingPhrases.cs"] = 1,
        ["RateCommand.cs"] = 1,
        ["ReportsSetup.cs"] = 1,
        ["RosterText.cs"] = 1,
        ["RunOnAnswer.cs"] = 1,
        ["SameProblemSignal.cs"] = 1,
        ["SignalCommand.cs"] = 2,
        ["SpeakingCommand.cs"] = 1,
        ["SpeakingRecord.cs"] = 1,
        ["StudyReading.cs"] = 1,
        ["StudyWishes.cs"] = 1,
        ["SuperiorForms.cs"] = 1,
        ["SvgPainter.cs"] = 1,
        ["TableShape.cs"] = 1,
        ["TakeBackAct.cs"] = 1,
        ["TaskChain.cs"] = 1,
        ["TitleInWords.cs"] = 2,
        ["TodoCommand.cs"] = 1,
        ["TopicReference.cs"] = 1,
        ["TopicWishes.cs"] = 1,
        ["VerdictAct.cs"] = 2,
        ["VisitAct.cs"] = 1,
        ["VisitClaims.cs"] = 1,
        ["VisitPlans.cs"] = 2,
        ["WorkbookRows.cs"] = 1,
    };

    [Fact]
    public void No_line_is_longer_than_two_hundred_and_forty_letters_but_those_that_were()
    {
        var longer =
            from file in Directory.GetFiles(RepositoryFile.Path("src/BotService"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where line.Length > Longest
            group line by Path.GetFileName(file) into lines
            select $"{lines.Key}: {lines.Count()}";

        Assert.Equal(StillLonger.Select(row => $"{row.Key}: {row.Value}").Order(StringComparer.Ordinal), longer.Order(StringComparer.Ordinal));
    }
}
