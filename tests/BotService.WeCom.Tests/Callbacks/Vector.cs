using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

/// <summary>Published and self-made callbacks; P1–P4 come from the official demo, wechatpy and go-workwx, O1–O3 from @wecom/crypto.</summary>
public sealed record Vector(string Name, CallbackKeys Keys, string CorpId, CallbackSignature Signature, string Encrypted, string Random, string Plain)
{
    private const string Demo = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private const string Own = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private const string WechatPy = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";

    private const string PlainOfP2 =
        "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![CDATA[mycreate]]></FromUserName>\n" +
        "<CreateTime>1409659813</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n" +
        "<MsgId>4561255354251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>";

    private const string PlainOfP3 =
        "<xml>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test]]></Content>\n" +
        "<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>\n<ToUserName><![CDATA[messense]]></ToUserName>\n" +
        "<AgentID>1</AgentID>\n<CreateTime>1411525903</CreateTime>\n</xml>";

    private const string PlainOfP4 =
        "<xml><ToUserName><![CDATA[ww6a112864f8022910]]></ToUserName><FromUserName><![CDATA[foobar]]></FromUserName>" +
        "<CreateTime>1583995625</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[x123]]></Content>" +
        "<MsgId>2018405441</MsgId><AgentID>1000002</AgentID></xml>";

    private const string PlainOfO1 =
        "<xml><ToUserName><![CDATA[wwstudy0123456789a]]></ToUserName><FromUserName><![CDATA[LiLei]]></FromUserName>" +
        "<CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[确认 本周主题]]></Content>" +
        "<MsgId>7300000000000000001</MsgId><AgentID>1000010</AgentID></xml>";

    /// <summary>The random bytes are known only of vectors made to be repeated; they are ASCII there.</summary>
    public bool CanBeRepeated => Random.Length > 0;

    public static IEnumerable<Vector> All =>
    [
        new("P1 verification", new("QDG6eK", Demo), "wx5823bf96d3bd56c7",
            new("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780"),
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
            "c41b64491c2468d0", "1616140317555161061"),
        new("P2 text padded by 30", new("QDG6eK", Demo), "wx5823bf96d3bd56c7",
            new("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149"),
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJT" +
            "s3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hg" +
            "f5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4Ehz" +
            "JWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2Yoy" +
            "yH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
            "0960688932c47ef1", PlainOfP2),
        new("P3 deterministic", new("123456", WechatPy), "wx49f0ab532d5d035a",
            new("407518b7649e86ef23978113f92d27afa9296533", "1411525903", "461056294"),
            "9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObve" +
            "sEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrr" +
            "NrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPo" +
            "QJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3",
            "1234567890123456", PlainOfP3),
        new("P3 verification", new("123456", WechatPy), "wx49f0ab532d5d035a",
            new("dd6b9c95b495b3f7e2901bfbc76c664930ffdb96", "1411443780", "437374425"),
            "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==",
            "", "5927782489442352469"),
        new("P4 verification", new("kjr2TKI8umCBfVF3wAHk8JiPwma5VBme", "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws"), "ww6a112864f8022910",
            new("1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011", "1583940690", "VHh7ymSeb0jc4lSb"),
            "6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==",
            "", "94966531020182955848408"),
        new("P4 text with random bytes that are no text", new("kz7Yx62CH8SaLN", "cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP"), "ww6a112864f8022910",
            new("f265ae551b1932727204c3d707628d01376a6940", "1583995625", "1584392382"),
            "EUCt7xMcNiyASzZj0Hjc5yDjFQrCum6AfQ3ntHiUzjGQ51xieKmbvtrZ40/EcB2W/W8yH0n4Lqx48gJl/T9HD/R309I0P/r5pIZucK3lyEn48F" +
            "YMr4YdE0QdL2jIJ3xkcXUr6uzefzCxG6lMvwpAJaOyVCzN7sRRw47njfxy5EIqU6R9ZBhlTzfdnhhOhK/nTwzrZX3SoGlXFA9OBeZ6ru1NWpXF" +
            "k76x9DUMe0lcxPPiUqK8ctnQcYXSGUHVqC6DfG7E7mab0OmruNN8cBZY5d3dYOBA4OgaH55Q0AJmUpdT8vNiXpXx+6TxT3TIjySXpDrHVyrsb7" +
            "72aYywgg/Nu4kUmGkALwFZlzhjNegR7wDwb9lr4ERXsSSS8JZ8lbBmaQ3F2Tq584xoPj5rIhXAF734ynm4no1g+SdHiNqR328=",
            "", PlainOfP4),
        new("O1 Chinese text padded by 22", new("StudyBotToken2026", Own), "wwstudy0123456789a",
            new("56d7b9eecd80a4bf1a13ca1d0bf762be066e3ea3", "1790000001", "8800123"),
            "ECb94sC68hxnidW1ycQhs3W1N9PykTw4I2UOMMAEXwQHq+EukZmFIgCL1YXafvzewXOrd+NoNFQUzrWdPXf+u6gCsRhQmmV3yPFnfqSPAMMXPt" +
            "V4v9Q1Nf/qFb0SA7tHZKjbvW/3sa1gM1uE3rvH9xSjPVvus77zo2Q2jTQqNFmrWu57Q2isrx0HI53f4baWde+PGdnByXbOipWQCOib4hyh/rZp" +
            "2E/TrbYQefPiNrLzKLZClANunUebXvwUn8FkUO7VuPkJbL3jVkw/Ul4YfS5Q2MRmbTjgT/NIeVSl3b32Myeeba8fU0Xw/JQc2eVjaYkT5ofAQ8" +
            "7VM/KttkLtf/WoweHUHeEh15erQkGefjZR4+Rp1jw40MhHzlh8ia6eVyoZL08hA6DcN6b7skig/WZbau11Z6/GLCcnO+SbslkIB6iyR2XGlxyG" +
            "9KrCRniV2k8ADQmPLv8mSLSGVNRvvw==",
            "ABCDEFGHIJKLMNOP", PlainOfO1),
        new("O2 padded by a whole block", new("StudyBotToken2026", Own), "wwstudy0123456789a",
            new("66cea03e1d46313ecb4e377349af5f039b7f2fb5", "1790000002", "n0nce-b"),
            "2nLK4qcOJ9LJdlCDACFQq5oiFCq6VJ8bKcwa99wHAaus63AYYk+vdY7HDpV+q67hsXBHtU0qtwmuXFsXx5RzVBMuOGUtnPnWNxmHbBJ3jusmxF8+kJEHdPOxlVXTGNfy",
            "0000000000000000", "01234567890123456789012345"),
        new("O3 empty message", new("StudyBotToken2026", Own), "wwstudy0123456789a",
            new("d9ce767254a4df359d5341978ec30622b9318e16", "1790000003", "n3"),
            "Rl+ItCLX+Dv45lPVlJ3oVOGREC2aTHniIumdC6cNhbiqqc8LMtSnPjc1xKIZgXvbra1KccVpDN0AudH+bRWBbQ==",
            "QQQQQQQQQQQQQQQQ", ""),
    ];

    public override string ToString() => Name;
}
