using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudyLists;

/// <summary>The plan of a tier: what comes, what was, and its classes. The own tier first, the others on request.</summary>
[ChatCommand(Word, "学习计划", Usage = "学习清单 [党组/支部/青年]", Summary = "本层级的学习安排；学习清单 统计 看数字，班N 看一个班", Audience = Audience.Everyone, IsQuestion = true, Glued = true)]
internal sealed partial class StudyListCommand(BotDbContext db, PlannedTopics planned, StudyClasses classes, StudyListFigures figures, LocalClock clock) : IChatCommand
{
    public const string Word = "学习清单";

    private const string Count = "统计";

    private const string Separators = " \u3000，,。：:";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = call.Rest.Trim(Separators.ToCharArray());

        if (words.StartsWith(Count, StringComparison.Ordinal))
        {
            return await CountAsync(words[Count.Length..].Trim(Separators.ToCharArray()), cancellationToken);
        }

        if (ClassNumber().Match(words) is { Success: true } named)
        {
            return await ClassAsync(NumberedName.Plain(named.Groups[1].Value), words[named.Length..].Trim(Separators.ToCharArray()), cancellationToken);
        }

        var home = call.Caller.Member?.Group;

        if (words.Length > 0)
        {
            return TierWords.TryRead(words, out var asked)
                ? await ListAsync(asked, $"{Short(asked)}学习清单", withCount: true, call, cancellationToken)
                : Reply.Refuse("层级写 党组、支部 或 青年，例如：学习清单 青年");
        }

        return home is null
            ? await CountAsync(string.Empty, cancellationToken)
            : await ListAsync(home.Tier, $"{Short(home.Tier)}学习清单{await AlsoAsync(call.Member.Id, cancellationToken)}", withCount: false, call, cancellationToken);
    }

    /// <summary>A class is called as the items are. Nobody confirms it: presence is its record.</summary>
    private async ValueTask<Reply> ClassAsync(string number, string words, CancellationToken cancellationToken)
    {
        var lines = await classes.OneAsync(int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), cancellationToken);
        return lines.Count == 0 ? Reply.Refuse($"没有班{number}。看学习安排发 学习清单")
            : words is ['不', '是', .. var said] ? Reply.Refuse($"没有记成{said}：班{number} 是专题班，到会凭现场的码签到就算，不用确认。")
            : Reply.Say(lines);
    }

    private async ValueTask<Reply> CountAsync(string day, CancellationToken cancellationToken)
    {
        var asOf = clock.Today;
        ReadOnlySpan<char> rest = day;

        if (day.Length > 0 && !AsOfDay.TryTake(ref rest, clock.Now, out asOf))
        {
            return Reply.Refuse($"没看懂是截至哪天，例如：学习清单 统计 {clock.Today:M月d日}");
        }

        return AsOfDayText.Refusal(asOf, clock.Today) is { } refusal ? Reply.Refuse(refusal) : Reply.Say(await figures.TextAsync(asOf, cancellationToken));
    }

    private async ValueTask<Reply> ListAsync(Tiers tier, string name, bool withCount, CommandCall call, CancellationToken cancellationToken)
    {
        var (all, opened) = withCount ? await planned.CountAsync(tier, cancellationToken) : default;
        var running = await classes.LinesAsync(tier, cancellationToken);
        List<string> parts = [.. withCount ? (string[])[$"常态 {all} 个专题（已开 {opened}）"] : [], .. running.Select(line => $"专题班 {line}")];
        List<string> lines = [parts.Count == 0 ? name : $"{name}：{string.Join("，", parts)}", .. await planned.LinesAsync(tier, call.MemberId, cancellationToken)];

        if (call.Caller.Member is { } me && await OtherTiersAsync(me.Id, tier, cancellationToken) is { Count: > 0 } others)
        {
            lines.Add(string.Join('；', others.Select(other => $"{Short(other)}：发 学习清单 {Short(other)}")));
        }

        return Reply.Say(lines);
    }

    private async ValueTask<string> AlsoAsync(int memberId, CancellationToken cancellationToken)
    {
        var names = await db.Groups.Where(g => db.Memberships.Any(s => s.MemberId == memberId && s.GroupId == g.Id)).OrderBy(g => g.Id).Select(g => g.Name).ToListAsync(cancellationToken);
        return names.Count == 0 ? string.Empty : $"（您也在{string.Join('、', names)}）";
    }

    private async ValueTask<List<Tiers>> OtherTiersAsync(int memberId, Tiers shown, CancellationToken cancellationToken)
    {
        var mine = await db.TiersOfAsync(memberId, cancellationToken);
        return [.. ((ReadOnlySpan<Tiers>)[Tiers.Leadership, Tiers.Branch, Tiers.Youth]).ToArray().Where(tier => tier != shown && mine.HasFlag(tier))];
    }

    [GeneratedRegex("^班\\s*[#＃]?\\s*([0-9０-９]{1,8})(?=$|[^0-9０-９])")]
    private static partial Regex ClassNumber();

    /// <summary>As the tiers are called in speech: 青年, not 青年小组.</summary>
    private static string Short(Tiers tier) => tier is Tiers.Youth ? "青年" : TierWords.Of(tier);
}
