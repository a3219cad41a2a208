using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>An instant the service must remember across restarts and nodes: how far it has planned, when it last ticked, sent, saved.</summary>
internal sealed class ServiceMark
{
    /// <summary>Everything that fell due until here has been planned.</summary>
    public const string Planned = "planned";

    public const string LastTick = "last-tick";

    public const string LastDispatch = "last-dispatch";

    /// <summary>Since when nobody takes owed messages up.</summary>
    public const string SendsStand = "sends-stand";

    /// <summary>Until when admins know of every standstill.</summary>
    public const string StandstillTold = "standstill-told";

    public const string LastBackup = "last-backup";

    public required string Name { get; init; }

    public required DateTimeOffset At { get; set; }

    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ServiceMark>
    {
        public void Configure(EntityTypeBuilder<ServiceMark> builder)
        {
            builder.HasKey(m => m.Name);
            builder.Property(m => m.Name).HasMaxLength(32);
            builder.Property(m => m.Note).HasMaxLength(500);
        }
    }
}
