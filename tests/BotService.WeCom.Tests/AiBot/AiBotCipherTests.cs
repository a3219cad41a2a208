using System.Security.Cryptography;
using BotService.WeCom.AiBot;

namespace BotService.WeCom.Tests.AiBot;

public sealed class AiBotCipherTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1000)]
    public void A_file_padded_to_32_bytes_opens_with_and_without_the_last_sign_of_its_key(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        Assert.True(AiBotCipher.TryOpen(Seal(content, 32 - (length % 32)), Key, out var open));
        Assert.Equal(content, open);
        Assert.True(AiBotCipher.TryOpen(Seal(content, 32 - (length % 32)), Key.TrimEnd('='), out _));
    }

    [Fact]
    public void A_wrong_key_wrong_padding_and_half_a_block_are_refused()
    {
        var whole = Seal(new byte[32], 32);
        Assert.False(AiBotCipher.TryOpen(whole, "kurz", out _));
        Assert.False(AiBotCipher.TryOpen(whole[..^1], Key, out _));
        Assert.False(AiBotCipher.TryOpen([], Key, out _));
        Assert.False(AiBotCipher.TryOpen(Seal(new byte[32], 0), Key, out _));
    }

    private static byte[] Seal(byte[] content, int padding)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key);
        byte[] padded = [.. content, .. Enumerable.Repeat((byte)padding, padding)];
        return aes.EncryptCbc(padded, aes.Key[..16], PaddingMode.None);
    }
}
