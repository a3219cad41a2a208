using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.House;

/// <summary>What the classes say and what the migrations make are the same on both databases; a change to a class needs two migrations.</summary>
public sealed class ModelTests
{
    [Fact]
    public void The_migrations_are_in_step_with_the_model()
    {
        using var sqlite = SqliteBotDbContext.On("Data Source=:memory:");
        using var postgres = new PostgresBotDbContext(new DbContextOptionsBuilder<PostgresBotDbContext>().UseNpgsql("Host=127.0.0.1").Options);

        Assert.Equal([false, false], ((BotDbContext[])[sqlite, postgres]).Select(db => db.Database.HasPendingModelChanges()));
    }
}
