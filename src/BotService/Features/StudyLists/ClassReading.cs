using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.StudyLists;

/// <summary>班1 is called by a character and a number. It is read before any word, so that 完成 班1 never confirms the week's topic.</summary>
internal sealed partial class ClassReading : IReadingStep
{
    public int Order => 35;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        if (message.IsForwarded || Class().Match(message.Text) is not { Success: true } named)
        {
            return otherwise(message);
        }

        var (number, said) = (NumberedName.Plain(named.Groups[2].Value), named.Groups[1].Success ? named.Groups[1] : named.Groups[3]);
        return new Understood.Run(StudyListCommand.Word, said.Success ? $"班{number} 不是{said.Value}" : $"班{number}");
    }

    // Nothing else may stand in it: 班1人没来 is none.
    [GeneratedRegex("^\\s*(?:(已学|补学|没学|完成|已完成|确认|已确认|打卡|签到)[\\s，,。：:、]*|(?:看|查|统计|明细|进度)\\s*)?班\\s*[#＃]?\\s*([0-9０-９]{1,8})号?[\\s，,。：:、]*(?:(已学|补学|没学|完成|已完成|确认|已确认|打卡|签到)|统计|明细|进度|情况)?[\\s。！!？?]*$")]
    private static partial Regex Class();
}
