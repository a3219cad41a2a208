using BotService.Features.Reports;
using BotService.Features.Reports.CampaignSettings;
using BotService.Tests.Harness;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Features.Reports;

/// <summary>Other names of places in <c>campaign.json</c>.</summary>
public sealed class CampaignPlacesTests
{
    [Theory]
    [InlineData("城东社区", "城东社区")]
    [InlineData("城东社区居委会", "城东社区")]
    [InlineData("老 东 门", "城东社区")]
    [InlineData("东社区居委会", "城东社区")]
    [InlineData("二院", "市第二福利院")]
    [InlineData("城西社区", "城西社区")]
    public void A_place_goes_under_one_name(string said, string place)
    {
        var (campaigns, problems) = Read("""{ "Campaigns": [{ "Name": "整改", "Places": { "城东社区居委会": ["老东门", "东社区"], "市第二福利院": "二院" } }, { "Name": "另一个", "Places": { "城东社区": ["老东门"] } }] }""");

        Assert.Empty(problems);
        Assert.Equal(place, new CampaignPlaces(Options.Create(new ReportOptions { Campaigns = campaigns })).Of(said));
    }

    [Theory]
    [InlineData("""["城东社区"]""", "campaign.json 第 1 行：Places 要写成地点和它的别名")]
    [InlineData("""{ "城东社区": ["东社区"], "城西社区": ["东社区"] }""", "Places 里“东社区”写成了 城东社区、城西社区 的别名")]
    [InlineData("""{ "城东社区": ["东社区"], "东社区": ["老东门"] }""", "Places 里“东社区”自己是别处的别名，请把“老东门”直接写到那一处")]
    [InlineData("""{ "城东社区": [""] }""", "要写一句话")]
    public void What_cannot_be_meant_is_said(string places, string problem)
    {
        var (_, problems) = Read($$"""{ "Campaigns": [{ "Name": "整改", "Places": {{places}} }] }""");

        Assert.Contains(problems, one => one.Contains(problem, StringComparison.Ordinal));
    }

    private static (IReadOnlyList<Campaign> Campaigns, List<string> Problems) Read(string campaign)
    {
        List<string> problems = [];
        var folder = ReportOffice.Folder(campaign);
        var campaigns = CampaignFile.Read(folder, problems);
        Directory.Delete(folder, recursive: true);
        return (campaigns, problems);
    }
}
