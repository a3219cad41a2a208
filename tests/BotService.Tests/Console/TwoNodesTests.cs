using System.Net;
using System.Text;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>Two nodes behind one address: whichever answers, it is the same person and the same console.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task What_was_begun_on_one_node_goes_on_at_the_other()
    {
        await using var one = await Bot.StartAsync();
        await one.UsualPeopleAsync();
        var other = Bot.Start(one.Store, "2026-09-07 08:00");

        try
        {
            // The link comes from one node and is opened at the other; it is good once over both.
            var link = await Browser.LinkAsync(one, "chief");
            using var there = new Browser(other);
            using var entered = await there.PostAsync(link);
            Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
            using var here = new Browser(one) { Cookie = there.Cookie };
            using var again = await here.PostAsync(link);
            Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
            Assert.Contains("程序", await here.ReadAsync("/people"), StringComparison.Ordinal);

            var content = Encoding.UTF8.GetBytes("userid,name,group\nfrank,弗兰克,一支部\n");
            var shown = await PageForm.Of(await here.ReadAsync("/people/import"), "查看差异").SendFileAsync(here, "文件", "people.csv", content);
            await PageForm.Of(shown, "确认导入").SendAsync(there);
            Assert.Contains("已导入 people.csv", await PageForm.Of(shown, "确认导入").SendAsync(here), StringComparison.Ordinal);
            Assert.Equal(1, await one.AskStoreAsync(db => db.Members.CountAsync(m => m.UserKey == "frank")));

            using var left = await here.PostAsync("/out/all");
            await there.ReadAsync("/people", HttpStatusCode.Unauthorized);
        }
        finally
        {
            await other.StopAsync();
        }
    }
}
