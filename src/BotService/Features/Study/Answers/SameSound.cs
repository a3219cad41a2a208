namespace BotService.Features.Study.Answers;

/// <summary>Letters of titles that an input method takes for one another because they sound alike.</summary>
internal static class SameSound
{
    private static readonly string[] Groups =
    [
        "生声升胜省圣牲", "产铲阐", "安按案暗岸", "全权泉拳劝", "法发乏罚", "党挡档", "政正证整征争郑", "治制质至志智知支之只指", "中种重众终忠钟", "央洋阳养样", "会汇惠回绘慧辉", "精经京景静警竞敬境",
        "神深身审申伸", "学雪穴血", "习系洗细席息", "思司丝私", "想像象向响相项乡", "理里力立利例历礼", "论轮伦", "实时石史事是式识世市食", "践见建件间检简监健", "调掉吊", "查察茶差", "研言严岩眼验沿", "究就久旧",
        "高告稿搞", "量良亮粮", "展站战占", "作做坐座", "风丰封锋峰", "规归贵鬼", "定订顶", "章张掌", "纪记计际季技级集急基机积及", "律绿旅", "民名明命", "主住注著助煮", "公工共功供攻", "社设射涉", "文稳问温闻",
        "化话画花华划", "教交角较叫", "育与语玉雨", "管官关观馆", "服福复副富府负", "务物误无武", "保报宝抱暴", "密秘迷米蜜", "反返犯范凡饭", "廉联连练脸", "洁结解界节接杰", "信心新辛欣", "消小效销校笑", "防房方仿放访",
        "环还欢患", "品聘贫频", "药要腰", "国过果", "家加价假佳", "改盖概", "革格隔各", "创床窗", "型形行性星兴", "大达打答", "青清情请轻", "员原元园源缘", "代带待戴袋", "意义艺易议益",
    ];

    public static bool Are(char one, char other) => Array.Exists(Groups, group => group.Contains(one, StringComparison.Ordinal) && group.Contains(other, StringComparison.Ordinal));
}
