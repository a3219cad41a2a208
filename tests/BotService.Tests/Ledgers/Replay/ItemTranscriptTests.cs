namespace BotService.Tests.Ledgers.Replay;

/// <summary>Sections 5.1 to 5.3 of the ledgers' specification, word for word.</summary>
public sealed class ItemTranscriptTests
{
    [Theory]
    [InlineData(InputWay.Words)]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Problems(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-09-21 09:05", hand);
        await stage.UsedAsync("problem", 20);

        await stage.PlayAsync("""
            王伟(机关) ▸ 问题 三楼开水器一用就跳闸
            ◂ 已提：问21 三楼开水器一用就跳闸。机关第一党支部联络员确认后立项。不是问题？24 小时内发 问21 撤回
            林晓燕 ▸ 问21 派 李秋月 9月30日
            ◂ 问21 已立项，由李秋月办理，9月30日到期（不归她可以退）。
            ≠ the roster does not know whether somebody is he or she
            = 问21 已立项，由李秋月办理，9月30日到期（不归本人可以退）。
            @ 09-22 10:00
            李秋月 ▸ 问21 改好了 换了漏电开关，试了一天
            ◂ 问21 报完成，等核实：请王伟（提出人）看过后发 问21 通过，或 问21 没改好 原因
            @ 09-22 16:30
            王伟(机关) ▸ 问21 通过 不跳了，还差一个插座没换
            ◂ 您写了“还差一个插座没换”，没有记下。都好了请发 问21 通过；没好请发 问21 没改好 还差一个插座
            王伟(机关) ▸ 问21 没改好 还差一个插座
            ◂ 问21 退回李秋月继续办。
            @ 09-23 10:00
            李秋月 ▸ 问21 完成 插座也换了
            ◂ 问21 报完成，等核实：请王伟（提出人）看过后发 问21 通过，或 问21 没改好 原因
            @ 09-24 10:00
            王伟(机关) ▣ 通过 ▸ 问21 通过
            ◂ 问21 已销号（9月24日，第 2 次核实）。以后再出现请发 问21 又出现 情况
            王伟(机关) ▸ 问题 三楼东头灯不亮
            谢春梅 ▸ 问题 楼道堆了杂物
            王伟(机关) ▸ 问21 又出现 今天又跳了两次
            ◂ 已记 问24（与问21 同一问题，反弹）。问21 的销号日期不变；联络员立项后，统计里这一问题回到未完成。
            反复出现的，建议从制度上改：林晓燕可发 问24 改 改法 长久立
            林晓燕 ▸ 问22 作废 并入 问21
            ◂ 问22 已作废，并入问21；提出人会收到问21 的结果。
            王伟(机关) ▸ 问21 又出现
            ◂ 请写现在的情况
            ≠ with an example, as every refusal has, and a missing part is answered by itself
            = 请写现在的情况，例如：问21 又出现 今天又跳了两次
            直接回复情况就行，不用了回复 算了。
            王伟(机关) ▸ 问24 又出现 还是跳
            ◂ 问24 还没销号，请发 问24 进展 …
            """);
    }

    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Tasks(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-09 09:00", hand);
        await stage.UsedAsync("task", 10);

        await stage.PlayAsync("""
            周敏 ▸ 任务 清点救助档案 郑凯 10月30日
            周敏 ▸ 任务 修订临时救助操作办法 郑凯 10月15日
            ◂ 任12 修订临时救助操作办法，郑凯（业务第二党支部），10月15日到期。今天 16:17 告知本人，一并告知的有任13。
            ≠ numbers rise, so what was given to him before has a lower number
            = 任12 修订临时救助操作办法，郑凯（业务第二党支部），10月15日到期。今天 16:17 告知本人，一并告知的有任11。
            周敏 ▸ 任务 修订办法
            ◂ 已提：任13，没有责任人和期限。请补：任13 派 姓名 日期
            周敏 ▸ 任务 更新养老机构名录 黄志远 10月14日
            郑凯 ▸ 任12 加入 谢春梅
            ◂ 谢春梅加入任12 的专班。牵头：郑凯
            @ 10-13 09:30
            郑凯 ▸ 任12 延期 到 10月23日 等省厅答复
            ◂ 已请周敏答复。答复前仍按 10月15日
            @ 10-13 16:30
            周敏 ▣ 同意延期 ▸ 任12 同意延期
            ◂ 任12 到期改为 10月23日（第 1 次延期；原定 10月15日，按期只按原定算）
            周敏 ▸ 督办 任12
            ◂ 任12 还没到期，不用督办；要问进展请直接联系
            周敏 ▸ 任务 写总结 郑凯 9月31日
            ◂ 没有 9月31日，没有记下
            @ 10-22 10:00
            郑凯 ▸ 任12 完成 办法已印发，文号在办公室
            ◂ 任12 报完成，等周敏核实
            @ 10-22 16:30
            周敏 ▣ 通过 ▸ 任12 通过
            ◂ 任12 已办结：10月22日报完成（延期内），10月22日核实
            """);
        await stage.Bot.ChangeAsync(async db =>
        {
            var huang = db.Members.Single(m => m.UserId == "huangzhiyuan").Id;
            db.SentNudges.RemoveRange(db.SentNudges.Where(s => s.MemberId == huang && s.WeekKey == 202643));
            db.SentNudges.AddRange(Enumerable.Range(0, 2).Select(i => new Store.SentNudge { Rule = $"r{i}", SubjectId = 999, MemberId = huang, WeekKey = 202643, At = Harness.Bot.At("2026-10-19 09:07").AddHours(i) }));
            await Task.CompletedTask;
        });
        await stage.PlayAsync("""
            周敏 ▸ 督办 任14
            ◂ 任14 更新养老机构名录，逾期 6 个工作日·红；黄志远（业务第二党支部）
            会发给：黄志远、本支部联络员。黄志远本周已收 2 次，发后 3 次。
            内容：任14 已过期 6 个工作日，请今天回复：任14 进展 …、任14 完成 …，或说明困难
            要发请回 确认发出（10 分钟内）
            ≠ he is the liaison himself, and owner and liaison in one person get one message (13.9)
            = 任14 更新养老机构名录，逾期 6 个工作日·红；黄志远（业务第二党支部）
            会发给：黄志远。黄志远本周已收 2 次，发后 3 次。
            内容：任14 已过期 6 个工作日，请今天回复：任14 进展 …、任14 完成 …，或说明困难
            要发请回 确认发出（10 分钟内）
            周敏 ▸ 确认发出
            @ 10-23 10:00
            周敏 ▸ 督办 任14
            ◂ 任14 上次督办是10月22日，5 个工作日内不再发
            """);
    }

    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Pledges(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-10-08 09:00", hand);
        await stage.PlayAsync("""
            admin ▸ 重点任务 局党组要办的第0件 赵国强 10月20日
            @ 10-08 16:30
            赵国强 ▣ 完成 ▸ 亮1 完成
            ◂ 请写一句结果（至少 4 个字），例如：亮1 完成 办法已印发
            ≠ a missing part is answered by itself, and the answer says so
            = 请写一句结果（至少 4 个字），例如：亮1 完成 办法已印发
            直接回复结果就行，不用了回复 算了。
            赵国强 ▸ 亮1 完成 已经全部落实
            ◂ 亮1 报完成，等核实：机关第一党支部联络员；业务第二党支部联络员；离退休第三党支部联络员；青年理论学习小组联络员；管理员
            @ 10-09 16:30
            韩淑兰 ▣ 通过 ▸ 亮1 通过
            ◂ 亮1 已兑现（10月9日）。
            杨子琪 ▣ 没改好 ▸ 亮1 没改好
            ◂ 亮1 现在是已兑现，有人已经核实过，没有记下。
            亮1 局党组要办的第0件：已兑现，由赵国强办理。
            您可以发：亮1
            赵国强 ▸ 亮1 晒
            """);
        (string Owner, string Group, int Due, int Done, int Later)[] groups =
        [
            ("赵国强", "局党组", 2, 2, 0), ("李秋月", "机关第一党支部", 3, 2, 0), ("郑凯", "业务第二党支部", 8, 5, 0), ("马光明", "离退休第三党支部", 0, 0, 2), ("朱浩然", "青年理论学习小组", 0, 0, 1),
        ];
        var number = 1;
        List<string> said = [];

        foreach (var (owner, group, due, done, later) in groups)
        {
            for (var i = number == 1 ? 1 : 0; i < due + later; i++)
            {
                said.Add($"admin ▸ 重点任务 {group}要办的第{i}件 {owner} {(i < due ? "10月20日" : "11月20日")}");
                number++;

                if (i < done)
                {
                    said.AddRange([$"{owner} ▸ 亮{number} 完成 已经全部落实", $"{(group == "离退休第三党支部" ? "杨子琪" : "韩淑兰")} ▸ 亮{number} 通过"]);
                }
            }
        }

        await stage.PlayAsync(string.Join('\n', said) + """

            李秋月 ▸ 亮5 晒
            ◂ 先办成再晒
            郑凯 ▸ 亮6 晒
            韩淑兰 ▸ 亮1 借鉴
            杨子琪 ▸ 亮1 借鉴
            林晓燕 ▸ 亮6 借鉴
            @ 10-31 10:00
            admin ▸ 亮晒清单 统计 10月31日
            ◂ 亮晒清单 截至10月31日：共 16 条，到期 13，兑现 9
            局党组 到期 2，兑现 2
            机关第一党支部 到期 3，兑现 2
            业务第二党支部 到期 8，兑现 5（63%）
            离退休第三党支部 到期 0（2 条未到期）
            青年理论学习小组 到期 0（1 条未到期）
            晒出来的做法 2 条，被借鉴 3 次：发 亮晒清单 做法
            按名单顺序，不是名次
            admin ▸ 亮晒清单 排名
            ◂ 这里不排名；发 亮晒清单 统计 看各组
            """);
    }
}
