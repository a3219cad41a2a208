using BotService.WeCom.Api;

namespace BotService.WeCom.Tests.Api;

public sealed class ReadTests : IDisposable
{
    private readonly StubTransport _edge = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _edge.Dispose();

    [Fact]
    public async Task A_menu_read_back_equals_the_one_created()
    {
        _edge.On("menu/create", """{"errcode":0,"errmsg":"ok"}""");
        _edge.On("menu/get", """{"errcode":0,"errmsg":"ok","button":[{"type":"click","name":"确认主题","key":"TOPIC_CONFIRM","url":"","sub_button":[]},{"name":"查询","sub_button":[{"type":"click","name":"我的主题","key":"MY_TOPIC","sub_button":[]},{"type":"view","name":"历史","url":"https://study.example/history"}]}]}""");
        var menu = new AppMenu([
            MenuButton.Click("确认主题", "TOPIC_CONFIRM"),
            MenuButton.Group("查询", MenuButton.Click("我的主题", "MY_TOPIC"), View("历史", "https://study.example/history")),
        ]);
        var client = _edge.Client();

        Assert.True((await client.CreateMenuAsync(menu, Cancel)).IsOk);
        var read = (await client.GetMenuAsync(Cancel)).Value!;

        Assert.Equal(menu, read);
        Assert.Equal(menu.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(menu, AppMenu.Empty);
        Assert.Equal("?agentid=1000010&access_token=tok1", _edge.Single("menu/create").Query);
        Assert.Equal(
            """{"button":[{"type":"click","name":"确认主题","key":"TOPIC_CONFIRM"},{"name":"查询","sub_button":[{"type":"click","name":"我的主题","key":"MY_TOPIC"},{"type":"view","name":"历史","url":"https://study.example/history"}]}]}""",
            _edge.Single("menu/create").Text);
    }

    [Fact]
    public async Task An_app_without_a_menu_has_an_empty_one()
    {
        _edge.On("menu/get", """{"errcode":46003,"errmsg":"menu no exist"}""");

        var answer = await _edge.Client().GetMenuAsync(Cancel);

        Assert.True(answer.IsOk);
        Assert.Equal(AppMenu.Empty, answer.Value);
    }

    [Fact]
    public async Task A_menu_that_breaks_a_limit_is_refused_before_anything_leaves()
    {
        AppMenu[] broken =
        [
            AppMenu.Empty,
            new([.. Enumerable.Range(0, 4).Select(i => MenuButton.Click("a", $"{i}"))]),
            new([MenuButton.Click("六个汉字太长", "k")]),
            new([MenuButton.Click("a", "")]),
            new([View("a", "ftp://a.example")]),
            new([MenuButton.Group("a", [.. Enumerable.Range(0, 6).Select(i => MenuButton.Click("b", $"{i}"))])]),
            new([MenuButton.Group("a", MenuButton.Group("b", MenuButton.Click("c", "k")))]),
        ];

        foreach (var menu in broken)
        {
            Assert.Equal(WeComErrors.LimitBroken, (await _edge.Client().CreateMenuAsync(menu, Cancel)).Code);
        }

        Assert.Empty(_edge.Calls);
    }

    [Fact]
    public async Task The_visible_range_is_read()
    {
        _edge.On("agent/get", """{"errcode":0,"errmsg":"ok","agentid":1000010,"name":"学习助手","allow_userinfos":{"user":[{"userid":"LiLei"}]},"allow_partys":{"partyid":[2]},"allow_tags":{"tagid":["3"]},"close":1}""");

        var app = (await _edge.Client().GetAgentAsync(Cancel)).Value!;

        Assert.Equal(("学习助手", true), (app.Name, app.IsDisabled));
        Assert.Equal(["LiLei"], app.UserIds);
        Assert.Equal([2], app.DepartmentIds);
        Assert.Equal([3], app.TagIds);
    }

    [Fact]
    public async Task A_visible_range_may_be_missing()
    {
        _edge.On("agent/get", """{"errcode":0,"name":"学习助手"}""");
        var app = (await _edge.Client().GetAgentAsync(Cancel)).Value!;
        Assert.Equal((0, 0, 0, false), (app.UserIds.Count, app.DepartmentIds.Count, app.TagIds.Count, app.IsDisabled));
    }

    [Fact]
    public async Task Departments_members_tags_and_a_user_are_read()
    {
        _edge.On("department/list", """{"errcode":0,"errmsg":"ok","department":[{"id":2,"name":"数学组","name_en":"math","department_leader":["LiLei"],"parentid":1,"order":100}]}""");
        _edge.On("user/simplelist", """{"errcode":0,"errmsg":"ok","userlist":[{"userid":"HanMei","name":"韩梅梅","department":[2,5],"open_userid":""},{"userid":""}]}""");
        _edge.On("tag/get", """{"errcode":0,"errmsg":"ok","tagname":"组长","userlist":[{"userid":"LiLei","name":"李雷"}],"partylist":[2]}""");
        _edge.On("user/get", """{"errcode":0,"errmsg":"ok","userid":"HanMei","name":"韩梅梅","department":[2,5],"order":[0,1],"status":"1","extattr":{"attrs":[]}}""");
        var client = _edge.Client();

        Assert.Equal([new Department(2, "数学组", 1)], (await client.GetDepartmentsAsync(2, Cancel)).Value!);
        await client.GetDepartmentsAsync(null, Cancel);
        var member = Assert.Single((await client.GetDepartmentMembersAsync(2, Cancel)).Value!);
        Assert.Equal(("HanMei", "韩梅梅", "2,5"), (member.UserId, member.Name, string.Join(',', member.DepartmentIds)));
        var tag = (await client.GetTagAsync(3, Cancel)).Value!;
        Assert.Equal(("组长", "LiLei", 2), (tag.Name, tag.UserIds.Single(), tag.DepartmentIds.Single()));
        Assert.Equal(1, (await client.GetUserAsync("Han&Mei", Cancel)).Value!.Status);

        Assert.Equal(
            ["?id=2&access_token=tok1", "?access_token=tok1", "?department_id=2&access_token=tok1", "?tagid=3&access_token=tok1", "?userid=Han%26Mei&access_token=tok1"],
            _edge.Calls.Skip(1).Select(call => call.Query));
    }

    [Fact]
    public async Task An_untrusted_address_is_named()
    {
        _edge.On("getcallbackip", """{"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1690000000_1], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"}""");

        var answer = await _edge.Client().GetCallbackIpsAsync(Cancel);

        Assert.Equal((WeComErrors.AddressNotTrusted, "203.0.113.7", Reaction.FixConfiguration), (answer.Code, answer.RefusedAddress, answer.Meaning.Reaction));
        Assert.Null(answer.Value);
    }

    [Fact]
    public async Task Addresses_of_callbacks_are_read()
    {
        _edge.On("getcallbackip", """{"ip_list":["1.2.3.4","5.6.7.*"],"errcode":0,"errmsg":"ok"}""");
        Assert.Equal(["1.2.3.4", "5.6.7.*"], (await _edge.Client().GetCallbackIpsAsync(Cancel)).Value!);
    }

    [Theory]
    [InlineData(0, Reaction.None)]
    [InlineData(-1, Reaction.Retry)]
    [InlineData(WeComErrors.Unreachable, Reaction.Retry)]
    [InlineData(WeComErrors.TokenExpired, Reaction.RenewToken)]
    [InlineData(45009, Reaction.Wait)]
    [InlineData(60111, Reaction.DropRecipient)]
    [InlineData(40007, Reaction.UploadAgain)]
    [InlineData(46003, Reaction.Ignore)]
    [InlineData(42044, Reaction.FixConfiguration)]
    [InlineData(86008, Reaction.FixConfiguration)]
    [InlineData(987654, Reaction.FixConfiguration)]
    public void Every_code_says_what_to_do(int code, Reaction reaction) => Assert.Equal(reaction, WeComErrors.Explain(code).Reaction);

    [Theory]
    [InlineData("from ip: 2001:db8::1, more", "2001:db8::1")]
    [InlineData("from ip:10.0.0.1", "10.0.0.1")]
    [InlineData("ok", null)]
    public void The_address_is_found_in_the_message(string message, string? address) => Assert.Equal(address, WeComErrors.RefusedAddress(message));

    /// <summary>An admin may have put one into the menu by hand.</summary>
    private static MenuButton View(string name, string url) => new(name, "view", null, url, []);
}
