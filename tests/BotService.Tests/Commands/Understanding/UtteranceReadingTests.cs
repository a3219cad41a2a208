using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Features.Study.Answers;
using BotService.Tests.Harness;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What people wrote, read without a store: no reading may be a record that the words do not say.</summary>
public sealed class UtteranceReadingTests
{
    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    public static IReadOnlyList<Utterance> All() => Utterance.ReadAll(Path.Combine(AppContext.BaseDirectory, "Cases", "utterances.tsv"));

    [Fact]
    public void Nothing_is_read_as_a_record_that_was_not_meant()
    {
        var wrong = All().Where(u => u.State is not "nudge-previewed")
            .Select(u => (u, Read: Records(Catalog.Read(u.Text))))
            .Where(pair => pair.Read is { } kind && !pair.u.Allows(kind))
            .Select(pair => $"{pair.u.Role} {pair.u.Text} → {pair.Read}, meant {pair.u.Meaning};{pair.u.Acceptable}").ToList();
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("收到，第一时间完成")]
    [InlineData("好的，我第一时间学完")]
    [InlineData("收到，拿下")]
    [InlineData("有的看完了")]
    [InlineData("材料有的看完了")]
    [InlineData("看完才知道还有文字材料")]
    [InlineData("看完才发现只是第一讲")]
    [InlineData("刚看完视频感觉文字材料晚上看")]
    [InlineData("看完了内容简介")]
    [InlineData("看完了内容的前三条")]
    [InlineData("都看完好吧")]
    [InlineData("视频2/2，文字2/3，已学")]
    public void A_promise_a_plea_and_a_part_are_no_record(string words) => Assert.Null(Records(Catalog.Read(words)));

    [Theory]
    [InlineData("第一时间就学完了")]
    [InlineData("本周学习已拿下")]
    [InlineData("我有学完喔")]
    [InlineData("早学完了好吧")]
    [InlineData("已学，心得发您邮箱了")]
    [InlineData("学完才想起来没点按钮")]
    [InlineData("学完才想起差点忘了打卡")]
    [InlineData("好吧，学完了")]
    [InlineData("已完成，心得已上报")]
    [InlineData("学完并做了摘要")]
    public void What_lies_behind_is_one(string words) => Assert.Equal("confirm", Records(Catalog.Read(words)));

    [Fact]
    public void Nine_of_ten_plain_confirmations_are_read_as_such()
    {
        var plain = All().Where(u => u is { Role: "member", State: "open" } && u.Kind.StartsWith("confirm", StringComparison.Ordinal)).ToList();
        var missed = plain.Where(u => Records(Catalog.Read(u.Text)) != "confirm").Select(u => $"{u.Text} → {Catalog.Read(u.Text)}").ToList();
        Assert.True(missed.Count * 10 <= plain.Count, $"{missed.Count} of {plain.Count} missed:\n{string.Join('\n', missed)}");
    }

    /// <summary>What a reading would record for the sender; null for everything that asks, answers or talks.</summary>
    internal static string? Records(Understood read) => read switch
    {
        Understood.Run { Lead.Length: > 0 } => null,
        Understood.Run { Word: "已学" or "没学" } run when AnswerOwner.IsNameAlone(run.Rest) => null,
        Understood.Run { Word: "已学" } => "confirm",
        Understood.Run { Word: "没学" } => "notstudied",
        Understood.Run { Word: "请假" } => "leave",
        Understood.Run { Word: "签到" or "打卡" or "打卡 / 签到" } => "checkin",
        Understood.Run { Word: "撤回" } => "undo",
        Understood.Several => "confirm",
        _ => null,
    };
}

/// <summary>One line of the file: who, the words, what they mean, and what else is as good.</summary>
public sealed record Utterance(string Role, string Text, string Meaning, string Acceptable, string Kind, string State)
{
    public static IReadOnlyList<Utterance> ReadAll(string path) =>
        [.. File.ReadAllLines(path).Skip(1).Select(line => line.Split('\t')).Select(cells => new Utterance(cells[0], cells[1].Replace("\\n", "\n", StringComparison.Ordinal), cells[2], cells[3], cells[5], cells[6]))];

    public bool Allows(string record) => Meaning.Split(';').Concat(Acceptable.Split(';')).Any(meaning =>
        meaning.Split(':')[0].Split('+')[0] is var said && (said == record || (record == "confirm" && said is "confirm-late" or "repeat") || (record == "checkin" && said is "checkin-code") || (record == "leave" && said.StartsWith("leave", StringComparison.Ordinal))));
}
