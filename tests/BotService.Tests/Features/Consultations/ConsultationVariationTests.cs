using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Consultations;

/// <summary>Other rounds than the sample's: what is said adds up to the opinions that came, and no anonymous one leads anywhere.</summary>
public sealed class ConsultationVariationTests
{
    [Theory]
    [InlineData(7, 5)]
    [InlineData(8, 23)]
    public async Task A_round_of_any_size_adds_up_and_warns_where_few_are_asked(int people, int opinions)
    {
        var random = new Random(people);
        await using var bot = await Bot.StartAsync("2026-11-02 10:05");
        await bot.PeopleAsync([.. Enumerable.Range(0, people).Select(i => $"u{i} 同志{(char)('甲' + i)} {(i % 2 == 0 ? "一" : "二")}支部")]);
        Assert.Contains($"对象：全体，{people} 人", await bot.SayAsync("boss", "征求意见 明年学什么 11月27日"));
        var (signed, anonymous) = (0, new List<(string Sender, string Text)>());

        for (var i = 0; i < opinions; i++)
        {
            var (sender, text) = ($"u{random.Next(people)}", $"希望{(char)('丁' + i)}方面多讲一些");
            var isAnonymous = random.Next(2) == 0;
            var answer = await bot.SayAsync(sender, $"{(isAnonymous ? "匿名意见" : "意见")} {text}");
            Assert.Contains("算在征1 里", answer);
            Assert.Equal(isAnonymous && people < 8, answer.Contains($"这次只问了 {people} 个人", StringComparison.Ordinal));
            signed += isAnonymous ? 0 : 1;
            anonymous.AddRange(isAnonymous ? [(sender, text)] : []);
        }

        Dictionary<OpinionEnd, int> ended = new() { [OpinionEnd.Answered] = 0, [OpinionEnd.Raised] = 0, [OpinionEnd.Refused] = 0 };
        await bot.SayAsync("boss", "征1");
        var numbers = await bot.AskStoreAsync(db => db.Opinions.OrderBy(o => o.Number).Select(o => o.Number!.Value).ToListAsync());

        foreach (var number in numbers.Where(_ => random.Next(4) > 0))
        {
            var end = (OpinionEnd)random.Next(3);
            ended[end]++;
            await bot.SayAsync("boss", $"答复 {number} {(end is OpinionEnd.Answered ? "已列入计划" : end is OpinionEnd.Raised ? "转问题" : "不采纳 今年安排不下")}");
        }

        var refused = ended[OpinionEnd.Refused] == 0 ? string.Empty : $"不采纳 {ended[OpinionEnd.Refused]}，";
        Assert.StartsWith(
            $"征1 截至11月2日：署名 {signed} 条，匿名 {anonymous.Count} 条；已答复 {ended[OpinionEnd.Answered]}，转问题 {ended[OpinionEnd.Raised]}，{refused}待处理 {opinions - ended.Values.Sum()}\n",
            await bot.SayAsync("boss", "征1"), StringComparison.Ordinal);

        // Numbers tell no order, and nobody stands beside an anonymous text in any row, line or question.
        var byArrival = await bot.AskStoreAsync(db => db.Opinions.Where(o => o.MemberId == null).Select(o => new { o.Text, o.Number }).ToListAsync());
        Assert.Equal(anonymous.Count, byArrival.Count);
        Assert.True(opinions < 10 || !anonymous.Select(one => byArrival.Single(o => o.Text == one.Text).Number).SequenceEqual(byArrival.Select(o => o.Number).Order()));
        Assert.Equal(ended[OpinionEnd.Raised], await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "problem" && i.RaisedById == null && i.RaisedByKey == "征求意见")));
        Assert.All(anonymous, one => Assert.DoesNotContain(bot.LogLines, line => line.Contains(one.Text, StringComparison.Ordinal)));
        Assert.False(await bot.AskStoreAsync(db => db.AuditNotes.AnyAsync(n => n.Actor != "boss")));
    }
}
