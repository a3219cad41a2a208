using SkiaSharp;

namespace BotService.Files.Charts;

/// <summary>Draws a chart as PNG. Font and drawing library are loaded when the first picture is asked for, not before.</summary>
internal sealed class PngPainter(PictureFont font)
{
    private static readonly SKColor Paper = SKColors.White;

    private static readonly SKColor Ink = SKColor.Parse("#1c2430");

    private readonly Lock _loading = new();

    private (string Path, SKTypeface Face)? _loaded;

    /// <summary>Whether there is a font to write with.</summary>
    public bool CanPaint => font.Find() is not null;

    public void Paint(ChartLayout chart, Stream target)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Ceiling(chart.Width), (int)Math.Ceiling(chart.Height)));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);

        foreach (var box in chart.Boxes)
        {
            using var fill = new SKPaint { Color = SKColor.Parse(ChartLayout.Colours[box.Part]), IsAntialias = true };
            canvas.DrawRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, fill);
        }

        var face = Face();

        foreach (var text in chart.Texts)
        {
            using var letters = new SKFont(face, (float)text.Size) { Subpixel = true };
            using var ink = new SKPaint { Color = text.IsOnBar ? Paper : Ink, IsAntialias = true };
            canvas.DrawText(text.Words, (float)text.X, (float)text.Y, text.IsMiddle ? SKTextAlign.Center : SKTextAlign.Left, letters, ink);
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        png.SaveTo(target);
    }

    private SKTypeface Face()
    {
        var (path, index) = font.Find() ?? throw new InvalidOperationException("No font file was found for a picture.");

        lock (_loading)
        {
            if (_loaded is not { } loaded || loaded.Path != path)
            {
                _loaded = loaded = (path, SKTypeface.FromFile(path, index) ?? throw new InvalidOperationException("The font file could not be read."));
            }

            return loaded.Face;
        }
    }
}
