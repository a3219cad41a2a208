using System.Text.RegularExpressions;
using BotService.Features.Roster;
using BotService.Store;
using BotService.Store.Personal;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.House;

/// <summary>What is kept about a person is shown to that person and goes with that person: for every table that leads to somebody, somebody answers.</summary>
public sealed partial class PersonalRecordsTests
{
    /// <summary>Tables that lead to a person and for which nobody needs to answer, each with its reason.</summary>
    private static readonly Dictionary<Type, string> Exceptions = new()
    {
        [typeof(RatingInvite)] = "A number that leads to the row on the roster and to nobody once that is nobody's; no words. That somebody was asked what became of an item is all it says; the answer is kept nowhere near it.",
    };

    /// <summary>Tables that lead to a person and of which the daily purge takes nothing, each with its reason.</summary>
    private static readonly Dictionary<Type, string> KeptForGood = new()
    {
        [typeof(Member)] = "The roster: outcomes hang on the row, and an erasure leaves it as nobody's.",
        [typeof(Membership)] = "The roster: in which other groups the person is.",
        [typeof(ChannelAddress)] = "By it messages reach the person, for as long as the person is on the roster.",
        [typeof(BindCode)] = "Whoever asks for the next code takes those of the days before away.",
        [typeof(SpeakingTurn)] = "A figure, and where the rota goes on from.",
        [typeof(Snapshot)] = "What a report said on its day, with who asked for it.",
        [typeof(LedgerItem)] = "A record of work, of which people are told that it is kept.",
        [typeof(LedgerEntry)] = "The same: how the item came to its end.",
        [typeof(LedgerTeam)] = "The same: who worked on the item.",
        [typeof(LedgerLink)] = "The same: what the item came from.",
        [typeof(RatingInvite)] = "A figure of the item: how many were asked.",
    };

    /// <summary>Columns that end like a person's and are none, because what they number is no person.</summary>
    private static readonly string[] Things = ["TopicId", "GroupId", "GatheringId", "ItemId", "ConsultationId", "SnapshotId", "DepartmentId"];

    [Fact]
    public async Task For_every_table_that_leads_to_a_person_somebody_answers()
    {
        await using var bot = await Bot.StartAsync();
        using var scope = bot.Services.CreateScope();
        var answered = scope.ServiceProvider.GetServices<IPersonalRecords>().SelectMany(records => records.Tables).ToHashSet();
        var personal = Personal(scope.ServiceProvider.GetRequiredService<BotDbContext>().Model);

        // A foreign key, an account, an account by another name, and a member's number without a foreign key.
        Assert.Superset(new HashSet<Type> { typeof(Participation), typeof(Conversation), typeof(AuditNote), typeof(Leave), typeof(OutboxMessage), typeof(SentNudge) }, personal);
        Assert.Empty(personal.Except(answered).Except(Exceptions.Keys));
        Assert.DoesNotContain(Exceptions.Keys, table => answered.Contains(table) || !personal.Contains(table));
    }

    [Fact]
    public async Task Every_table_that_leads_to_a_person_is_purged_by_who_answers_for_it_or_kept_for_a_reason()
    {
        await using var bot = await Bot.StartAsync();
        using var scope = bot.Services.CreateScope();
        var terms = new RetentionTerms(new PolicyOptions(), bot.Clock.UtcNow, bot.Clock.Today, bot.Clock.StartOf);
        var steps = scope.ServiceProvider.GetServices<IPersonalRecords>().SelectMany(records => records.Retention(terms).Select(step => (records.Tables, step.Table))).ToList();
        var purged = steps.Select(step => step.Table).ToHashSet();
        var personal = Personal(scope.ServiceProvider.GetRequiredService<BotDbContext>().Model);

        Assert.All(steps, step => Assert.Contains(step.Table, step.Tables));
        Assert.Empty(personal.Except(purged).Except(KeptForGood.Keys));
        Assert.DoesNotContain(KeptForGood.Keys, table => purged.Contains(table) || !personal.Contains(table));
    }

