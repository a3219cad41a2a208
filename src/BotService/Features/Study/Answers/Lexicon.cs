using System.Collections.Frozen;

namespace BotService.Features.Study.Answers;

/// <summary>The words of which an answer is made, each with what it does to the meaning. What is not in here is somebody's own words.</summary>
internal static class Lexicon
{
    public const int LongestWord = 10;

    private static readonly (WordClass Class, string Words)[] Groups =
    [
        (WordClass.Polite, "您好 你好 大家好 好的 好 好嘞 好滴 好哒 好呢 嗯 嗯嗯 哦 收到 已收到 谢谢 谢谢您 谢谢你 谢谢提醒 谢谢老师 感谢 感谢提醒 多谢 感谢您 辛苦 辛苦了 您辛苦了 您辛苦 领导好 老师好 书记好 主任好 报告 汇报 向您汇报 汇报一下 " +
            "报备一下 麻烦登记 登记一下 请登记 登记 帮忙登记 帮我登记 记一下 帮我记一下 帮忙记一下 帮记一下 请查收 请知悉 请查阅 请审阅 请核实 查收 知悉 特此报告 特此汇报 特此 打扰 打扰了 不好意思 抱歉 来晚了 回复晚了 晚了点 早上好 " +
            "上午好 中午好 下午好 晚上好 早 晚安 哈哈 嘿嘿 ok okay 没问题 不错 内容不错 很不错 真不错 挺不错 没什么问题 没有问题 没有什么问题 没啥问题 没有疑问 没疑问 无疑问 没什么疑问 没有什么疑问 没有其他问题 没别的问题 没有异议 无异议 没意见 没有意见 一切顺利 一切正常 明白 了解 知道了 知道 没忘 没忘记 不是没学 忘记回复 忘记回复了 忘了回复 忘了回复了 忘了报 忘记报 " +
            "忘记报了 忘报了 是忘了报 忘记确认了 忘了确认 忘了确认了 忘了说 忘了打卡 是的 对的 对 行 可以 提醒 呵呵 嘻嘻 祝好 打卡成功 顺祝 工作顺利 望谅解 请谅解 打个勾 给我打个勾 记一记 请予登记 莫催 别催了 thx 侬记一记 交作业 " +
            "任务清零 看到消息了 才回复 才回 才看到 才看到消息 刚看到消息 刚看到 回晚了 拖到现在 请领导放心 请放心 请您放心 请组织放心 请书记放心 请老师放心 看到通知了 看到提醒了 收到提醒 收到通知 你给我记一下 老铁 亲 兄弟 哥们 得嘞 要得 勿念 请mark一下 同志你好 同志您好 看到最后一条消息 看到最后一条通知 看到最后一条推送 请你登记 请您登记 跟您汇报一下 跟您汇报 跟你说一声 跟您说一声 已懂 已领会 已掌握 " +
            "mark一下 pls please 特此回复 求表扬 来报到 报到 来报道 来打卡 打卡来了 打卡 敬启者 中嘞 您内 您嘞 您呐 再说一遍 再报一遍 再报一次 再发一遍 不敢怠慢 忘打卡 忘打卡了 忘记打卡 忘记打卡了 补一下 现在补一下 补个卡"),
        (WordClass.Title, "师傅 班长 大姐 大哥 领导 老师 书记 主任 小林 管理员 联络员 小助手 助手 学习助手 您 你 各位领导 各位老师 科长 处长 局长 组长 支书"),
        (WordClass.Please, "请 请您 请你 麻烦 麻烦您 麻烦你 劳驾 要求 烦请"),
        (WordClass.Manner, "如期 按时 按期 按要求 按照要求 遵照要求 依照要求 根据要求 按您要求 按通知 按通知要求 按照通知 按照通知要求 遵照通知 按规定 按照规定 按部署 按安排 逐条 逐字 逐句 逐字逐句 逐篇 逐页 逐段 挨个 跟着 在场 到会 到场 参会 一块 一块儿 一道 一同 全程 深入 完整 认真 认真地 全面 仔细 顺利 及时 准时"),
        (WordClass.Self, "我 我们 本人 俺 俺们 咱 我自己 我这边 我这里 我这儿 自己 我个人 个人 吾 老朽 鄙人 在下 老子 格老子 本宝宝 俺老 额 牛马 社畜 打工人 本牛马 本打工人 小的 洒家 偶"),
        (WordClass.Already, "已 已经 刚 刚刚 刚才 早就 早已 早 老早 老早就 方才 可算 终于 总算 乙 以经 己经 已径 以 己 巳 意 业已 现已 承诺已 承诺已经 保证已 保证已经"),
        (WordClass.Adverb, "都 全 全部 也 均 全都 统统 一并 一起 又 就 其实 明明 从头到尾 从头至尾 提前 参加并 到会并 当真 才 是 确实 真的 反正 当然 百分之百 百分百 正好 刚好 恰好 倒是 真 不过 但是 可是 但 可 还是 然后 所以 于是 而且"),
        (WordClass.Past, "昨天 昨晚 前天 昨日 今早 今晨 昨夜 昨儿 昨儿晚上 昨晚上 前两天 前几天 上午 昨天下午 昨天晚上 八百年前 早八百年 早八百年前"),
        (WordClass.Time, "这会儿 这会 今天 今日 下午 中午 早上 晚上 早晨 傍晚 周一 周二 周三 周四 周五 周六 周日 周末 星期一 星期二 星期三 星期四 星期五 星期六 星期天 现在 目前 此刻 午休 午休时间 利用午休 下班前 下班 坐地铁 地铁上 " +
            "坐车 车上 在车上 通勤 上班路上 下班路上 在路上 火车上 高铁上 半小时 半个小时 半个钟头 半天 本周一 本周二 本周三 本周四 本周五 这周一 这周二 这周三 这周四 这周五 抽空 抽时间 在家 在单位 在办公室 回家 路上 第一时间"),
        (WordClass.Future, "明天 后天 明日 明早 明晚 今晚 待会 待会儿 一会 一会儿 等会 等会儿 等下 稍后 马上 立刻 打算 准备 计划 争取 尽快 尽量 抓紧 将 要 会 想 应该 应当 可能 晚点 晚些 回头 改天 再 再说 之前 前 之内 内 回去 以后 之后 后 即将 快要 如果 要是 假如 若 若是 万一 这就 正要 需要 必须 得 能 等 " +
            "告诉你 告诉您 回复 回复你 回复您 到时候 下次 下周 下个星期 保证 一定 尽早 随后 过会儿 过一会儿 晚上回去 等我 得闲 得闲先 有空先 得空先"),
        (WordClass.Part, "一半 半 过半 大半 一大半 小半 一部分 部分 大部分 一点 一点点 一点儿 一些 一章 几页 几章 差不多 快 快要 正在 在学 在学了 在看 在看了 在读 正在学 正在看 正 还在 中 大概 前半 前半部分 百分之 进行中 还差 差 剩 还剩 只 仅 刚开始 开始"),
        (WordClass.NotYet, "还没 还没有 还未 尚未 暂未 暂时没 暂时没有 暂时未 还不 仍未 没来得及 来不及 还来不及 还木有 海没 海没有 还没得空 还没顾上"),
        (WordClass.Not, "mei 冇 煤 梅 莫 没 没有 未 没时间 没空 没顾上 没能 没法 没办法 木有 没得空 无法 没去 未能 没参加 未参加 没能够 未及"),
        (WordClass.Forgot, "忘 忘了 忘记 忘记了 漏了"),
        (WordClass.Deny, "谈不上 算不上 说不上 称不上 不敢说 不 不是 别 勿 非 否 不想 不要 不用 没必要 错 错了 假的 才怪 不了 才不 不可能 并没有 并没 并未 取消 撤销 撤回 收回 不对"),
        (WordClass.Question, "吗 么 谁 什么 啥 怎么 咋 怎样 如何 哪 哪些 哪里 几 多少 是不是 有没有 能不能 可不可以 要不要 为什么 为啥 何时 多久 怎么办 是否 算不算 行不行 学没学 吧"),
        (WordClass.Others, "大家 他们 她们 他 她 全体 所有人 各位 同志们 同事 同事们 别人 其他人 家人 孩子 我爱人 全组 全支部 我们支部 我们组 本支部 本组 组里 支部 支部里 代 替 帮 老李 老王 老张 老刘 老陈 小李 小王 小张 小刘 小陈 人员 人 同志"),
        (WordClass.Object, "材料 主题 任务 内容 资料 文章 文件 视频 课 课程 课件 学习任务 学习内容 学习材料 学习主题 学习资料 理论 理论学习 知识 精神 全文 讲话 原文 书 章节 专题 专题学习 " +
            "全部内容 这次 本次 这期 本期 这篇 这个 那个 这些 主题内容 规定 工作 作业 一周一主题 主题学习 通知 链接 链接里 卡片 卡片里 推送 推文 里 里面 那篇 那一篇 " +
            "全篇 释义 配套案例 配套视频 配套材料 三遍 四遍 五遍 呢个礼拜 呢个星期 呢周 呢期 文字 文字材料 主体 视频和文字 文字和视频 图文 学习的事 学习的事情 学习那个事 学习那事 学习这事 学习这个事 一遍 两遍 一次 两次 一下"),
        (WordClass.Glue, "把 将 对 于 在 了解了 和 与 及 以及 啲"),
        (WordClass.De, "的 嘅 の"),
        (WordClass.Verb, "集中学习 集体学习 集中学 集中领学 集体学 学 学习 看 读 阅 study 刷 阅读 研读 听 听了 补 补看 做 弄 搞 办 啃 拜读 通读 睇 read 自学 观看 浏览 收看 雪 血 研学 xue 整 学洗 雪习 学系 有学 有看 啃下来 念 跟读 跟学 诵读 精读 翻阅 翻看 二刷 三刷 学法 xuexi 给学 给学习 给看 给读 给听"),
        (WordClass.Result, "完 好 毕 成 掉 罢 到位 齐 透 归一 利索 wan"),
        (WordClass.Finished, "完毕 过 过了 完必 完闭 完比 结束 得了 完了 好了 毕了 完鸟 完币"),
        (WordClass.Le, "了 啦 喽 咯 嘞 鸟 勒 哒 咧 咗 哉 喇 辽 噜 了好吧 啦好吧"),
        (WordClass.Complete, "完成 圆满完成 学完 看完 读完 补完 学习完成 听完 做完 弄完 搞完 雪完 学毕 达成 学玩 完城 完诚 看到尾 读到尾 学到尾 听到尾 睇完 通读完 研读完 从头看到尾 从头学到尾 从头读到尾 从头听到尾 翻了一遍 过了一遍 翻完 翻完一遍 过完一遍 念完 学罢 看罢 读到底 看到底 学到底 学晒 睇晒 读晒 听晒 刷完 啃完 有学完 有看完 有读完 学丸 看玩 学习玩成 玩成"),
        (WordClass.Done, "已学 完成了 学好 学好嘞 看好嘞 读好嘞 学习进度100 学习进度百分百 学习进度百分之百 已阅 已读 已看 已完成 已学习 已学完 搞定 学过 学了 看过 读过 已确认 已雪 已血 yx done finished finish completed complete " +
            "yixue 已补学 补学 completed 完工 已经学 已经完成 学习完毕 阅毕 已毕 xuewanle xuewan xuehaole xuehao woxuewanle woxuehaole " +
            "woyixue woyixuewan studied xuexiwanle yixuewan kanwanle 一学 搞掂 才学完 才看完 才读完 才弄完 才完成 √ ✓ ✔ ✅ ☑ yes"),
        (WordClass.Confirm, "确认 确认完成 现确认 现确认完成 兹确认 特此确认 打勾 全部完成"),
        (WordClass.Particle, "over 哦 哈 呀 啊 噢 喔 哟 耶 噻 滴 哩 嘛 呢 喏 呐 哇 诶 哎 唉 喂 那 嘿 捏 昂 欸 得嘛 噶 呗 撒 嗷 哎妈呀 妈呀 哎呀 哎哟"),
        (WordClass.Cross, "× x"),
        (WordClass.Closing, "收官 收工 完事 完事儿 清零 交卷 拿下 妥 妥了 妥妥的 齐活 齐活儿 补上 ok了 okay了 过关"),
    ];

