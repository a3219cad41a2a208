using BotService.Files.Charts;
using BotService.Hosting;

namespace BotService.Cli.Doctor;

/// <summary>Pictures in the chat need a font file; without one the words are sent alone, which is no fault.</summary>
internal sealed class FontCheck(PictureFont font) : IDoctorCheck
{
    public string Name => "图片字体";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(font.Find() is { } found
        ? Finding.Well(found.Path)
        : Finding.Warning("没有找到中文字体，统计 图 只回文字；要图请装 fonts-wqy-microhei，或在 Pictures__Font 写字体文件的路径"));
}