    [Fact]
    public async Task No_column_with_an_account_keeps_the_old_one_of_somebody_who_has_another()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var scope = bot.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var accounts = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsAccount).ToList();
        await AccountRows.WriteAsync(db, accounts.Select(account => (IEntityType)account.DeclaringType).Distinct().Where(entity => entity.ClrType != typeof(Member)), property => IsAccount(property) ? "bob" : null);
        Assert.Empty(await ColumnsAsync(isThere: false));

        Assert.True((await bot.Services.GetRequiredService<AccountRename>().RunAsync("bob", "bob.w", Bot.Token)).Succeeded);

        Assert.Empty(await ColumnsAsync(isThere: true));

        async Task<IReadOnlyList<string>> ColumnsAsync(bool isThere)
        {
            List<string> found = [];

            foreach (var column in accounts)
            {
                var (table, name) = (((IEntityType)column.DeclaringType).GetTableName(), column.GetColumnName());
#pragma warning disable EF1002 // Names of our own.
                var rows = await db.Database.SqlQueryRaw<int>($"""SELECT COUNT(*) AS "Value" FROM "{table}" WHERE "{name}" = 'bob'""").SingleAsync(Bot.Token);
#pragma warning restore EF1002
                found.AddRange(rows > 0 == isThere ? [$"{table}.{name}"] : []);
            }

            return found;
        }
    }

    [Fact]
    public async Task No_two_lists_of_records_share_a_place_a_word_or_a_sheet()
    {
        await using var bot = await Bot.StartAsync();
        using var scope = bot.Services.CreateScope();
        var shown = scope.ServiceProvider.GetServices<IPersonalRecords>().OfType<IShownRecords>().ToList();

        Assert.Equal(Enumerable.Range(1, shown.Count), shown.Select(records => records.Order).Order());
        Assert.Distinct(shown.Select(records => records.Word));
        Assert.Distinct(shown.Select(records => records.Sheet));
    }

    [Theory]
    [InlineData(typeof(Written), true)]
    [InlineData(typeof(Numbered), true)]
    [InlineData(typeof(Thing), false)]
    public void A_new_table_is_found_by_its_columns(Type table, bool isPersonal)
    {
        using var db = new Tables(table);

        Assert.Equal(isPersonal, Personal(db.Model).Contains(table));
    }

    /// <summary>The tables with a key of a member, an account, or a number that is nothing else.</summary>
    private static HashSet<Type> Personal(IModel model) => [.. model.GetEntityTypes().Where(LeadsToAPerson).Select(entity => entity.ClrType)];

    private static bool LeadsToAPerson(IEntityType entity) =>
        entity.ClrType == typeof(Member)
        || entity.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Member))
        || entity.GetProperties().Any(property => IsAccount(property) || IsNumber(property));

    private static bool IsAccount(IProperty property) => property.ClrType == typeof(string) && Account().IsMatch(property.Name);

    private static bool IsNumber(IProperty property) =>
        property.ClrType.IsAssignableTo(typeof(int?)) && property.Name != "Id" && property.Name.EndsWith("Id", StringComparison.Ordinal)
        && !property.IsForeignKey() && !Things.Any(thing => property.Name.EndsWith(thing, StringComparison.Ordinal));

    [GeneratedRegex("(User(Id|Key)|By(Key)?|Actor|Recipients?|Senders?|Account)$")]
    private static partial Regex Account();

    private sealed class Tables(Type table) : DbContext(new DbContextOptionsBuilder().UseSqlite("Data Source=:memory:").EnableServiceProviderCaching(false).Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity(table);
    }

    private sealed record Written(int Id, string PraisedBy);

    private sealed record Numbered(int Id, int? MentorId);

    private sealed record Thing(int Id, int TopicId, string Title);
}
