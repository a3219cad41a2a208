using BotService.WeCom.Callbacks;

namespace BotService.WeCom.Tests.Callbacks;

public class CallbackKeysTests
{
    [Theory]
    [InlineData("")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIwss")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw=")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw$")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYI s")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYI＋s")]
    public void A_key_that_cannot_be_one_is_refused(string key)
    {
        Assert.False(CallbackKeys.IsLegalKey(key));
        Assert.Throws<ArgumentException>(() => new CallbackCodec("ww1", new CallbackKeys("token", key), null));
    }

    [Theory]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")]
    [InlineData("4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws")]
    [InlineData("cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP")]
    public void A_real_key_with_unused_bits_set_is_accepted(string key) => Assert.True(CallbackKeys.IsLegalKey(key));

    [Fact]
    public void Keys_do_not_print_their_secrets() =>
        Assert.Equal("CallbackKeys", $"{new CallbackKeys("token", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C")}");
}
