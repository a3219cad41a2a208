namespace BotService.WeCom.Api;

/// <summary>What a message says: one of the kinds below.</summary>
public abstract record SendContent
{
    /// <summary>The msgtype of document 90236.</summary>
    public abstract string MessageType { get; }

    internal abstract SendWire Fill(SendWire wire);
}

/// <summary>Plain text of up to 2,048 bytes; \n and &lt;a href="…"&gt; work.</summary>
public sealed record TextBody(string Content) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "text";

    internal override SendWire Fill(SendWire wire) => wire with { Text = new TextWire(Content) };
}

/// <summary>Markdown of up to 2,048 bytes; not shown in the WeChat plugin.</summary>
public sealed record MarkdownBody(string Content) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "markdown";

    internal override SendWire Fill(SendWire wire) => wire with { Markdown = new TextWire(Content) };
}

/// <summary>A card with one link.</summary>
/// <param name="Title">Required, up to 128 bytes.</param>
/// <param name="Description">Required, up to 512 bytes; &lt;br&gt; and &lt;div class="gray|highlight|normal"&gt; work.</param>
/// <param name="Url">Required, http or https, up to 2,048 bytes.</param>
/// <param name="ButtonText">Up to 4 characters; WeCom writes 详情 when absent.</param>
public sealed record TextCardBody(string Title, string Description, string Url, string? ButtonText = null) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "textcard";

    internal override SendWire Fill(SendWire wire) => wire with { TextCard = new TextCardWire(Title, Description, Url, ButtonText) };
}

/// <summary>An uploaded file; its media id is good for three days.</summary>
public sealed record FileBody(string MediaId) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "file";

    internal override SendWire Fill(SendWire wire) => wire with { File = new MediaWire(MediaId) };
}

/// <summary>An uploaded picture; its media id is good for three days.</summary>
public sealed record ImageBody(string MediaId) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "image";

    internal override SendWire Fill(SendWire wire) => wire with { Image = new MediaWire(MediaId) };
}

/// <summary>A template card: text_notice or button_interaction.</summary>
public sealed record TemplateCardBody(TemplateCard Card) : SendContent
{
    /// <inheritdoc/>
    public override string MessageType => "template_card";

    internal override SendWire Fill(SendWire wire) => wire with { TemplateCard = Card };
}
