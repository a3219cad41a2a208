using BotService.Time;

namespace BotService.Tests.Time;

public sealed class WorkCalendarFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("holidays").FullName;

    [Fact]
    public void A_missing_folder_is_an_empty_calendar() =>
        Assert.Empty(WorkCalendarFile.ReadFolder(Path.Combine(_folder, "none")));

    [Fact]
    public void A_new_year_holiday_may_begin_in_december()
    {
        Write("2030.json", """{ "name": "元旦", "from": "2029-12-31", "to": "2030-01-01" }""", "");

        Assert.Equal(2030, Assert.Single(WorkCalendarFile.ReadFolder(_folder)).Year);
    }

    [Theory]
    [InlineData("""{ "name": "元旦", "from": "2030-01-03", "to": "2030-01-01" }""", "", "2030.json: holiday 元旦 2030-01-03")]
    [InlineData("""{ "name": "元旦", "from": "2030-01-01", "to": "2030-10-01" }""", "", "holiday 元旦 2030-01-01: it ends on 2030-10-01")]
    [InlineData("""{ "name": "元旦", "from": "2031-01-01", "to": "2031-01-01" }""", "", "it lies outside 2030")]
    [InlineData("""{ "name": "", "from": "2030-01-01", "to": "2030-01-01" }""", "", "it has no name")]
    [InlineData("""{ "name": "元旦", "from": "2030-02-30", "to": "2030-03-01" }""", "", "$.holidays[0].from")]
    [InlineData("""{ "name": "元旦", "form": "2030-01-01", "to": "2030-01-01" }""", "", "form")]
    [InlineData(
        """{ "name": "甲", "from": "2030-01-01", "to": "2030-01-03" }, { "name": "乙", "from": "2030-01-03", "to": "2030-01-04" }""",
        "",
        "holiday 乙 2030-01-03: it overlaps another holiday on 2030-01-03")]
    [InlineData("", "\"2030-01-07\"", "make-up day 2030-01-07: it is not a weekend day")]
    [InlineData("", "\"2030-01-05\", \"2030-01-05\"", "make-up day 2030-01-05: it is listed twice")]
    [InlineData("""{ "name": "元旦", "from": "2030-01-05", "to": "2030-01-06" }""", "\"2030-01-06\"", "inside a holiday")]
    [InlineData("", "\"2031-01-05\"", "make-up day 2031-01-05: it lies outside 2030")]
    public void A_wrong_file_names_itself_and_the_entry(string holidays, string makeUpDays, string expected)
    {
        Write("2030.json", holidays, makeUpDays);

        var problem = Assert.Throws<InvalidDataException>(() => WorkCalendarFile.ReadFolder(_folder)).Message;

        Assert.Contains(expected, problem);
        Assert.StartsWith("2030.json: ", problem);
    }

    [Fact]
    public void All_wrong_files_are_told_at_once()
    {
        Write("2031.json", "", "");
        File.WriteAllText(Path.Combine(_folder, "2032.json"), "{");

        var problem = Assert.Throws<InvalidDataException>(() => WorkCalendarFile.ReadFolder(_folder)).Message;

        Assert.Contains("2031.json: year 2030 must stand in a file named 2030.json", problem);
        Assert.Contains("2032.json: ", problem);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string holidays, string makeUpDays) => File.WriteAllText(
        Path.Combine(_folder, name),
        $$"""{ "year": 2030, "notice": "通知", "holidays": [{{holidays}}], "makeUpDays": [{{makeUpDays}}] }""");
}
