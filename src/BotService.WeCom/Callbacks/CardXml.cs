using System.Globalization;
using System.Text;
using BotService.WeCom.Api;

namespace BotService.WeCom.Callbacks;

/// <summary>A card as XML: the JSON's names in PascalCase, lists as repeated siblings without a wrapper (document 90241).</summary>
internal static class CardXml
{
    internal static void Write(StringBuilder xml, TemplateCard card) =>
        Block(xml, "TemplateCard", card, static (xml, card) =>
        {
            Text(xml, "CardType", card.CardType);
            Block(xml, "Source", card.Source, static (xml, source) =>
            {
                Text(xml, "IconUrl", source.IconUrl);
                Text(xml, "Desc", source.Desc);
                Number(xml, "DescColor", source.DescColor);
            });
            Block(xml, "MainTitle", card.MainTitle, static (xml, title) =>
            {
                Text(xml, "Title", title.Title);
                Text(xml, "Desc", title.Desc);
            });
            Text(xml, "SubTitleText", card.SubTitleText);
            Blocks(xml, "HorizontalContentList", card.HorizontalContentList, static (xml, line) =>
            {
                Text(xml, "KeyName", line.KeyName);
                Text(xml, "Value", line.Value);
                Number(xml, "Type", line.Type);
                Text(xml, "Url", line.Url);
                Text(xml, "MediaId", line.MediaId);
                Text(xml, "UserId", line.UserId);
            });
            Blocks(xml, "JumpList", card.JumpList, static (xml, jump) =>
            {
                Text(xml, "Title", jump.Title);
                Number(xml, "Type", jump.Type);
                Text(xml, "Url", jump.Url);
            });
            Block(xml, "CardAction", card.CardAction, static (xml, action) =>
            {
                Number(xml, "Type", action.Type);
                Text(xml, "Url", action.Url);
            });
            Blocks(xml, "ButtonList", card.ButtonList, static (xml, button) =>
            {
                Text(xml, "Text", button.Text);
                Number(xml, "Style", button.Style);
                Text(xml, "Key", button.Key);
            });
            Text(xml, "ReplaceText", card.ReplaceText);
        });

    private static void Text(StringBuilder xml, string name, string? value) => PassiveReply.Element(xml, name, value);

    private static void Number(StringBuilder xml, string name, int? value)
    {
        if (value is { } number)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<{name}>{number}</{name}>");
        }
    }

    private static void Blocks<T>(StringBuilder xml, string name, IReadOnlyList<T>? values, Action<StringBuilder, T> write)
        where T : class
    {
        foreach (var value in values ?? [])
        {
            Block(xml, name, value, write);
        }
    }

    private static void Block<T>(StringBuilder xml, string name, T? value, Action<StringBuilder, T> write)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        xml.Append('<').Append(name).Append('>');
        write(xml, value);
        xml.Append("</").Append(name).Append('>');
    }
}
