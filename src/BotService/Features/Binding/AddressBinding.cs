using System.Security.Cryptography;
using System.Text;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Binding;

/// <summary>绑定 码: an id that nobody knows becomes a person's.</summary>
internal sealed class AddressBinding(BindCodes codes, CommandCatalog catalog, LocalClock clock, IOptions<OrganisationOptions> organisation) : IAddressClaim
{
    private const string ToSay = "绑定 八位码";

    private static readonly WrongGuesses Guesses = new("wrong-bind-code", Most: 5, TimeSpan.FromHours(1));

    public string Invitation => $"您好！这个账号还不在名单里，所以什么也没有记录。请先绑定：向联络员或管理员要一个绑定码（应用里发 绑定 也会得到），再在这里发：{ToSay}";

    public string NotNow => "系统正在维修，没有绑定。请过一会儿把这句话再发一次。";

    /// <summary>The digits of 绑定 码.</summary>
    public string? SecretIn(string text)
    {
        var plain = string.Concat(CommandText.WellFormed(text).Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c)));
        var digits = plain.StartsWith("绑定码", StringComparison.Ordinal) ? plain[3..] : plain.StartsWith("绑定", StringComparison.Ordinal) ? plain[2..] : string.Empty;
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    public async ValueTask<Reply> DecideAsync(IncomingMessage message, string secret, Reachability reach, BotDbContext db, CancellationToken cancellationToken)
    {
        var (now, actor, plain, today) = (clock.UtcNow, ActorOf(message), UserKey.Of(message.Sender), clock.Today);
        var isOnRoster = await db.Members.OnRoster(today).AnyAsync(m => m.UserKey == plain, cancellationToken);

        if (isOnRoster || organisation.Value.IsAdmin(plain))
        {
            return Reply.Refuse("这里已经认得您，不用绑定。发 帮助 看能做什么。");
        }

        // A second tap is no guess.
        if (await BoundAsync(db, message, secret, now, cancellationToken) is { } bound)
        {
            return Reply.Say($"已绑定：{bound}。不用再发；发 帮助 看能做什么。");
        }

        if (await Guesses.AreEnoughAsync(db, actor, now, cancellationToken))
        {
            return Reply.Refuse("绑定码错得太多，没有绑定。请过一个小时，用新的绑定码再试。");
        }

        if (secret.Length != BindCodes.Digits || await codes.TakeAsync(db, secret, now, cancellationToken) is not { } owner)
        {
            Guesses.Note(db, actor, now, message.Channel);
            return Reply.Refuse($"绑定码不对，或者已经用过、过期了（{BindCodes.GoodForMinutes} 分钟内有效），没有绑定。请向联络员或管理员要一个新的，再发：{ToSay}");
        }

        var member = await db.Members.OnRoster(today).SingleOrDefaultAsync(m => m.UserKey == owner, cancellationToken);
        var name = NameOf(member, owner);

        if (name is null)
        {
            return Reply.Refuse("这个绑定码的主人今天不在名单里，没有绑定。如有疑问，请联系本单位的管理员。");
        }

        // A new id replaces the old one: whoever binds a new account has left the old one.
        await db.Addresses.Where(a => a.Channel == message.Channel && (a.UserKey == owner || a.Id == message.Sender)).ExecuteDeleteAsync(cancellationToken);
        db.Addresses.Add(new ChannelAddress { Channel = message.Channel, Id = message.Sender, UserKey = owner, Since = now });
        db.Audit(now, owner, "bind", message.Channel);

        // Sending the code opened the chat, so the person can be written to.
        await reach.WelcomeBackAsync(member, now, cancellationToken);
        return Reply.Say($"已绑定：{name}。以后在这里就能收到提醒，{catalog.Hint}；发 帮助 看能做什么。");
    }

    /// <summary>Whose id it is already, when the code was that person's too.</summary>
    private async Task<string?> BoundAsync(BotDbContext db, IncomingMessage message, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = await db.Addresses.Where(a => a.Channel == message.Channel && a.Id == message.Sender).Select(a => a.UserKey).SingleOrDefaultAsync(cancellationToken);

        if (owner is null || code.Length != BindCodes.Digits || !await codes.WasOfAsync(db, code, owner, now, cancellationToken))
        {
            return null;
        }

        return NameOf(await db.Members.OnRoster(clock.Today).SingleOrDefaultAsync(m => m.UserKey == owner, cancellationToken), owner);
    }

    private string? NameOf(Member? member, string owner) => member?.Name ?? (organisation.Value.IsAdmin(owner) ? owner : null);

    /// <summary>The id of somebody we do not know is not kept.</summary>
    private static string ActorOf(IncomingMessage message) => $"{message.Channel}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(message.Sender)))[..24]}";
}
