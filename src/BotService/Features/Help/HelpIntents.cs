using BotService.Commands;

namespace BotService.Features.Help;

/// <summary>Who asks how something is done.</summary>
internal sealed class HelpIntents : IIntentSource
{
    /// <summary>怎么请假, 你能干啥, 语音行吗.</summary>
    private const string HowItIsDone =
        "(咋个?|怎么个?)(整|弄|用|操作|办)|不(太)?会(弄|用|操作|整)|使用说明|(教|介绍)(教)?(一?下)?(我|俺)|你(都)?(能|会|有).{0,4}(干嘛|做啥|功能|本事)|(问|帮)你?(些)?(什么|啥)|指令清单|" +
        "(哪些|什么|啥)(指令|命令)|该怎么|怎么(请|弄|补|操作|提|用|学|办|处理|帮|记|撤|改|填|写|回|签|打|确认|登记|看|查)|如何|什么意思|是什么$|流程|会怎么样|怎么样才|扣分|能不能改|制度|需要什么|找不到|" +
        "点不了|按钮|要做什么|新来的|你(能|会)(干|做)?(啥|什么)|有(什么|啥|哪些)功能|多少字|语音行|能发语音|发语音|转人工|真人|(箱|入口)在哪|回复.{0,2}(已学|没学|1).{0,4}(行|可以|吗|么)|请假的人要";

    private static readonly Intent[] Rows =
    [
        new(120, HowItIsDone)
        {
            Explains = true,
            Command = static (_, said) => ("帮助", said),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;
}
