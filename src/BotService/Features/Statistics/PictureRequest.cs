using BotService.Commands;
using BotService.Files.Charts;
using BotService.Messaging;
using BotService.Outbox;

namespace BotService.Features.Statistics;

/// <summary>图 behind 统计 and 各组: the words are answered as always, and a picture is owed besides. Without a font the words are all there is.</summary>
internal sealed class PictureRequest(OwedFiles files, PngPainter painter)
{
    /// <summary>What is said under the figures.</summary>
    public async ValueTask<string> OweAsync(CommandCall call, int weekKey, string what, CancellationToken cancellationToken)
    {
        if (!painter.CanPaint)
        {
            return "（服务器上没有中文字体，画不了图；请管理员运行 doctor 看装哪一个。）";
        }

        var picture = WeeksPicture.Of(weekKey, what);

        if (await files.IsOwedAsync(call.Caller.UserId, picture, cancellationToken))
        {
            return $"这张图刚才已经要过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。";
        }

        call.Keeps.Add<OwedFiles>(async (owed, token) => await owed.TryOweAsync(call.Caller.UserId, picture, token));
        return "图马上发到这里。";
    }

    /// <summary>The button under the figures; none where nothing can be drawn.</summary>
    public IReadOnlyList<CardButton> Offer(string word, string rest) => painter.CanPaint ? [new CardButton("看十二周的图", $"{word} 图 {rest}".Trim())] : [];
}
