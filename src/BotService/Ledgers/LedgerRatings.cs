using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>What people said of a closed item: four numbers, from enough answers on, and never who.</summary>
internal sealed class LedgerRatings(BotDbContext db)
{
    /// <summary>So many who say that nothing is solved are a question to whoever closed it.</summary>
    public const int Doubts = 2;

    /// <summary>Per cents of fewer say more than is known.</summary>
    private const int ShareFrom = 20;

    /// <summary>The askings of the item's cycle, each by itself: answers of two are not mixed.</summary>
    public async ValueTask<IReadOnlyList<RatingCount>> OfAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var asked = await db.RatingInvites.Where(i => i.ItemId == item.Id && i.Cycle == item.Cycle && i.Draw != RatingInvite.OfRaiser)
            .GroupBy(i => i.Draw).Select(g => new { Draw = g.Key, Count = g.Count() }).OrderBy(g => g.Draw).ToListAsync(cancellationToken);

        if (asked.Count == 0)
        {
            return [];
        }

        var answers = await db.Ratings.Where(r => r.ItemId == item.Id && r.Cycle == item.Cycle).ToListAsync(cancellationToken);
        return [.. asked.Select(draw => new RatingCount(draw.Count, RatingWords.All.ToDictionary(answer => answer, answer => answers.Where(r => r.Draw == draw.Draw && r.Answer == answer).Sum(r => r.Count))))];
    }

    /// <summary>评价：问 12，答 9：解决了 4，部分 2，没解决 3，不了解 0. Empty when nobody was asked.</summary>
    public static string Line(IReadOnlyList<RatingCount> counts, LedgerRating rating) => counts.Count switch
    {
        0 => string.Empty,
        1 => $"评价：{Words(counts[0], rating)}",
        _ => string.Join('；', counts.Select((count, i) => $"第 {i + 1} 次评价：{Words(count, rating)}")),
    };

    private static string Words(RatingCount count, LedgerRating rating)
    {
        if (count.Answered < rating.ShowFrom)
        {
            return $"问 {count.Asked}，答了 {count.Answered} 份，不到 {rating.ShowFrom} 份不显示";
        }

        var share = count.Answered >= ShareFrom ? $"（{count.Of(RatingAnswer.Solved) * 100 / count.Answered}%）" : string.Empty;
        return $"问 {count.Asked}，答 {count.Answered}：{string.Join('，', RatingWords.All.Select(answer => $"{answer.Word()} {count.Of(answer)}{(answer is RatingAnswer.Solved ? share : string.Empty)}"))}";
    }
}

/// <summary>One asking: how many were asked, and how many gave each answer.</summary>
internal sealed record RatingCount(int Asked, IReadOnlyDictionary<RatingAnswer, int> Answers)
{
    public int Answered => Answers.Values.Sum();

    public int Of(RatingAnswer answer) => Answers[answer];
}
