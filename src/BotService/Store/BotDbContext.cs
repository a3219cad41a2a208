using System.Data.Common;
using BotService.Store.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store;

/// <summary>The one model of the store; a derived context for each database holds its migrations and its way to keep instants.</summary>
internal abstract class BotDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StudyGroup> Groups => Set<StudyGroup>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Topic> Topics => Set<Topic>();

    /// <summary>Study, notices and the days of classes alike.</summary>
    public IQueryable<Topic> AllTopics => Topics.IgnoreQueryFilters();

    public DbSet<SpeakingTurn> SpeakingTurns => Set<SpeakingTurn>();

    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<ParticipationEntry> ParticipationEntries => Set<ParticipationEntry>();

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<Gathering> Gatherings => Set<Gathering>();

    public DbSet<Leave> Leaves => Set<Leave>();

    public DbSet<InboxReceipt> Receipts => Set<InboxReceipt>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<SentNudge> SentNudges => Set<SentNudge>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<Opinion> Opinions => Set<Opinion>();

    public DbSet<Snapshot> Snapshots => Set<Snapshot>();

    public DbSet<StudySignal> StudySignals => Set<StudySignal>();

    public DbSet<AuditNote> AuditNotes => Set<AuditNote>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<ConsoleLink> ConsoleLinks => Set<ConsoleLink>();

    public DbSet<ConsoleSession> ConsoleSessions => Set<ConsoleSession>();

    public DbSet<ChannelAddress> Addresses => Set<ChannelAddress>();

    public DbSet<BindCode> BindCodes => Set<BindCode>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<ConsoleUpload> ConsoleUploads => Set<ConsoleUpload>();

    public DbSet<LedgerItem> LedgerItems => Set<LedgerItem>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerLink> LedgerLinks => Set<LedgerLink>();

    public DbSet<LedgerTeam> LedgerTeams => Set<LedgerTeam>();

    public DbSet<LedgerTopicLink> LedgerTopicLinks => Set<LedgerTopicLink>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<RatingInvite> RatingInvites => Set<RatingInvite>();

    public DbSet<ServiceMark> Marks => Set<ServiceMark>();

    public DbSet<ChannelToken> Tokens => Set<ChannelToken>();

    /// <summary>Rows that are written with the commit, in its round trip. Queries before the commit do not see them.</summary>
    public List<(RowStatement Statement, object?[] Row)> WithCommit { get; } = [];

    /// <summary>An instant as this database keeps it, for the few statements that are written in SQL.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>Reads such an instant from a row.</summary>
    public abstract DateTimeOffset InstantIn(DbDataReader row, int column);

    /// <summary>A span that SQL can add to such an instant.</summary>
    public abstract object Span(TimeSpan span);

    /// <summary>Whether the database has LATERAL joins: a look-up for each row is then one search of an index instead of two.</summary>
    public virtual bool HasLateralJoins => false;

    /// <summary>
    /// The planner's settings for statements that stay prepared, and those for what follows them in the same transaction; null where the database
    /// has no such settings.
    /// </summary>
    public virtual PlannerSettings? Planner => null;

    /// <summary>Readies a connection that stays open for the same few statements.</summary>
    public virtual Task ConfigureConnectionAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A transaction for reading: everything read in it is the store of one moment. Null where it would cost more than it saves.</summary>
    public virtual Task<IDbContextTransaction?> BeginReadAsync(CancellationToken cancellationToken) => Task.FromResult<IDbContextTransaction?>(null);

    /// <summary>Saves what is tracked; true when something of it is to be sent after the commit.</summary>
    public async ValueTask<bool> SaveAsync(CancellationToken cancellationToken)
    {
        var owes = ChangeTracker.Entries<OutboxMessage>().Any(e => e.State is EntityState.Added or EntityState.Modified);
        await SaveChangesAsync(cancellationToken);
        return owes;
    }

    /// <summary>Rises with each piece of work, because a pooled scope outlives its messages. What was cached under another number is stale.</summary>
    public int Generation { get; private set; }

    /// <summary>Lets go of what was read; what waits for the commit stays.</summary>
    public void Forget()
    {
        ChangeTracker.Clear();
        Generation++;
    }

    /// <summary>Lets go of everything that was read and not saved.</summary>
    public void Reset()
    {
        Forget();
        WithCommit.Clear();
    }

    /// <summary>A foreign key gets no index by itself: an index is declared where a query needs it.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    /// <summary>The filter on topics leaves out notices, whose participations then have no topic; that is intended. Set with the options, because a pooled context cannot configure itself.</summary>
    public static DbContextOptionsBuilder ExpectFilteredTopics(DbContextOptionsBuilder builder) =>
        builder.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotDbContext).Assembly);
}
