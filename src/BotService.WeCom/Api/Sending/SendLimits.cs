namespace BotService.WeCom.Api;

/// <summary>The limits of document 90236. What WeCom would cut silently is refused here, where its author can still shorten it.</summary>
public static class SendLimits
{
    /// <summary>Bytes of UTF-8 in one text.</summary>
    public const int MostTextBytes = 2048;

    /// <summary>People in one call.</summary>
    public const int MostRecipients = 1000;

    /// <summary>How long an identical request can be dropped.</summary>
    public static TimeSpan LongestDuplicateCheck { get; } = TimeSpan.FromHours(4);

    internal static LimitViolation? Check(SendRequest request) =>
        Limit.UserIds("touser", request.Recipients)
        ?? CheckInterval(request.DuplicateCheckInterval)
        ?? request.Content switch
        {
            TextBody text => Limit.RequiredBytes("text.content", text.Content, MostTextBytes),
            MarkdownBody markdown => Limit.RequiredBytes("markdown.content", markdown.Content, MostTextBytes),
            TextCardBody card => Limit.First(
                Limit.RequiredBytes("textcard.title", card.Title, 128),
                Limit.RequiredBytes("textcard.description", card.Description, 512),
                Limit.WebAddress("textcard.url", card.Url, 2048),
                Limit.Characters("textcard.btntxt", card.ButtonText, 4)),
            FileBody file => Limit.Required("file.media_id", file.MediaId),
            ImageBody image => Limit.Required("image.media_id", image.MediaId),
            TemplateCardBody card => CardLimits.Check(card.Card),
            _ => new LimitViolation("msgtype", "not known"),
        };

    private static LimitViolation? CheckInterval(TimeSpan? interval) =>
        interval is { } span && (span < TimeSpan.FromSeconds(1) || span > LongestDuplicateCheck || span.Ticks % TimeSpan.TicksPerSecond != 0)
            ? new LimitViolation("duplicate_check_interval", "1 to 14400 whole seconds")
            : null;
}
