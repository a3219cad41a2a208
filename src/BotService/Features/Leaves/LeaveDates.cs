using System.Text;
using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Leaves;

/// <summary>The days and the reason that a person wrote, in either order; what looks like a date but is none is asked back.</summary>
/// <param name="From">Null when no days were written.</param>
/// <param name="Unclear">The text begins like a date or a length that could not be read.</param>
internal sealed partial record LeaveDates(DateOnly? From, DateOnly? To, string Reason, bool Unclear)
{
    private const string Separators = " \u3000\t\r\n，,。.、；;：:！!-—~";

    private static readonly string[] Openers = ["原因", "事由", "因为", "因"];

    public static LeaveDates Read(string text, LocalClock clock)
    {
        var dates = new ChineseDates(clock.Now);
        var plain = text.Normalize(NormalizationForm.FormKC);
        ReadOnlySpan<char> rest = text;

        if (!Length().IsMatch(plain) && TryTake(dates, ref rest, out var from, out var to))
        {
            return new LeaveDates(from, to, ReasonIn(rest), Unclear: false);
        }

        for (var at = 1; at < text.Length; at++)
        {
            rest = text.AsSpan(at);

            if (DateStart.MayBeAt(text, at) && TryTake(dates, ref rest, out from, out to) && rest.Trim(Separators).IsEmpty)
            {
                return new LeaveDates(from, to, ReasonIn(text.AsSpan(0, at)), Unclear: false);
            }
        }

        return new LeaveDates(null, null, ReasonIn(text), Unclear: Length().IsMatch(plain) || LooksLikeDate().IsMatch(plain));
    }

    private static bool TryTake(ChineseDates dates, ref ReadOnlySpan<char> text, out DateOnly from, out DateOnly to)
    {
        if (!dates.TryTakeWeek(ref text, out var first))
        {
            return dates.TryTakeRange(ref text, out from, out to);
        }

        (from, to) = (first.Monday, first.Sunday);
        var behind = text;

        if (behind.Length > 0 && behind[0] is '到' or '至' or '-' or '~')
        {
            behind = behind[1..];

            if (dates.TryTakeWeek(ref behind, out var last) && last > first)
            {
                to = last.Sunday;
                text = behind;
            }
        }

        return true;
    }

    private static string ReasonIn(ReadOnlySpan<char> text)
    {
        var reason = text.Trim(Separators);

        foreach (var opener in Openers)
        {
            if (reason.StartsWith(opener))
            {
                return reason[opener.Length..].TrimStart(Separators).ToString();
            }
        }

        return reason.ToString();
    }

    // 三天 and 两个星期 say how long, not when.
    [GeneratedRegex("^([\\d零一二三四五六七八九十两半]+)(天|小时|个(周|星期|礼拜|月|小时))")]
    private static partial Regex Length();

    [GeneratedRegex("^(\\d|[零一二三四五六七八九十两]+[日号周])|\\d\\s*[日号天周]$")]
    private static partial Regex LooksLikeDate();
}
