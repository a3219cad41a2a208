using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

/// <summary>A report of another office: other sentences, runs cut in odd places, a table, a link, a content control, tracked changes, comments, names in braces, and places where nothing is filled in.</summary>
internal static class OtherTemplate
{
    public const string Campaign = """{ "Campaigns": [{ "Name": "能力提升年", "From": "2026-08-10", "Until": "2026-10-18", "Upper": "县", "Names": { "单位": "某某中心", "牵头领导": "李主任" }, "Directions": ["养老", "救助"] }] }""";

    public const string Report = """
        {
          "Template": "report.docx",
          "Bindings": [
            { "Name": "单位", "Figure": { "Name": "单位" } },
            { "Name": "上级", "Before": "根据", "After": "委、县政府要求", "Figure": { "Name": "Upper" } },
            { "Name": "问题", "Before": "查摆各类问题", "After": "件", "Figure": { "Count": "problem", "Chains": true, "States": ["Doing", "Claimed", "Closed", "Standing"] } },
            { "Name": "审计", "Before": "审计提出", "After": "件", "Figure": { "Count": "problem", "Chains": true, "Where": { "source": ["审计"] } } },
            { "Name": "销号", "Before": "面上和机制问题销号", "After": "件", "Figure": { "Count": "problem", "Chains": true, "States": ["Closed"], "Where": { "class": ["面上", "机制"] } } },
            { "Name": "类别", "Before": "分为", "After": "类", "Figure": { "Count": "problem", "Chains": true, "Distinct": "class" } },
            { "Name": "任务", "Before": "共部署任务", "After": "条", "Figure": { "Count": "task" } },
            { "Name": "办结", "Before": "办结", "After": "余条", "Figure": { "Count": "task", "States": ["Closed"] } },
            { "Name": "重点", "Figure": { "Count": "pledge", "States": ["Doing", "Claimed"] } },
            { "Name": "走访次数", "Figure": { "Count": "visit", "States": ["Closed"] } },
            { "Name": "课题", "Before": "课题", "After": "个，其中", "Figure": { "Count": "subject" } },
            { "Name": "领题", "Before": "其中", "After": "个已经走下去", "Figure": { "Count": "subject", "With": "visit" } },
            { "Name": "实事", "Before": "办成实事", "After": "件", "Figure": { "Count": "deed", "States": ["Closed"] } },
            { "Name": "创新", "Before": "亮点", "After": "个", "Figure": "innovation" },
            { "Name": "专题", "Before": "学完", "After": "个专题", "Figure": "topic" },
            { "Name": "人次", "Before": "学习", "After": "余人次", "Figure": "study" },
            { "Name": "文件", "Before": "传达文件", "After": "份", "Figure": "notice" },
            { "Name": "阅", "Before": "阅读", "After": "人次", "Figure": "notice-read" },
            { "Name": "会", "Before": "集中领学", "After": "场", "Figure": { "Count": "gathering", "Form": "集中领学" } },
            { "Name": "到会", "Before": "到会", "After": "人次", "Figure": "presence" },
            { "Name": "打卡", "Before": "打卡", "After": "人次", "Figure": "checkin" },
            { "Name": "述学", "Before": "述学", "After": "人次", "Figure": "speaking" },
            { "Name": "轮", "Before": "征求意见", "After": "轮", "Figure": "consultation" },
            { "Name": "意见", "Before": "收到意见", "After": "条", "Figure": "opinion" },
            { "Name": "方向", "Before": "聚焦", "After": "个方向", "Figure": "direction" }
          ],
          "Open": [{ "Before": "考核得分", "Reason": "由上级填写" }]
        }
        """;

    private const string Box = """<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>附件共*页</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>""";

