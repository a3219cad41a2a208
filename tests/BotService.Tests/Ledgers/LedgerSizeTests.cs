using System.Diagnostics;

namespace BotService.Tests.Ledgers;

public sealed class LedgerSizeTests
{
    /// <summary>Far above what is wanted, since machines are shared: it tells work that grows with all entries from work that does not.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task Lists_cards_and_figures_of_twenty_thousand_items_are_answered_at_once()
    {
        await using var bot = await Office.OpenAsync("2026-12-20 10:00");
        await ManyItems.AddAsync(bot, new DateOnly(2026, 9, 1), closed: 70);

        foreach (var (who, words, told) in ((string, string, string)[])
        [
            ("zhoumin", "问题清单", "发现 20000 个：已销号 14000"), ("zhoumin", "问题清单 逾期", "逾期"), ("zhoumin", "问题清单 10月20日", "发现 20000 个"), ("zhoumin", "问题清单 统计", "已销号 14000"),
            ("linxiaoyan", "问题清单 本组", "问"), ("wangwei", "清单", "问"), ("zhoumin", "问12345", "问题12345"),
        ])
        {
            var times = new List<TimeSpan>();

            for (var i = 0; i < 5; i++)
            {
                var began = Stopwatch.GetTimestamp();
                Assert.Contains(told, await bot.SayAsync(who, words), StringComparison.Ordinal);
                times.Add(Stopwatch.GetElapsedTime(began));
            }

            var median = times.Order().ElementAt(times.Count / 2);
            TestContext.Current.TestOutputHelper?.WriteLine($"{words}: {median.TotalMilliseconds:0} ms");
            Assert.True(median < Most, $"{words} took {median}.");
        }
    }
}
