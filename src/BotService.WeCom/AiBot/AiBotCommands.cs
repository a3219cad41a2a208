namespace BotService.WeCom.AiBot;

/// <summary>The commands of the long connection (document 101463).</summary>
public static class AiBotCommands
{
    /// <summary>Logs in; once on each socket.</summary>
    public const string Subscribe = "aibot_subscribe";

    /// <summary>The heartbeat that counts; WebSocket pings do not.</summary>
    public const string Ping = "ping";

    /// <summary>A message of a person, from the server.</summary>
    public const string Message = "aibot_msg_callback";

    /// <summary>An event, from the server.</summary>
    public const string Event = "aibot_event_callback";

    /// <summary>Answers a message for 24 hours, under the message's own number.</summary>
    public const string Respond = "aibot_respond_msg";

    /// <summary>Answers enter_chat within 5 seconds.</summary>
    public const string Welcome = "aibot_respond_welcome_msg";

    /// <summary>Changes the pressed card within 5 seconds.</summary>
    public const string UpdateCard = "aibot_respond_update_msg";

    /// <summary>Sends without being asked, where somebody has written before.</summary>
    public const string Send = "aibot_send_msg";

    /// <summary>Begins an upload.</summary>
    public const string UploadInit = "aibot_upload_media_init";

    /// <summary>Carries one piece of at most 512 KiB.</summary>
    public const string UploadChunk = "aibot_upload_media_chunk";

    /// <summary>Ends an upload and gets the media id.</summary>
    public const string UploadFinish = "aibot_upload_media_finish";
}

/// <summary>Answers that mean something to a sender; every other code is permanent.</summary>
public static class AiBotErrors
{
    /// <summary>Accepted.</summary>
    public const int Ok = 0;

    /// <summary>Our own: the frame never left.</summary>
    public const int NotSent = -101;

    /// <summary>Our own: the frame left and nothing came back.</summary>
    public const int Unanswered = -102;

    /// <summary>The server could not do it just now.</summary>
    public const int SystemBusy = -1;

    /// <summary>The bot or the secret is wrong.</summary>
    public const int BadCredentials = 853000;

    /// <summary>The socket has not logged in.</summary>
    public const int NotSubscribed = 846609;

    /// <summary>Nobody has written to the bot in that conversation, or it is not a member there.</summary>
    public const int NotAllowedHere = 93001;

    /// <summary>No such conversation for this bot.</summary>
    public const int NoSuchChat = 93006;

    /// <summary>The bot is not in the group.</summary>
    public const int NotInRoom = 93008;

    /// <summary>True when the same frame can be accepted a little later.</summary>
    public static bool IsBusy(int code) => code is SystemBusy or 846607 or 45009 or 45033 or 40201;

    /// <summary>True when the conversation cannot be written to before somebody in it writes to the bot.</summary>
    public static bool IsUnreachable(int code) => code is NotAllowedHere or NoSuchChat or NotInRoom;
}