    /// <param name="random">Where the runs are cut.</param>
    public static byte[] Docx(Random random) => DocxMaker.CutAtRandom(DocxMaker.Of(string.Concat(
        $"<w:p>{DocxMaker.Runs("关于", "{", "{单", "位}", "}能力提升年的报告")}{Box}</w:p>",
        DocxMaker.Paragraph("根据", "*", "委、县", "政府要求，聚焦*个方向。"),
        $"<w:p>{DocxMaker.Runs("查摆各类问题")}<w:r><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr><w:t>*</w:t></w:r>{DocxMaker.Runs("件，其中审计提", "出*件，分为", " * 类，面上和机制问题销号*件；")}</w:p>",
        $"""<w:p><w:del w:id="11" w:author="甲" w:date="2026-10-01T08:00:00Z"><w:r><w:delText>共部署任务*条。</w:delText></w:r></w:del><w:ins w:id="12" w:author="甲" w:date="2026-10-01T08:00:00Z">{DocxMaker.Runs("共部署任务*条，")}</w:ins>{DocxMaker.Runs("办结*", " 余条；重点任务", "{{ 重点 }}", "条在办。")}</w:p>""",
        $"""<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{Cell(DocxMaker.Runs("走访"))}{Cell(Named("*", 21, 22))}</w:tr><w:tr>{Cell(DocxMaker.Runs("课题*个，其中*个已经走下去"))}{Cell(DocxMaker.Runs("办成实事＊件"))}</w:tr></w:tbl>""",
        $"""<w:p><w:hyperlink w:anchor="top">{DocxMaker.Runs("亮点*个")}</w:hyperlink>{DocxMaker.Runs("，学完*个专", "题，学习", "*余", "人次。")}</w:p>""",
        $"<w:sdt><w:sdtContent>{DocxMaker.Paragraph("传达文件*份，阅读*人次；集中领学*场，到会*人次，打卡*人次，述学*人次。")}</w:sdtContent></w:sdt>",
        DocxMaker.Paragraph("征求意见*轮，收到意见*条。每周述学，防止扎堆调研，确保下步能转化；一个事项、一个专班；层次化建立“学习清单”。考核得分*。")),
        ("comments", "comments", DocxMaker.Comments((21, "请核一下"), (22, "走访次数"))), ("header1", "header", DocxMaker.Header("第{{期数}}期"))), random);

    /// <summary>The text with every figure in its place, as the office would have typed it.</summary>
    public static string Text(IReadOnlyDictionary<string, int> counts)
    {
        string Of(string name) => counts[name] == int.MinValue ? "*" : counts[name].ToString(System.Globalization.CultureInfo.InvariantCulture);
        string Rest(string name, string space = "") => counts[name] is int.MinValue ? $"*{space}余" : counts[name] is >= 10 and var many && many % 10 > 0 ? $"{many / 10 * 10}余" : Of(name);
        return string.Join('\n',
            "关于某某中心能力提升年的报告",
            $"根据县委、县政府要求，聚焦{Of("方向")}个方向。",
            $"查摆各类问题{Of("问题")}件，其中审计提出{Of("审计")}件，分为 {Of("类别")} 类，面上和机制问题销号{Of("销号")}件；",
            $"共部署任务{Of("任务")}条，办结{Rest("办结", " ")}条；重点任务{(counts["重点"] == int.MinValue ? "{{ 重点 }}" : Of("重点"))}条在办。",
            "走访", Of("走访次数"), $"课题{Of("课题")}个，其中{Of("领题")}个已经走下去", $"办成实事{(counts["实事"] == int.MinValue ? "＊" : Of("实事"))}件",
            $"亮点{Of("创新")}个，学完{Of("专题")}个专题，学习{Rest("人次")}人次。",
            $"传达文件{Of("文件")}份，阅读{Of("阅")}人次；集中领学{Of("会")}场，到会{Of("到会")}人次，打卡{Of("打卡")}人次，述学{Of("述学")}人次。",
            $"征求意见{Of("轮")}轮，收到意见{Of("意见")}条。每周述学，防止扎堆调研，确保下步能转化；一个事项、一个专班；层次化建立“学习清单”。考核得分*。");
    }

    private static string Cell(string runs) => $"""<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>{runs}</w:p></w:tc>""";

    /// <summary>Two comments on the same place: one is somebody's remark, the other names the figure.</summary>
    private static string Named(string text, int remark, int name) =>
        $"""<w:commentRangeStart w:id="{remark}"/><w:commentRangeStart w:id="{name}"/>{DocxMaker.Runs(text)}<w:commentRangeEnd w:id="{name}"/><w:commentRangeEnd w:id="{remark}"/><w:r><w:commentReference w:id="{remark}"/></w:r><w:r><w:commentReference w:id="{name}"/></w:r>""";
}
