using System.Data.Common;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>Where another writer claims the waiting message between reading and replacing it, as PostgreSQL allows, nothing is sent twice.</summary>
public sealed class ClaimedMessageTests
{
    [Fact]
    public async Task A_message_that_is_claimed_while_a_line_is_added_leaves_as_it_is_and_the_line_follows()
    {
        var claims = new ClaimBeforeDelete();
        await using var bot = await Bot.StartWithAsync(services => Watch(services, claims), "2026-10-09 09:00");
        await Office.PeopleAsync(bot);
        await bot.SayAsync("zhoumin", "任务 核对低保名册 邓睿 10月20日");
        claims.IsArmed = true;
        await bot.SayAsync("zhoumin", "任务 检修投影机 邓睿 10月22日");

        Assert.False(claims.IsArmed);
        var owed = await bot.AskStoreAsync(db => db.Outbox.Where(m => m.Key.StartsWith("ledger-assigned:")).OrderByDescending(m => m.Attempts).Select(m => new { m.Attempts, m.Content }).ToListAsync());
        Assert.Equal([1, 0], owed.Select(m => m.Attempts));
        Assert.Contains("核对低保名册", Regex.Unescape(owed[0].Content), StringComparison.Ordinal);
        Assert.DoesNotContain("核对低保名册", Regex.Unescape(owed[1].Content), StringComparison.Ordinal);
        Assert.Contains("检修投影机", Regex.Unescape(owed[1].Content), StringComparison.Ordinal);
    }

    private static void Watch(IServiceCollection services, ClaimBeforeDelete claims)
    {
        if (TestStore.IsPostgres)
        {
            services.ConfigureDbContext<PostgresBotDbContext>(options => options.AddInterceptors(claims));
            return;
        }

        services.ConfigureDbContext<SqliteBotDbContext>(options => options.AddInterceptors(claims));
    }

    /// <summary>Once, and in the transaction that is to delete: a database with one writer has no other.</summary>
    private sealed class ClaimBeforeDelete : DbCommandInterceptor
    {
        /// <summary>With a lease, as a claim has one: what was tried and waits longer than any lease counts as left by a clock that was set back, and is sent.</summary>
        private static readonly string Claim =
            $"UPDATE \"Outbox\" SET \"Attempts\" = 1, \"NextAttemptAt\" = \"CreatedAt\" + {(TestStore.IsPostgres ? "interval '2 minutes'" : $"{TimeSpan.FromMinutes(2).Ticks}")} WHERE \"Key\" LIKE 'ledger-assigned:%' AND \"Attempts\" = 0";

        public bool IsArmed { get; set; }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await ClaimAsync(command, cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await ClaimAsync(command, cancellationToken);
            return result;
        }

        private async Task ClaimAsync(DbCommand command, CancellationToken cancellationToken)
        {
            if (!IsArmed || !command.CommandText.StartsWith("DELETE FROM \"Outbox\"", StringComparison.Ordinal))
            {
                return;
            }

            IsArmed = false;
            await using var claim = command.Connection!.CreateCommand();
            claim.Transaction = command.Transaction;
            claim.CommandText = Claim;
            await claim.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
