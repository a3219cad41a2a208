using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Leaves;

/// <summary>Who asks for leave or answers it in their own words.</summary>
internal sealed partial class LeaveWishes : IWishSource
{
    private static readonly Wish[] Rows =
    [
        new(150, "^(不同意|不准|不批|不行不准)")
        {
            IsDeed = true,
            Command = static (caller, _) => caller.HasOffice ? ("不准", string.Empty) : null,
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复。"),
        },
        new(160, "^(行|好|可以)?(准了|批准|同意|批了|准假)|(准了|批了|准假|同意)$|批准.{0,6}请假|同意.{0,6}请假")
        {
            IsDeed = true,
            Command = static (caller, said) => caller.HasOffice ? ("准假", NameIn(said)) : null,
            Otherwise = static (_, _) => Reply.Refuse("请假由本组联络员答复。"),
        },
        new(290, "请.{0,3}假|请嫁|清假|青家|青假|告个?假|准我.{0,3}假|病假|事假|年假|产假|婚假|休假|(出差|住院|生病|发烧|手术|外出).{0,8}(学不了|没法学|不能学|参加不了)|不参加学习")
        {
            IsDeed = true,
            IsForOneself = true,
            OutranksDoubt = true,
            Command = static (caller, said) => caller.Member is not null ? ("请假", LeaveWords(said)) : null,
        },
    ];

    public IReadOnlyList<Wish> Wishes => Rows;

    /// <summary>What is left of 批准张三请假 and 张三的假准了: the name, or nothing.</summary>
    private static string NameIn(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["批准", "同意", "准假", "准了", "批了", "请假", "的假", "可以", "好的", "行", "好", "了", "的"])
        {
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        return text.Trim(' ', '，', ',', '。', '！', '!', '　');
    }

    /// <summary>The words for leave itself are taken off; days, their number and the reason stay as they were written.</summary>
    private static string LeaveWords(string text) => Asked().Replace(ForSoLong().Replace(text, " $1 "), " ").Trim(' ', '，', ',', '。', '、', '：', ':', '　');

    /// <summary>我想请三天假.</summary>
    [GeneratedRegex("(?:我|本人|俺)?(?:想|要|得|需要|打算|准备|申请){0,3}请([一二三四五六七八九十两半0-9]{1,3}个?(?:天|周|星期|礼拜|月))的?假")]
    private static partial Regex ForSoLong();

    [GeneratedRegex("(?:我|本人|俺)?(?:想|要|得|需要|打算|准备|申请){0,3}请(?:个|一个|几天|一下)?假(?:一下)?")]
    private static partial Regex Asked();
}
