using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.WeCom.Callbacks;
using CsCheck;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>XmlReader is the judge of the scanner.</summary>
public class XmlScannerTests
{
    private static readonly Gen<string> Names = Gen.Char['A', 'Z'].Array[1, 8].Select(letters => new string(letters));

    private static readonly Gen<string> Values = Gen.OneOf(
        Texts.Any(30).Select(text => $"<![CDATA[{SafeXmlText.Cdata(text)}]]>"),
        Texts.Any(30).Select(text => new XText(SafeXmlText.Legal(text)).ToString()),
        Gen.Int[32, 0xD7FF].Select(code => $"&#x{code:X};&#{code};<!-- a comment -->"));

    private static readonly Gen<string> Documents =
        Gen.Select(Names, Values, Gen.Bool)
            .Select((name, value, nested) => nested ? $"<{name} a='>'>\n<N>{value}</N><E/></{name} >" : $"<{name}>{value}</{name}>\r\n")
            .Array[0, 6]
            .Select(elements => $"<?xml version=\"1.0\"?>\n<xml>{string.Concat(elements)}</xml>\n");

    [Fact]
    public void Every_leaf_is_read_as_XmlReader_reads_it() =>
        Documents.Sample(xml => Assert.Equal(LeavesByReader(xml), LeavesByScanner(xml)), iter: 2_000);

    [Fact]
    public void What_is_cut_off_anywhere_is_malformed() =>
        Gen.Select(Documents, Gen.Double[0, 1]).Sample(
            (xml, at) =>
            {
                var trimmed = xml.TrimEnd();
                Assert.Null(LeavesByScanner(trimmed[..(int)(at * (trimmed.Length - 1))]));
            },
            iter: 2_000);

    [Fact]
    public void What_is_mangled_is_read_as_XmlReader_reads_it_or_refused() =>
        Gen.Select(Documents, Gen.Int[0, 10_000], Gen.Char["<>&/!?[]x \"'"]).Sample(
            (xml, at, with) =>
            {
                var mangled = xml.ToCharArray();
                mangled[at % mangled.Length] = with;
                var ours = LeavesByScanner(new string(mangled));
                var theirs = LeavesByReader(new string(mangled));
                Assert.True(theirs is null || ours == theirs);
            },
            iter: 5_000);

    private static string? LeavesByScanner(string xml)
    {
        var scanner = new XmlScanner(xml);
        var leaves = new StringBuilder();
        var isLeaf = false;

        for (var step = scanner.Next(); step is not XmlStep.End; step = scanner.Next())
        {
            if (step is XmlStep.Malformed)
            {
                return null;
            }

            if (step is XmlStep.Close && isLeaf)
            {
                leaves.Append(scanner.Depth).Append(scanner.Name).Append('=').Append(scanner.Text).Append('\0');
            }

            isLeaf = step is XmlStep.Open;
        }

        return leaves.ToString();
    }

    private static string? LeavesByReader(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var leaves = new StringBuilder();

            foreach (var element in XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants().Where(element => !element.HasElements))
            {
                leaves.Append(element.Ancestors().Count() + 1).Append(element.Name.LocalName).Append('=').Append(element.Value).Append('\0');
            }

            return leaves.ToString();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
