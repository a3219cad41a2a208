using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Cli;

/// <summary>A setting that nobody reads would leave another one in force: the start says which, where, and what may be meant.</summary>
public sealed class UnknownKeysTests
{
    [Theory]
    [InlineData("policy.json", """{ "Policy": { "NamesInExport": false } }""", "policy.json 第 1 行", "NamesInExport，最接近的是 NamesInExports")]
    [InlineData("policy.json", """{ "Polcy": { "NamesInExports": false } }""", "policy.json 第 1 行", "Polcy，最接近的是 Policy")]
    [InlineData("policy.json", "{ \"Policy\": { \"Authorisations\": [\n{ \"Switch\": \"NamesForAdmins\", \"AuthorizedBy\": \"局长\" } ] } }", "policy.json 第 2 行", "AuthorizedBy，最接近的是 AuthorisedBy")]
    [InlineData("policy.json", """{ "Policy": { "Signal": { "Fewest": 6 } } }""", "policy.json 第 1 行", "Signal，最接近的是 Signals")]
    [InlineData("policy.json", "{ \"Policy\": { \"Signals\": {\n\"AlikePeoples\": 4 } } }", "policy.json 第 2 行", "AlikePeoples，最接近的是 AlikePeople")]
    [InlineData("policy.json", """{ "Policy": { "NamesInExports": { "On": false } } }""", "policy.json 第 1 行", "NamesInExports 下面没有别的设置")]
    [InlineData("botservice.json", """{ "Study": { "OpenAt": "09:00" } }""", "botservice.json 第 1 行", "OpenAt，最接近的是 OpensAt")]
    [InlineData("botservice.json", """{ "WorkingHour": { "Start": "09:00" } }""", "botservice.json 第 1 行", "WorkingHour，最接近的是 WorkingHours")]
    [InlineData("botservice.json", """{ "Organisation": { "Admin": ["boss"] } }""", "botservice.json 第 1 行", "Admin，最接近的是 Admins")]
    [InlineData("reminders.json", """{ "Reminders": { "Buget": 3 } }""", "reminders.json 第 1 行", "Buget")]
    [InlineData("botservice.json", """{ "Outbox": { "Lease": "00:02:00" }, "Whatever": 1 }""", "botservice.json 第 1 行", "Whatever")]
    public async Task A_key_that_nobody_knows_stops_every_start_with_its_file_and_the_nearest_key(string file, string content, string place, string sentence)
    {
        await using var op = await OperatorWithAsync((file, content));

        foreach (var verb in new[] { "serve", "doctor" })
        {
            var ran = await op.RunAsync(verb);
            Assert.Equal(1, ran.Code);
            Assert.Contains(place, ran.Error + ran.Output, StringComparison.Ordinal);
            Assert.Contains(sentence, ran.Error + ran.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Organisation:Admin:0=boss", "Organisation__Admin__0", "Admins")]
    [InlineData("Polcy:NamesInExports=false", "Polcy__NamesInExports", "Policy")]
    [InlineData("Polcy:Signals:Fewest=7", "Polcy__Signals__Fewest", "Policy")]
    [InlineData("Organization:TimeZone=Asia/Shanghai", "Organization__TimeZone", "Organisation")]
    [InlineData("Outbox:Leese=00:02:00", "Outbox__Leese", "Lease")]
    [InlineData("Policy:Authorisations:first:Switch=x", "Policy__Authorisations__first__Switch", "第几个")]
    [InlineData("Simulator:Enable=true", "Simulator__Enable", "Enabled")]
    [InlineData("Organisation:Admins:0_FILE=/etc/hosts", "Organisation__Admins__0_FILE", "第几个")]
    [InlineData("WeCom:Secrets_FILE=/x", "WeCom__Secrets_FILE", "Secret")]
    public async Task The_same_holds_for_variables(string setting, string variable, string nearest)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(setting);

        var ran = await op.RunAsync("migrate");

        Assert.Equal(1, ran.Code);
        Assert.Contains(variable, Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(nearest, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default=Warning")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections=100")]
    [InlineData("AllowedHosts=*")]
    [InlineData("SomebodyElse:Setting=1")]
    [InlineData("organisation:admins:0=boss")]
    [InlineData("Database:ConnectionString_FILE=")]
    [InlineData("Proxy:Trusted:0=10.0.0.0/24")]
    [InlineData("Logs:Level=1")]
    [InlineData("Docs:Path=x")]
    [InlineData("Pool:Size=3")]
    [InlineData("Lock:File=x")]
    [InlineData("Cloak:Colour=x")]
    public async Task What_the_host_or_somebody_else_reads_passes(string setting)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(setting);

        var ran = await op.RunAsync("migrate");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
    }

    [Theory]
    [InlineData("""{ "Proxy": { "Trusted": ["10.0.0.0/24"] } }""")]
    [InlineData("""{ "$schema": "x", "https_port": 8443, "HTTP_PORTS": "8080", "environment": "Production", "DetailedErrors": false }""")]
    public async Task What_the_host_or_the_proxy_reads_may_stand_in_the_file(string content)
    {
        await using var op = await OperatorWithAsync(("botservice.json", content));

        var ran = await op.RunAsync("migrate");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
    }

    [Fact]
    public async Task A_secret_file_is_read_for_every_key_of_ours_and_for_nobody_elses()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Console:PublicUrl_FILE=/nowhere/url");
        Assert.Contains("Console__PublicUrl_FILE", (await op.RunAsync("migrate")).Error, StringComparison.Ordinal);

        await using var other = await Operator.StartAsync();
        other.Settings.Add("Somebody:Password_FILE=/nowhere/password");
        Assert.Equal(0, (await other.RunAsync("migrate")).Code);
    }

    [Fact]
    public async Task The_shipped_files_pass()
    {
        await using var op = await Operator.StartAsync();

        Assert.Equal(0, (await op.RunAsync("migrate")).Code);
    }

    [Fact]
    public async Task Without_a_policy_no_name_stands_in_a_file()
    {
        await using var op = await OperatorWithAsync(("policy.json", null));

        Assert.False(await op.AskAsync((services, _) => Task.FromResult(services.GetRequiredService<IOptions<PolicyOptions>>().Value.NamesInExports)));
    }

    [Theory]
    [InlineData("Organisation:Admins:0=", "Organisation__Admins__0")]
    [InlineData("Organisation:Admins:0=  ", "Organisation__Admins__0")]
    public async Task An_admin_without_a_name_is_refused(string setting, string variable)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add(setting);

        var ran = await op.RunAsync("serve");

        Assert.Equal(1, ran.Code);
        Assert.Contains(variable, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-01", "2027-08-31", true)]
    [InlineData("2026-09-01", "2027-09-01", false)]
    [InlineData("2026-09-01", "3026-09-01", false)]
    public async Task An_authorisation_lasts_a_year_at_most(string since, string until, bool holds)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("environment=Staging");
        op.Settings.Add("Clock:Controllable=false");

        foreach (var (key, value) in new[] { ("Switch", "NamesForAdmins"), ("AuthorisedBy", "局长"), ("Basis", "文件"), ("Since", since), ("Until", until) })
        {
            op.Settings.Add($"Policy:Authorisations:0:{key}={value}");
        }

        var ran = await op.RunAsync("serve");

        // Refused in any case: nothing but the policy was set.
        Assert.Equal(1, ran.Code);
        Assert.Equal(!holds, ran.Error.Contains("最长一年", StringComparison.Ordinal));
    }

    /// <summary>An operator whose folder of files is the shipped one, but for one of them.</summary>
    private static async Task<Operator> OperatorWithAsync((string Name, string? Content) other)
    {
        var op = await Operator.StartAsync();
        var folder = Directory.CreateDirectory(op.PathOf("config")).FullName;

        foreach (var file in Directory.GetFiles(Operator.ConfigFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.Delete(Path.Combine(folder, other.Name));

        if (other.Content is { } content)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, other.Name), content, Operator.Token);
        }

        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        op.Settings.Add("Organisation:HolidaysFromFiles=false");
        return op;
    }
}
