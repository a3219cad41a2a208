using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>What answers only in two clauses: a group studied and the sender was there, what came only after the studying, or what the studying has taught.</summary>
internal static partial class PairedClauses
{
    public static void Settle(IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        for (var i = 1; i < senses.Count; i++)
        {
            var (before, here) = (clauses[i - 1], clauses[i]);

            if (before.IsAsked || here.IsAsked || Ahead().IsMatch(before.Letters))
            {
                continue;
            }

            var wasThere = Together().IsMatch(before.Letters) && TookPart().IsMatch(here.Letters) && (Behind().IsMatch(before.Letters) || here.Letters[^1] is '了' or '的');

            if (wasThere || (HasStudiedFirst(before.Letters) && OnlyThen().IsMatch(here.Letters)) || (Through().IsMatch(before.Letters) && Learnt().IsMatch(here.Letters) && here.Letters.IndexOfAny(['没', '未']) < 0))
            {
                senses[i - 1] = new Sense(SenseKind.Neutral);
                senses[i] = new Sense(SenseKind.Done);
            }
        }
    }

    /// <summary>今早七点到单位先学习. 上午王芳学习 is of somebody else.</summary>
    private static bool HasStudiedFirst(string letters) => StudiedFirst().Match(letters) is { Success: true } studied && OwnWords.Only(studied.Groups["own"].Value);

    /// <summary>支部昨天集中领学《》. What else a group studies is named there: 集中学习党章, 组织业务学习.</summary>
    [GeneratedRegex("(集体|集中|统一|组织|一起|一块|一道|带着|带领|领着)(.{0,8}(学习?|领学|看|读|念|听)(了|的)?(\u0001|本周主题|这周的?主题|主题)|(大家|全体|我们|党员|同志们?|职工|一起|统一|集中|认真)*(学习?|领学|看|读|念|听)(了|的)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Together();

    [GeneratedRegex("^(我|本人|俺)(也|都|全程|当时|准时|按时|就|是)*(参加|在场|到场|到会|出席|参与|跟着?(学|听|看|读|念))(了|的)*(全程|学习)?(了|的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex TookPart();

    [GeneratedRegex("昨|前天|上午|今早|刚|了|的\u0001?$", RegexOptions.NonBacktracking)]
    private static partial Regex Behind();

    [GeneratedRegex("明天|明早|明晚|后天|今晚|待会|将|准备|打算|计划|下周|没|未|不|要|请|如果|要是|听说", RegexOptions.NonBacktracking)]
    private static partial Regex Ahead();

    /// <summary>今早七点到单位先学习，学完才开工. Of a day that may lie ahead it is a plan.</summary>
    [GeneratedRegex("^(?<own>(我|俺|本人)?(昨[天晚夜日]|今早|今晨|今天(一早|早上)|早上|上午|刚才).{0,12}?)(学习?|看|读|听|自学)(的|了)?$", RegexOptions.NonBacktracking)]
    private static partial Regex StudiedFirst();

    [GeneratedRegex("^(我|俺|本人)?(学|看|读|听)(完|好)了?才(去|回)?(开工|出门|上班|下班|睡|睡觉|走|吃饭|回家|动身|干活|开会|出车|下地|起身)(的|了)?$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyThen();

    /// <summary>通过本周对《》的学习，我深刻认识到…</summary>
    [GeneratedRegex("^(通过|经过)(本周|这周|本次|这次|此次|本期|这期|对|的|认真|系统|深入|集中)*(\u0001|主题)?的?(学习|自学|研读)$", RegexOptions.NonBacktracking)]
    private static partial Regex Through();

    [GeneratedRegex("^(我|本人|使我|让我)(深刻|进一步|更加|更|深|充分|真正|切实)*(地)?(认识|体会|感受|领会|意识|了解|学|感悟|领悟)(到|了)", RegexOptions.NonBacktracking)]
    private static partial Regex Learnt();
}
