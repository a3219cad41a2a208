using BotService.Ledgers;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>Whoever records something of an item has it alone until that is stored.</summary>
public sealed class LedgerRecordingTests
{
    /// <summary>A verb without an entry throws.</summary>
    [Fact]
    public void Of_every_verb_it_is_said_whether_it_records_something()
    {
        var recording = Enum.GetValues<LedgerVerb>().Where(LedgerRecording.Records).ToList();
        var needing = Enum.GetValues<LedgerVerb>().Where(LedgerRecording.NeedsRow).ToList();

        Assert.Equal([LedgerVerb.Poll, LedgerVerb.Card, LedgerVerb.History, LedgerVerb.Origin, LedgerVerb.Unclear, LedgerVerb.Shut], Enum.GetValues<LedgerVerb>().Except(recording));
        Assert.Equal([LedgerVerb.Reach, LedgerVerb.Miss, LedgerVerb.TakeBack], recording.Except(needing));
    }

    [Theory]
    [InlineData("创1 来自 问1", "创1 已记来自问1", true)]
    [InlineData("创1 关联 问1", "创1 已记来自问1", true)]
    [InlineData("创1", "创1", false)]
    public async Task What_is_linked_is_taken_alone_and_what_is_only_looked_at_is_not(string said, string answer, bool isTaken)
    {
        using var count = new StatementCount();
        await using var bot = await Office.OpenAsync("2026-10-14 09:00");
        await bot.SayAsync("wangwei", "问题 三楼走廊灯不亮");
        await bot.SayAsync("zhoumin", "创新 网上取号 指标 取号率 现状 35 目标 70 李秋月 12月31日");

        var statements = await count.DuringAsync(bot.Store, () => bot.AnswersAsync("zhoumin", said, answer));

        Assert.NotEmpty(statements);
        Assert.True(isTaken == statements.Any(IsTaking), string.Join(";\n", statements));
    }

    private static bool IsTaking(string statement) =>
        statement.Contains("UPDATE \"LedgerItems\"", StringComparison.Ordinal) && statement.Contains("SET \"Round\" = ", StringComparison.Ordinal);
}
