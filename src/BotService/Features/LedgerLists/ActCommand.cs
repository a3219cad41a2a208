using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>任12 完成 已发通知: opens the item, looks at who may, and does it. What is not allowed records nothing.</summary>
[ChatCommand(Word, Summary = "对一件事办一步：任12 完成 结果", Audience = Audience.Everyone, KeepsWords = true, Usage = Word + " 编号 动作 内容")]
[Help(Under = LedgerWords.Overview)]
internal sealed partial class ActCommand(
    LedgerGrammar grammar, LedgerCases cases, LedgerRefusals refusals, ActionRecords records, LedgerPeople people, LedgerDays days, IEnumerable<ILedgerAct> acts, OutdatedLines outdated) : IChatCommand
{
    public const string Word = "办事项";

    private const int MostAtOnce = 5;

    /// <summary>A cross behind them takes them back: 立项 ❌. In a reason it may be a mark.</summary>
    private static readonly HashSet<LedgerVerb> Affirming =
        [LedgerVerb.Accept, LedgerVerb.Take, LedgerVerb.Hold, LedgerVerb.Assign, LedgerVerb.Claim, LedgerVerb.Pass, LedgerVerb.Grant, LedgerVerb.Publish, LedgerVerb.Show, LedgerVerb.Borrow, LedgerVerb.Reach];

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (grammar.Read(call.Rest) is not { } saying)
        {
            return Reply.Refuse("请写明是哪一件，例如：任12 完成 办法已印发");
        }

        if (FurtherSteps.In(saying, grammar) is { } further)
        {
            return Reply.Refuse(OneAtATime(saying, further));
        }

        if (saying.Items.Count > 1)
        {
            return await SeveralAsync(saying, call, cancellationToken);
        }

        var (one, instead) = await cases.OpenAsync(saying.Items[0], call, saying.Verb ?? LedgerVerb.Progress, saying.Words, cancellationToken);

        if (one is null)
        {
            return instead!;
        }

        // A part that was asked for may be a question; on a page it stands in the field of that part.
        if (saying.IsAsked && call.Message.CanAskBack)
        {
            return await refusals.CardAsync(one, "这句像是在问，没有记下。\n", cancellationToken);
        }

        one = one with { IsChecked = saying.IsChecked };
        return saying.Verb is null ? await WithoutVerbAsync(one, cancellationToken) : await DoAsync(one, cancellationToken);
    }

    private async ValueTask<Reply> DoAsync(LedgerCase said, CancellationToken cancellationToken)
    {
        // 我来跟进 of what nobody has, and by anybody but the liaison, is to take it.
        var one = said.Verb is LedgerVerb.Hold && !said.Rights.May(LedgerVerb.Hold) ? said with { Verb = LedgerVerb.Take } : VisitWords.AsMove(said, days.Now);

        if (one.Verb is LedgerVerb.Accept && one.Words.Length > 0 && one.Rights.May(LedgerVerb.Accept))
        {
            (one, var instead) = await AcceptedAssignment.ReadAsync(one, people, days, cancellationToken);

            if (instead is not null)
            {
                return instead;
            }
        }

        if (!one.Rights.May(one.Verb))
        {
            return await refusals.ForAsync(one, cancellationToken);
        }

        if (Affirming.Contains(one.Verb) && DenyingSigns.StandIn(Product().Replace(one.Words, string.Empty)))
        {
            return await refusals.CardAsync(one, $"您写了“{one.Words}”，没有记下。\n", cancellationToken);
        }

        var act = acts.FirstOrDefault(act => act.Verbs.Contains(one.Verb)) ?? throw new InvalidOperationException($"Nothing does {one.Verb}.");

        if (one.Item.Id != 0 || !LedgerRecording.NeedsRow(one.Verb))
        {
            var answer = await act.DoAsync(one, cancellationToken);

            if (!answer.IsRefusal && GoesOn(one.Verb))
            {
                await outdated.DropAsync([one.Item], cancellationToken);
            }

            return answer;
        }

        await records.StoreAsync(one.Item, one.Viewer, cancellationToken);
        var reply = await act.DoAsync(one, cancellationToken);

        if (reply.IsRefusal)
        {
            await records.ForgetAsync(one.Item, cancellationToken);
        }

        return reply;
    }

    /// <summary>After the step something that waits to be told of the item may be so no more.</summary>
    private static bool GoesOn(LedgerVerb verb) => verb is <= LedgerVerb.TakeBack
        and not (LedgerVerb.Progress or LedgerVerb.Publish or LedgerVerb.Link or LedgerVerb.Keep or LedgerVerb.Show or LedgerVerb.Borrow or LedgerVerb.Hold or LedgerVerb.Chase);

    /// <summary>Words alone are progress when they come from whoever works on it; from others they are none.</summary>
    private async ValueTask<Reply> WithoutVerbAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        // 由李秋月办理，9月30日前 are the words in which an assignment is answered.
        if (one.Words.StartsWith('由') && one.Rights.May(LedgerVerb.Assign) && (await people.TakeAsync(one.Words, one.Viewer, one.Name, cancellationToken)).Member is not null)
        {
            return await DoAsync(one with { Verb = LedgerVerb.Assign }, cancellationToken);
        }

        // 看过了，同意销号: a verdict behind a remark closes nothing, and whoever works on it has not said how it goes.
        if (VerdictWords.StandIn(one.Words) || !one.Rights.Handles || one.Words.Length < 4 || !one.Rights.May(LedgerVerb.Progress))
        {
            return await refusals.CardAsync(one, $"“{one.Words}”没有记下。", cancellationToken);
        }

        if (NoProgress.Is(one.Words))
        {
            return await refusals.CardAsync(one, $"“{one.Words}”没有记下。\n", cancellationToken);
        }

        // Several of them in one message are several items.
        if (one.Kind.IsVisit && one.Rights.May(LedgerVerb.Problem) && SeesProblems().IsMatch(FoldedText.Of(one.Words)))
        {
            return Reply.Refuse($"“{one.Words}”没有记下。看到的问题请一条一条发，例如：{one.Name} {LedgerVerbs.WordOf(LedgerVerb.Problem)} 走廊应急灯不亮");
        }

        // 这件不归我管 is no progress.
        var first = one.Words.Split('，', ',', '。', ' ')[0];

        if (GluedWords.IsNotMine(first) && (one.Rights.May(LedgerVerb.GiveBack) || !one.Kind.Knows(LedgerVerb.GiveBack)))
        {
            return await DoAsync(one with { Verb = LedgerVerb.GiveBack }, cancellationToken);
        }

        var done = await DoAsync(one, cancellationToken);
        return done.IsRefusal ? done : Reply.Say($"{one.Name} 记成进展{NextOf(one)}");
    }

    /// <summary>What may come next of an item of which a progress was recorded.</summary>
    private static string NextOf(LedgerCase one)
    {
        if (one.Item.State is LedgerState.Doing or LedgerState.Standing && one.Kind.Knows(LedgerVerb.Claim))
        {
            return $"；如果已经办完，请发 {one.Name} 完成";
        }

        return one.Kind.IsVisit && one.Rights.May(LedgerVerb.Problem) ? $"；看到的问题请发 {one.Name} {LedgerVerbs.WordOf(LedgerVerb.Problem)} 内容" : "。";
    }

    private async ValueTask<Reply> SeveralAsync(LedgerSaying saying, CommandCall call, CancellationToken cancellationToken)
    {
        var first = saying.Items[0];

        if (saying.Verb is LedgerVerb.Pass or LedgerVerb.Reject)
        {
            return Reply.Refuse(VerifyFirst(first));
        }

        if (saying.Verb is not { } verb || !LedgerVerbs.TakesSeveral(verb))
        {
            return Reply.Refuse(saying.Verb is { } single ? OneByOne(single, first, saying.Items[1]) : $"请写明办什么，一件一件发，例如：{first} 进展 内容。没有记下。");
        }

        if (saying.Items.Count > MostAtOnce)
        {
            return Reply.Refuse($"一次最多 {MostAtOnce} 件，没有记下。");
        }

        if (verb is LedgerVerb.Progress && saying.Words.Length == 0)
        {
            var step = $"{string.Join('、', saying.Items)} {LedgerVerbs.WordOf(verb)}";
            return Reply.AskFor($"请写一句进展，例如：{step} 都已开工", "进展", Word, step, about: step);
        }

        List<string> answers = [];

        foreach (var item in saying.Items)
        {
            var (one, instead) = await cases.OpenAsync(item, call, verb, saying.Words, cancellationToken);
            answers.Add((one is null ? instead! : await DoAsync(one, cancellationToken)).Text);
        }

        return Reply.Say(answers);
    }

    /// <summary>What to send instead of one message that speaks to two items.</summary>
    private static string OneAtATime(LedgerSaying saying, LedgerSaying further)
    {
        var (first, second) = (saying.Items[0], further.Items[0]);
        var (verb, next) = (saying.Verb ?? LedgerVerb.Progress, further.Verb!.Value);

        if (verb is LedgerVerb.Pass or LedgerVerb.Reject)
        {
            return VerifyFirst(first);
        }

        if (verb != next)
        {
            return $"一条只办一件，没有记下：先发 {first} {Written(verb)}，再发 {second} {Written(next)}";
        }

        return verb is LedgerVerb.Take or LedgerVerb.Hold ? $"没有记下：几件一起请发 {first}、{second} {LedgerVerbs.WordOf(verb)}" : OneByOne(verb, first, second);
    }

    private static string VerifyFirst(LedgerReference first) => $"核实要一件一件看：先发 {first} 通过";

    private static string Written(LedgerVerb verb) => verb is LedgerVerb.Claim ? $"{LedgerVerbs.WordOf(verb)} 结果" : LedgerVerbs.WordOf(verb);

    private static string OneByOne(LedgerVerb verb, LedgerReference first, LedgerReference second)
    {
        var word = Written(verb);
        return $"{LedgerVerbs.WordOf(verb)}请一件一件发{(verb is LedgerVerb.Claim ? "，每件写一句结果" : string.Empty)}，没有记下：先发 {first} {word}，再发 {second} {word}";
    }

    /// <summary>发现两个问题：1、扶手松了 2、灯不亮; 看到的问题已反馈 is a progress.</summary>
    [GeneratedRegex("^(?:我们?|这次|当天|现场|也|又|还|共|一共)*(?:发现|看到|看出|查出|查到|存在|收集|反映)(?:到|了|的|出)?[^,。;:]{0,6}问题(?:有|是|如下)?:")]
    private static partial Regex SeesProblems();

    /// <summary>3×2: that sign multiplies.</summary>
    [GeneratedRegex("[0-9０-９] ?[×✕✖] ?[0-9０-９]")]
    private static partial Regex Product();
}
