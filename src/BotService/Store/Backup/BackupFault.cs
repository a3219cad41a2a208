namespace BotService.Store.Backup;

/// <summary>Why nothing is restored from a file.</summary>
internal enum BackupFault
{
    Missing,
    NotOurs,

    /// <summary>A newer version of the service made it.</summary>
    Newer,

    Damaged,

    /// <summary>It is the store that is in use.</summary>
    IsStore,

    /// <summary>The store holds work, and nobody said that it may be replaced.</summary>
    WouldReplaceWork,
}
