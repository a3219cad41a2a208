using BotService.Commands;
using BotService.Features.Statistics;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Statistics;

/// <summary>What a question leaves behind is kept in the store as it is then, not as it was when the answer was worked out; the answer is not worked out again for it.</summary>
public sealed class KeptFigureTests
{
    private readonly Meanwhile _meanwhile = new();

    [Fact]
    public async Task A_figure_is_remembered_beside_what_was_kept_since_it_was_counted()
    {
        await using var bot = await StartAsync();
        _meanwhile.Work = () => bot.ChangeAsync(async db => (await db.ConversationOfAsync("chief", Bot.Token)).Remainder = "还有两行");

        Assert.Contains("一支部\n应到 3\n按时 0", await bot.SayAsync("chief", "慢统计 一支部"), StringComparison.Ordinal);

        Assert.Equal(1, _meanwhile.Answers);
        var kept = await TalkAsync(bot);
        Assert.Equal(202637, kept.FigureWeekKey);
        Assert.NotNull(kept.FigureGroupId);
        Assert.Equal("还有两行", kept.Remainder);
        Assert.StartsWith("第37周《高质量发展》 一支部 明细", await bot.SayAsync("chief", "这个数"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looked_behind_a_figure_is_noted_once_with_what_was_shown()
    {
        await using var bot = await StartAsync();
        _meanwhile.Work = () => bot.SayAsync("carol", "已学");

        Assert.Contains("未报 3\n", await bot.SayAsync("chief", "慢明细 一支部"), StringComparison.Ordinal);

        Assert.Equal(1, _meanwhile.Answers);
        var notes = await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Actor == "chief").Select(n => n.Action + " " + n.Subject + " " + n.Detail).ToListAsync(Bot.Token));
        Assert.Equal(["read detail 202637 一支部 without names"], notes);
        Assert.Equal(202637, (await TalkAsync(bot)).FigureWeekKey);
        Assert.Contains("未报 2\n", await bot.SayAsync("chief", "这个数"), StringComparison.Ordinal);
    }

    private static Task<Conversation> TalkAsync(Bot bot) => bot.AskStoreAsync(db => db.Conversations.AsNoTracking().SingleAsync(c => c.UserKey == "chief", Bot.Token));

    private async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartWithAsync(services => services
            .AddSingleton(ReadingCatalog.Make(typeof(SlowStatistics), typeof(SlowDetail)))
            .AddSingleton(_meanwhile)
            .AddTransient<SlowStatistics>()
            .AddTransient<SlowDetail>());
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        return bot;
    }

    /// <summary>What others do between the working out of an answer and its end.</summary>
    private sealed class Meanwhile
    {
        public Func<Task> Work { get; set; } = () => Task.CompletedTask;

        public int Answers { get; private set; }

        public async ValueTask<Reply> AfterAsync(IChatCommand command, CommandCall call, CancellationToken cancellationToken)
        {
            var reply = await command.HandleAsync(call, cancellationToken);
            Answers++;
            await Work();
            return reply;
        }
    }

    [ChatCommand("慢统计", Usage = "慢统计 [组名]", Summary = "只在测试里", Audience = Audience.Admin, IsQuestion = true)]
    private sealed class SlowStatistics(StatisticsCommand statistics, Meanwhile meanwhile) : IChatCommand
    {
        public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => meanwhile.AfterAsync(statistics, call, cancellationToken);
    }

    [ChatCommand("慢明细", Usage = "慢明细 [组名]", Summary = "只在测试里", Audience = Audience.Admin, IsQuestion = true)]
    private sealed class SlowDetail(DetailCommand detail, Meanwhile meanwhile) : IChatCommand
    {
        public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => meanwhile.AfterAsync(detail, call, cancellationToken);
    }
}
