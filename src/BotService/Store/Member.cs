using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A person on the roster. People leave by date; their row and their records stay.</summary>
internal sealed class Member
{
    public int Id { get; init; }

    /// <summary>As WeCom writes it; <see cref="UserKey"/> is what it is compared by.</summary>
    public required string UserId { get; set; }

    public required string UserKey { get; init; }

    public required string Name { get; set; }

    /// <summary>The home group, in which the person is counted.</summary>
    public required int GroupId { get; set; }

    public StudyGroup? Group { get; init; }

    public required Role Role { get; set; }

    /// <summary>First day on the roster; null has always been there.</summary>
    public DateOnly? Joined { get; set; }

    /// <summary>First day no longer on the roster.</summary>
    public DateOnly? Left { get; set; }

    /// <summary>Since when WeCom does not know the person; null is reachable.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>First day on which the person wants reminders again; null is always.</summary>
    public DateOnly? MutedUntil { get; set; }

    /// <summary>Groups the person also sits in, without being counted there.</summary>
    public List<Membership> OtherGroups { get; } = [];

    public static Member Create(string userId, string name, int groupId, Role role) =>
        new() { UserId = userId, UserKey = Messaging.UserKey.Of(userId), Name = name, GroupId = groupId, Role = role };

    public bool IsOnRoster(DateOnly day) => IsOn(Joined, Left, day);

    /// <summary>Whether somebody with these days is on the roster; queries say the same with <see cref="RosterQueries.OnRoster"/>.</summary>
    public static bool IsOn(DateOnly? joined, DateOnly? left, DateOnly day) => (joined is null || joined <= day) && !HasLeft(left, day);

    /// <summary>Queries say the opposite with <see cref="RosterQueries.NotLeft"/>.</summary>
    public static bool HasLeft(DateOnly? left, DateOnly day) => left <= day;

    internal sealed class Mapping : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.Property(m => m.UserId).HasMaxLength(64);
            builder.Property(m => m.UserKey).HasMaxLength(64);
            builder.Property(m => m.Name).HasMaxLength(64);
            builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(16);
            builder.Property(m => m.MutedUntil).HasColumnName("QuietUntil");
            builder.HasIndex(m => m.UserKey).IsUnique();
            builder.HasIndex(m => new { m.GroupId, m.Name });
            builder.HasOne(m => m.Group).WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What a person may see and do; a config file may make further people admins.</summary>
internal enum Role
{
    Member,
    Liaison,
    Admin,
}
