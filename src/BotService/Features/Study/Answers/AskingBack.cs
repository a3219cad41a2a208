using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Study.Answers;

/// <summary>What is said instead of recording something that was perhaps not meant: what would be needed, and the person's state.</summary>
internal sealed class AskingBack(CommandCatalog catalog) : IAskingBack
{
    private static readonly string[] Ended = ["学完", "看完", "读完", "学过", "看过", "读过", "学了", "看了", "读了", "已学", "学好", "听完", "学毕", "完成", "没学", "没看", "没读", "未学"];

    public string MayHaveMeant => "学完了请回复 已学";

    public Reply For(Understood.Unsure unsure, Viewer caller) => unsure.Doubt switch
    {
        Doubt.Contradicts => Reply.AskWhich("这一条里有学了也有没学，先没有记。是哪一个？", [new QuestionChoice(AnswerWords.Studied, AnswerWords.Studied, string.Empty), new QuestionChoice(AnswerWords.NotStudied, AnswerWords.NotStudied, string.Empty)]),
        Doubt.NotYet => Reply.Refuse("还没学完不要紧，先没有记。学完回复 已学；这周学不了就回复 没学，不再提醒。"),
        Doubt.Part => Reply.Refuse("学了一部分，先没有记成学完。学完回复 已学；这周学不了就回复 没学。"),
        Doubt.Others when caller.IsLiaison => Reply.Refuse("这句说的是别人，没有记。替本组的人记录请写：代录 姓名 已学 原因；您自己学完了回复 已学。"),
        Doubt.Others => Reply.Refuse("只能确认自己的，别人的没有记。您自己学完了回复 已学；别人请本人回复，或找本组联络员。"),
        Doubt.SeveralWeeks => Reply.Refuse("一条里说了几周，先没有记。请一周一条，例如：已学 上周"),
        Doubt.Asked when unsure.IfYes is { } yes && caller.Member is not null && WordOf(yes) == AnswerWords.Studied => Reply.AskFirst($"您是说您自己已经学完了吗？{Which(yes, caller)}先没有记；您问的事请另发一条。", WordOf(yes), RestOf(yes)),
        Doubt.Asked => Reply.Refuse("这句像是在问，没有记。学完了回复 已学；看自己的记录发 我的；不清楚怎么用发 帮助。"),
        Doubt.WhoseIsIt or Doubt.Unclear when unsure.IfYes is { } yes && caller.Member is not null => Reply.AskFirst($"您是说您自己{(WordOf(yes) == AnswerWords.NotStudied ? "这次没学" : "已经学完了")}吗？{Which(yes, caller)}先没有记。", WordOf(yes), RestOf(yes)),
        Doubt.Unclear => Reply.Refuse("没有记。学完了回复 已学；没学回复 没学；看这周学什么发 本周；不清楚怎么用发 帮助。"),
        _ => Reply.Refuse("没有记成已学。学完了回复 已学；这周学不了回复 没学，如实说就好。怎么用发 帮助。"),
    };

    public bool MayAnswer(string text) => Ended.Any(word => text.Contains(word, StringComparison.Ordinal));

    public bool MayNameOpen(string text) => TitleInWords.MayBeIn(text);

    /// <summary>What was not understood, or only with own words before it, is read once more where it holds the title of a topic that the sender can answer.</summary>
    public Understood Again(IncomingMessage message, Understood meant, Viewer caller)
    {
        if (meant is not (Understood.Unknown or Understood.Unsure or Understood.Wants or Understood.Run { Lead.Length: > 0 })
            || TitleInWords.Marked(message.Text, OpenAnswers.TitlesFor(caller)) is not { } marked)
        {
            return meant;
        }

        var again = catalog.Read(marked);

        // 四中全会精神我学完了，那个按钮我找不到: an intent gives way to an answer alone, and to nothing less.
        return meant is Understood.Wants
            ? again is Understood.Run { Lead.Length: 0, Word: AnswerWords.Studied or AnswerWords.NotStudied } ? again : meant
            : again is Understood.Run or Understood.Several or Understood.Unsure ? again : meant;
    }

    /// <summary>The topic that a yes records, where none was named and only one waits.</summary>
    private static string Which(string yes, Viewer caller) =>
        References.In(RestOf(yes)).Length == 0 && OpenAnswers.For(caller)?.Where(p => !p.Outcome.HasReply()).ToList() is [{ Topic: { } topic }] ? $"（第{topic.WeekNumber}周《{topic.Title}》）" : string.Empty;

    private static string WordOf(string command) => command.Split(' ', 2)[0];

    private static string RestOf(string command) => command.Split(' ', 2) is [_, var rest] ? rest : string.Empty;
}
