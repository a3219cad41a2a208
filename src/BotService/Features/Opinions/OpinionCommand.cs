using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Opinions;

/// <summary>A complaint or suggestion under one's own name; an admin who writes none reads the latest, so that they reach somebody.</summary>
[ChatCommand("意见", "建议", Usage = "意见 内容", Summary = "提意见或建议，署名", Audience = Audience.Member | Audience.Admin, Glued = true, KeepsWords = true, BesideNumber = BesideNumber.Shows)]
internal sealed class OpinionCommand(BotDbContext db, ConsultationFinder rounds, LocalClock clock) : IChatCommand
{
    public const int Longest = 2000;

    private const int Latest = 10;

    private const int MostOfOneAnswer = 200;

    /// <summary>How one sentence is given with a name and without.</summary>
    public const string HowToGive = "署名请发：意见 加这句话（会署您的名）；不署名请发：匿名意见 加这句话";

    /// <summary>What is said next is not taken and not kept: whoever gives it without a name after all must not have it beside the name.</summary>
    public static Reply AskFor(string text) => Reply.AskForWhole(text, "内容（和 意见 写在一条里）", "意见", HowToGive);

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Rest.Length > Longest)
        {
            return Reply.Refuse($"内容太长，最多 {Longest} 字，请分几次发。");
        }

        // It is refused and not asked back: the words would wait beside the name.
        if (NoOpinion.WantsNoName(call.Rest))
        {
            return Reply.Refuse("没有记，也没有存：这里会署您的名，而这句话说到匿名或不署名。不署名请发：匿名意见 内容（只写意见本身）。要署名，请去掉这几个字再发。");
        }

        if (call.Rest.Length > 0 && call.MemberId is null)
        {
            return Reply.Refuse("您是管理员，但不在名单里，意见署不了名，没有记下。看大家的意见请只发：意见");
        }

        if (call.Rest.Length > 0)
        {
            return await KeepAsync(call, cancellationToken);
        }

        if (call.Caller.IsAdmin)
        {
            db.Audit(call.Now, call.Caller.UserId, "read", "opinions");
            return await LatestAsync(cancellationToken);
        }

        return AskFor("请把内容写在同一条里，例如：意见 材料希望提前一天发（会署您的名）\n不想署名请发：匿名意见 内容");
    }

    private async ValueTask<Reply> KeepAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var found = await rounds.FindAsync(call, cancellationToken);

        if (found.Problem is { } problem)
        {
            return Reply.Refuse($"{problem}，没有记。一次写一个，例如：意见 征1 内容");
        }

        // It is refused and not asked back: the words would wait beside the name, and may still be given without one.
        if (found.Several.Count > 1)
        {
            return Reply.Refuse($"现在有 {string.Join('、', found.Several.Select(one => $"征{one.Number} {one.Title}"))}，没有记。请写明是哪一个，例如：意见 征{found.Several[0].Number} 内容");
        }

        // A round's number alone is no opinion.
        if (found.Words.Length == 0)
        {
            var which = found.Round is { } named ? $"征{named.Number} " : string.Empty;
            return AskFor($"没有记：后面没有内容。请写在同一条里，例如：意见 {which}材料希望提前一天发（会署您的名）\n不想署名请发：匿名意见 {which}内容");
        }

        if (NoOpinion.Answer(found.Words, found.Round?.Number) is { } instead)
        {
            return Reply.Refuse(instead);
        }

        db.Opinions.Add(new Opinion { MemberId = call.MemberId, Day = clock.Today, Text = found.Words, ConsultationId = found.Round?.Id });
        return Reply.Say(found.Round is { } round
            ? $"已记下，算在征{round.Number} 里，署您的名，只给{(round.GroupId is null ? "管理员" : "本组联络员和管理员")}看。不想署名可发：匿名意见 内容"
            : $"已记下，署您的名，只给管理员看。{found.Note}不想署名可发：匿名意见 内容");
    }

    private async ValueTask<Reply> LatestAsync(CancellationToken cancellationToken)
    {
        // Anonymous ones have a day and no order in it, so a day is shown whole: signed ones by name, then the others by their words.
        var days = await db.Opinions.OrderByDescending(o => o.Day).Select(o => o.Day).Take(Latest).ToListAsync(cancellationToken);
        var since = days.LastOrDefault();
        await db.NumberAsync(db.Opinions.Where(o => o.Day >= since), cancellationToken);
        var found = await db.Opinions.Where(o => o.Day >= since).OrderByDescending(o => o.Day).Take(MostOfOneAnswer)
            .Select(o => new { o.Day, o.Text, o.Number, IsOpen = o.End == null, Name = db.Members.Where(m => m.Id == o.MemberId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        var latest = found.OrderByDescending(o => o.Day).ThenBy(o => o.Name is null).ThenBy(o => o.Name, StringComparer.Ordinal).ThenBy(o => o.Text, StringComparer.Ordinal).ToList();

        if (latest.Count == 0)
        {
            return Reply.Say("还没有人提意见。");
        }

        var lines = latest.Select(o => $"{LocalClock.Day(o.Day)} 编{o.Number} {o.Name ?? "匿名"}：{o.Text.ReplaceLineEndings(" ")}{(o.IsOpen ? string.Empty : "（已有结果）")}");
        string[] next = latest.Find(o => o.IsOpen) is { } open ? [$"答复发 答复 {open.Number} 内容，或 答复 {open.Number} 转问题"] : [];
        return Reply.Say([$"最近 {latest.Count} 条意见：", .. lines, .. next]);
    }
}
