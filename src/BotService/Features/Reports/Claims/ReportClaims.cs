using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.Claims;

/// <summary>What the text says besides its figures, held against the records. Nothing is written into the text; only a person can make a sentence true.</summary>
internal sealed class ReportClaims(StudyClaims study, ListClaims lists, TaskClaims tasks, InnovationClaims innovations, ActionClaims actions, ProblemClaims problems, VisitClaims visits, Campaigns campaigns, IOptions<ReportOptions> options)
{
    public async ValueTask<IReadOnlyList<ReportClaim>> ReadAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var text = string.Concat(options.Value.Template!.Document.Paragraphs);
        var question = new FigureQuestion(new FigureDefinition(), campaigns.Named(snapshot.Campaign), snapshot.AsOf, snapshot.MadeAt);
        List<ReportClaim> claims = [];

        foreach (var (phrase, check) in Checks())
        {
            if (text.Contains(phrase, StringComparison.Ordinal))
            {
                claims.Add(await check(question, phrase, cancellationToken));
            }
        }

        return claims;
    }

    /// <summary>The words of a sentence, and what tells of it.</summary>
    private IEnumerable<(string Phrase, ClaimCheck Check)> Checks() =>
    [
        ("第一时间专题学习", lists.PassedOnAsync),
        ("及时传达", lists.PassedOnAsync),
        ("成立由主要领导任组长", actions.Reached("成立")),
        ("召开动员部署会", study.MobilisedAsync),
        ("对全体党员干部", study.EverybodyAsync),
        ("制定主题教育工作方案", actions.Reached("方案")),
        ("明确各阶段具体任务", tasks.OwnedAsync),
        ("列出问题清单", problems.FoundAsync),
        ("层次化建立“学习清单”", study.TiersAsync),
        ("常态学习班与专题学习班相结合", study.SeriesAsync),
        ("集中领学", study.Of(StudyForm.Led)),
        ("个人自学", study.Of(StudyForm.Self)),
        ("交流研学", study.Of(StudyForm.Exchange)),
        ("主题践学", study.Of(StudyForm.Practice)),
        ("建立“工作台账”", tasks.ByUnitAsync),
        ("逐项明确责任单位、完成时限", tasks.PledgedAsync),
        ("分工班子成员领题", visits.LeadersAsync),
        ("定期进行督查督办", tasks.ChasedAsync),
        ("逐个制定推进方案", innovations.PlannedAsync),
        ("定期进行量化考评", innovations.MeasuredAsync),
        ("一个事项、一个专班", innovations.TeamsAsync),
        ("落实情况进行动态监控", actions.JudgedAsync),
        ("及时纠正整改", actions.MendedAsync),
        ("六对标六检视", problems.AspectsAsync),
        ("“当下改”与“长久立”相结合", problems.HorizonsAsync),
        ("每周述学", lists.SpeakingAsync),
        ("防止扎堆调研", visits.ApartAsync),
        ("确保下步能转化", visits.TurnedAsync),
        ("听取群众评价", lists.RatingsAsync),
    ];
}