    /// <summary>和孩子一起: others, and oneself with them.</summary>
    private static readonly IEnumerable<string> Companions =
        from joint in "和跟与陪同" from other in (string[])["孩子", "家人", "同事", "同事们", "大家", "同志们", "我爱人"] from together in (string[])["一起", "一块", "一块儿", "一道", "一同"] select joint + other + together;

    /// <summary>Where something ends that is read or heard. 最后一章 may be all that was read.</summary>
    private static readonly string[] Ends = ["到头", "到末尾", "到结尾", "到附则", "到最后", "到最后一条", "到最后一页", "到最后一句", "到最后一个字"];

    private static readonly FrozenDictionary<string, WordClass> Words = Groups
        .SelectMany(group => group.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, group.Class)))
        .Concat(Companions.Select(with => (word: with, Class: WordClass.Adverb)))
        .Concat("学看读听念翻刷啃".SelectMany(verb => Ends.Select(end => (word: verb + end, Class: WordClass.Complete))))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Class);

    private static readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryFind(ReadOnlySpan<char> word, out WordClass found) => Lookup.TryGetValue(word, out found);
}

/// <summary>What a word does to the meaning of an answer.</summary>
internal enum WordClass
{
    Polite,

    /// <summary>Who may be spoken to, or spoken of: 书记，已学 is the sender's, 书记已学 is not.</summary>
    Title,

    /// <summary>Asks for what follows: 请完成学习.</summary>
    Please,

    /// <summary>How it was or is to be done: 按时.</summary>
    Manner,
    Self,
    Already,
    Adverb,
    Past,
    Time,
    Week,
    Future,
    Part,
    NotYet,
    Not,

    /// <summary>忘了看: not yet, and perhaps still to come.</summary>
    Forgot,
    Deny,
    Question,
    Others,
    Object,
    Glue,

    /// <summary>学完的: it lies behind.</summary>
    De,
    Verb,

    /// <summary>完 as in 学完, which may still lie ahead.</summary>
    Result,

    /// <summary>完毕 as in 学习完毕, which lies behind.</summary>
    Finished,
    Le,

    /// <summary>学完: done, unless a time of day makes it a plan.</summary>
    Complete,
    Done,

    /// <summary>确认 says it of oneself and asks it of others.</summary>
    Confirm,
    Particle,
    Cross,

    /// <summary>收官: it ends something, and the studying only where that is named: 安全生产法，拿下.</summary>
    Closing,
}
