using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study.Answers;

/// <summary>What is said instead of recording something that was perhaps not meant: what would be needed, and the person's state.</summary>
internal sealed class AskingBack(CommandCatalog catalog, LocalClock clock) : IAskingBack
{
    private static readonly string[] Ended = ["学完", "看完", "读完", "学过", "看过", "读过", "学了", "看了", "读了", "已学", "学好", "听完", "学毕", "完成", "没学", "没看", "没读", "未学"];

    public string MayHaveMeant => "学完了请回复 已学";

    public Reply For(Understood.Unsure unsure, Viewer caller) =>
        unsure.Doubt is Doubt.NotYet or Doubt.Part or Doubt.Denied ? WithWhatStands(Asking(unsure, caller), caller) : Asking(unsure, caller);

    private static Reply Asking(Understood.Unsure unsure, Viewer caller) => unsure.Doubt switch
    {
        Doubt.Contradicts => Reply.AskWhich("这一条里有学了也有没学，先没有记。是哪一个？", [new QuestionChoice(AnswerWords.Studied, AnswerWords.Studied, string.Empty), new QuestionChoice(AnswerWords.NotStudied, AnswerWords.NotStudied, string.Empty)]),
        Doubt.NotYet => Reply.Refuse("还没学完不要紧，先没有记。学完回复 已学；这周学不了就回复 没学，不再提醒。"),
        Doubt.Part => Reply.Refuse("学了一部分，先没有记成学完。学完回复 已学；这周学不了就回复 没学。"),
        Doubt.Others when caller.IsLiaison => Reply.Refuse("这句说的是别人，没有记。替本组的人记录请写：代录 姓名 已学 原因；您自己学完了回复 已学。"),
        Doubt.Others => Reply.Refuse("只能确认自己的，别人的没有记。您自己学完了回复 已学；别人请本人回复，或找本组联络员。"),
        Doubt.SeveralWeeks => Reply.Refuse("一条里说了几周，先没有记。请一周一条，例如：已学 上周"),
        Doubt.AlsoLeave when unsure.IfYes is { } yes && caller.Member is not null => Reply.AskFirst($"这一条里还要请假，一次只办一件，先都没有办。要先记 {WordOf(yes)} 吗？请假请另发一条，例如：请假 明天 看病", WordOf(yes), RestOf(yes)),
        Doubt.AlsoLeave => Reply.Refuse("这一条里还要请假，一次只办一件，先都没有办。请分两条发：一条 已学 或 没学，一条 请假 日期 原因。"),
        Doubt.Asked when unsure.IfYes is { } yes && caller.Member is not null && WordOf(yes) == AnswerWords.Studied => Reply.AskFirst($"您是说您自己已经学完了吗？{Which(yes, caller)}先没有记；您问的事请另发一条。", WordOf(yes), RestOf(yes)),
        Doubt.Asked => Reply.Refuse("这句像是在问，没有记。学完了回复 已学；看自己的记录发 我的；不清楚怎么用发 帮助。"),
        Doubt.WhoseIsIt or Doubt.Unclear when unsure.IfYes is { } yes && caller.Member is not null => Reply.AskFirst(
            $"您是说您自己{(WordOf(yes) == AnswerWords.NotStudied ? "这次没学" : "已经学完了")}吗？{Which(yes, caller)}先没有记。", WordOf(yes), RestOf(yes)),
        Doubt.Unclear => Reply.Refuse("没有记。学完了回复 已学；没学回复 没学；看这周学什么发 本周；不清楚怎么用发 帮助。"),
        _ => Reply.Refuse("没有记成已学。学完了回复 已学；这周学不了回复 没学，如实说就好。怎么用发 帮助。"),
    };

    /// <summary>说早了，还没学完 after 已学: what was recorded stands until it is taken back.</summary>
    private Reply WithWhatStands(Reply asking, Viewer caller)
    {
        if (caller.Member is null || OpenAnswers.For(caller) is not { } open || open.Where(one => one.Outcome is Outcome.OnTime or Outcome.Late).MaxBy(one => one.AnsweredAt) is not { Topic: { } topic } stands)
        {
            return asking;
        }

        var record = $"第{topic.WeekNumber}周《{topic.Title}》记的还是{stands.Outcome.Word()}，没有改。";
        var mayTakeBack = stands.AnsweredAt >= clock.UtcNow - UndoLimit.Span;

        if (mayTakeBack && open.All(one => one.Outcome.HasReply()))
        {
            return Reply.AskFirst($"{record}要撤回吗？", "撤回", AnswerTakeBack.Own);
        }

        var how = mayTakeBack ? "要收回请发：撤回 已学" : "要更正请找本组联络员代录。";
        return open.All(one => one.Outcome.HasReply()) ? Reply.Refuse(record + how) : asking with { Text = $"{asking.Text}\n{record}{how}" };
    }

    public bool MayAnswer(string text) => Ended.Any(word => text.Contains(word, StringComparison.Ordinal));

    public bool MayNameOpen(string text) => TitleInWords.MayBeIn(text);

    /// <summary>What was not understood, or only with own words before it, is read once more where it holds the title of a topic that the sender can answer.</summary>
    public Understood Again(IncomingMessage message, Understood meant, Viewer caller)
    {
        // Whoever has answered already is only asking.
        if (meant is Understood.Wants { AlsoTold: { } told } && OpenAnswers.For(caller)?.Any(p => !p.Outcome.HasReply()) is true)
        {
            return new Understood.Unsure(Doubt.Asked) { IfYes = told };
        }

        var titles = OpenAnswers.TitlesFor(caller);

        if (meant is not (Understood.Unknown or Understood.Unsure or Understood.Wants or Understood.Run { Lead.Length: > 0 })
            || (TitleInWords.EachMarked(message.Text, titles) ?? TitleInWords.Marked(message.Text, titles)) is not { } marked)
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
