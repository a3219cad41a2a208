using BotService.Tests.Harness;

namespace BotService.Tests.Cli;

/// <summary>What doctor says about the console: how people reach it, and what is to be entered where.</summary>
public sealed class ConsoleCheckTests
{
    [Theory]
    [InlineData("", "! 控制台：http://127.0.0.1:5080，没有设置 Console__PublicUrl")]
    [InlineData("Console:PublicUrl=https://study.example.cn", "✓ 控制台：https://study.example.cn；只用链接进入")]
    [InlineData("Console:PublicUrl=http://study.lan:8080 Console:AllowHttp=true", "! 控制台：http://study.lan:8080；", "没有加密", "https://")]
    [InlineData("Console:PublicUrl=https://study.example.cn:8443 Console:Login=wecom", "✓ 控制台：https://study.example.cn:8443；", "Console__DomainProof", "可信域名", "都填 study.example.cn:8443")]
    [InlineData("Console:PublicUrl=https://study.example.cn Console:Login=wecom Console:DomainProof=WW_verify_AbC123.txt", "✓ 控制台：https://study.example.cn；", "https://study.example.cn/WW_verify_AbC123.txt", "授权回调域")]
    [InlineData("Console:PublicUrl=https://study.example.cn/path", "✗ 控制台：", "Console__PublicUrl")]
    [InlineData("environment=Staging Clock:Controllable=false WeCom:ApiBaseUrl=http://127.0.0.1:1/", "! 控制台：没有开通", "Console__PublicUrl")]
    [InlineData("environment=Acceptance Clock:Controllable=false WeCom:ApiBaseUrl=http://127.0.0.1:1/ Console:PublicUrl=http://study.lan", "✗ 控制台：", "Console__AllowHttp=true")]
    public async Task The_line_says_how_people_reach_it_and_what_to_enter_where(string settings, string begins, params string[] says)
    {
        await using var op = await Operator.StartAsync();
        settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList().ForEach(op.Settings.Add);

        var line = Assert.Single((await op.RunAsync("doctor")).Output.Split('\n'), line => line.Length > 2 && line[2..].StartsWith("控制台", StringComparison.Ordinal));

        Assert.StartsWith(begins, line, StringComparison.Ordinal);
        Assert.All(says, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }
}
