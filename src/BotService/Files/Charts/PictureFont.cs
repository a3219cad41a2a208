using Microsoft.Extensions.Options;

namespace BotService.Files.Charts;

/// <summary>Pictures in the chat; section <c>Pictures</c>.</summary>
internal sealed class PictureOptions
{
    public const string Section = "Pictures";

    /// <summary>The font file; without it the known places of the system are looked at.</summary>
    public string? Font { get; set; }
}

/// <summary>Finds the file of a font that holds Chinese. Without one no picture is made: text in it would silently be missing.</summary>
internal sealed class PictureFont(IOptions<PictureOptions> options)
{
    /// <summary>Of a collection the third is the simplified form, the first the Japanese one.</summary>
    private const int SimplifiedOfNoto = 2;

    private static readonly string[] KnownPlaces =
    [
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",
        "/System/Library/Fonts/PingFang.ttc",
        "C:\\Windows\\Fonts\\msyh.ttc",
    ];

    private (string Path, int Index)? _found;

    /// <summary>The font's file and which font of it; null where there is none. Looked for until there is one: it may be installed while the service runs.</summary>
    public (string Path, int Index)? Find() => _found ??= Look();

    private (string Path, int Index)? Look()
    {
        // A path that is configured and wrong is not replaced in silence.
        IEnumerable<string> places = options.Value.Font is { Length: > 0 } configured ? [configured] : KnownPlaces;
        return places.FirstOrDefault(File.Exists) is { } path ? (path, Path.GetFileName(path).StartsWith("NotoSansCJK", StringComparison.Ordinal) ? SimplifiedOfNoto : 0) : null;
    }
}
