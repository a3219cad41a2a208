namespace BotService.WeCom.Api;

/// <summary>What is uploaded (document 90253).</summary>
public enum MediaKind
{
    /// <summary>JPG or PNG, up to 10 MB.</summary>
    Image,

    /// <summary>AMR, up to 2 MB and 60 seconds.</summary>
    Voice,

    /// <summary>MP4, up to 10 MB.</summary>
    Video,

    /// <summary>Anything, up to 20 MB.</summary>
    File,
}
