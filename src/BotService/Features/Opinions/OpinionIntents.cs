using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Opinions;

/// <summary>What sounds like an opinion, in people's own words.</summary>
internal sealed class OpinionIntents : IIntentSource
{
    /// <summary>我有意见 says none yet.</summary>
    private const int ShortestOpinion = 6;

    /// <summary>Who only grumbles is asked nothing: the next 1 would answer that.</summary>
    private static readonly string[] OpinionWords = ["意见", "建议", "建意", "希望", "能不能", "投诉"];

    /// <summary>Short and with one of these, it says that an opinion is to come: 我有意见, but not 没有意见.</summary>
    private static readonly string[] Announced = ["意见", "建议", "建意", "投诉"];

    private static readonly Intent[] Rows =
    [
        new(100, "能不能(加个|增加|改成|换成)")
        {
            Otherwise = AskOrTell,
        },
        new(300, "有(个)?(意见|建议)|建意.{2,}|走形式|希望(能|更|多|少|改|下次|以后)|投诉|提(个)?(意见|建议)|建议.{2,}|能不能(加|有点|增加|改成)|太机械|太(频繁|多|长|难|小|快)了|字太小|能不能.{0,6}(组织|搞|少|短)")
        {
            Otherwise = AskOrTell,
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    private static Reply AskOrTell(Viewer caller, string said)
    {
        const string HowTo = "请把意见写在后面，例如：意见 提醒太频繁（会署您的名）。不想署名就发：匿名意见 内容";

        if (caller.Member is not null && said.Length > ShortestOpinion && OpinionWords.Any(word => said.Contains(word, StringComparison.Ordinal)))
        {
            return Reply.Refuse($"这句话像是意见，没有交，也没有存。要交给管理员，{OpinionCommand.HowToGive}");
        }

        return caller.Member is not null && said.IndexOfAny(['没', '无', '不']) < 0 && Announced.Any(word => said.Contains(word, StringComparison.Ordinal))
            ? OpinionCommand.AskFor(HowTo)
            : Reply.Refuse(HowTo);
    }
}
