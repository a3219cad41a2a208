using System.Security.Cryptography;
using System.Text;
using BotService.WeCom.Callbacks;
using CsCheck;

namespace BotService.WeCom.Tests.Callbacks;

public class CallbackCodecTests
{
    private static readonly CallbackKeys Keys = new("StudyBotToken2026", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    private static readonly CallbackKeys OldKeys = new("OldToken", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR");
    private static readonly CallbackCodec Codec = new("wwstudy0123456789a", Keys, previous: null);

    public static TheoryData<string> Names => [.. Vector.All.Select(vector => vector.Name)];

    public static TheoryData<string> RepeatableNames => [.. Vector.All.Where(vector => vector.CanBeRepeated).Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_callback_is_opened(string name)
    {
        var vector = Vector.All.Single(candidate => candidate.Name == name);

        var verdict = new CallbackCodec(vector.CorpId, vector.Keys, null).TryOpen(vector.Signature, vector.Encrypted, out var opened);

        Assert.Equal(CallbackVerdict.Accepted, verdict);
        Assert.Equal(vector.Plain, opened.Message);
    }

    [Theory]
    [MemberData(nameof(RepeatableNames))]
    public void A_published_callback_is_sealed_byte_for_byte(string name)
    {
        var vector = Vector.All.Single(candidate => candidate.Name == name);

        var reply = new CallbackCodec(vector.CorpId, vector.Keys, null)
            .Seal(vector.Plain, vector.Signature.Timestamp, vector.Signature.Nonce, Encoding.ASCII.GetBytes(vector.Random));

        Assert.Equal(vector.Encrypted, reply.Encrypted);
        Assert.Equal(vector.Signature.Value, reply.Signature);
    }

    [Theory]
    [InlineData("5927782489442352469", CallbackVerdict.Accepted)]
    [InlineData("x", CallbackVerdict.Accepted)]
    [InlineData("aB3456789012345678901234567890123456789012345678901234567890wxyz", CallbackVerdict.Accepted)]
    [InlineData("aB3456789012345678901234567890123456789012345678901234567890wxyz5", CallbackVerdict.NoEcho)]
    [InlineData("6f1c2b1e-0d5a-4f0e-9a53-2f4f5b8f0c11", CallbackVerdict.Accepted)]
    [InlineData("aGVsbG8+d29ybGQ/MTIzNA==", CallbackVerdict.Accepted)]
    [InlineData("v1.aGVsbG8d29ybGQ", CallbackVerdict.Accepted)]
    [InlineData("a<{~", CallbackVerdict.Accepted)]
    [InlineData("", CallbackVerdict.NoEcho)]
    [InlineData("two words", CallbackVerdict.NoEcho)]
    [InlineData("匿名意见", CallbackVerdict.NoEcho)]
    [InlineData("12\n", CallbackVerdict.NoEcho)]
    [InlineData("<xml/>", CallbackVerdict.NoEcho)]
    [InlineData("""{"a":1}""", CallbackVerdict.NoEcho)]
    [InlineData("{x", CallbackVerdict.NoEcho)]
    [InlineData(" {x", CallbackVerdict.NoEcho)]
    [InlineData("a:b", CallbackVerdict.Accepted)]
    [InlineData("a\u007f", CallbackVerdict.NoEcho)]
    [InlineData("１２３", CallbackVerdict.NoEcho)]
    public void Only_a_short_string_that_is_no_message_is_handed_out_as_an_echo_whichever_pair_signed_it(string plain, CallbackVerdict verdict)
    {
        var rotating = new CallbackCodec("wwstudy0123456789a", OldKeys, Keys);
        var call = Codec.Seal(plain, "1790000001", "n");

        Assert.Equal(verdict, Codec.TryOpenEcho(SignatureOf(call), call.Encrypted, out var text));
        Assert.Equal(verdict is CallbackVerdict.Accepted ? plain : "", text);
        Assert.Equal(verdict, rotating.TryOpenEcho(SignatureOf(call), call.Encrypted, out text));
        Assert.Equal(verdict is CallbackVerdict.Accepted ? plain : "", text);
    }

    [Fact]
    public void A_nonce_off_by_one_is_refused()
    {
        var vector = Vector.All.Single(candidate => candidate.Name == "P3 verification");
        var signature = vector.Signature with { Nonce = "437374424" };

        Assert.Equal(CallbackVerdict.BadSignature, new CallbackCodec(vector.CorpId, vector.Keys, null).TryOpen(signature, vector.Encrypted, out _));
    }

    [Fact]
    public void Parts_of_a_signature_are_sorted_by_code_and_not_by_language() =>
        Assert.Equal("d367a078d09670d1b7c85dda69d8dd75e47f0c63", CallbackSignature.Sign("aBcToken", "1409659589", "263014780", "P9nAzC"));

    [Fact]
    public void Any_text_of_any_plane_survives_the_way_there_and_back() =>
        Texts.Any(4_000).Sample(
            text =>
            {
                var reply = Codec.Seal(text, "1790000001", "n");
                Assert.Equal(CallbackVerdict.Accepted, Codec.TryOpen(SignatureOf(reply), reply.Encrypted, out var opened));
                Assert.Equal(text, opened.Message);
            },
            iter: 300);

    [Fact]
    public void One_changed_bit_anywhere_is_refused() =>
        Gen.Select(Texts.Any(200), Gen.Int[0, int.MaxValue]).Sample(
            (text, at) =>
            {
                var reply = Codec.Seal(text, "1790000001", "8800123");
                var signature = SignatureOf(reply);
                Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(signature, Flip(reply.Encrypted, at), out var opened));
                Assert.Empty(opened.Message);
                Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(signature with { Value = Flip(signature.Value, at) }, reply.Encrypted, out _));
                Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(signature with { Timestamp = Flip(signature.Timestamp, at) }, reply.Encrypted, out _));
                Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(signature with { Nonce = Flip(signature.Nonce, at) }, reply.Encrypted, out _));
            },
            iter: 500);

    [Fact]
    public void What_is_missing_is_a_bad_signature()
    {
        Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(default, null, out _));
        Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(default, "AAAA", out _));
        Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(Signed("AAAA"), null, out _));
        Assert.Equal(CallbackVerdict.BadSignature, Codec.TryOpen(Signed("AAAA") with { Value = "" }, "AAAA", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not Base64 at all!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Rightly_signed_nonsense_is_undecipherable(string encrypted) =>
        Assert.Equal(CallbackVerdict.Undecipherable, Codec.TryOpen(Signed(encrypted), encrypted, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void Padding_outside_1_to_32_is_undecipherable(byte padding)
    {
        var plain = new byte[64];
        plain.AsSpan(63 - Math.Min((int)padding, 60)).Fill(padding);
        Assert.Equal(CallbackVerdict.Undecipherable, OpenRaw(plain));
    }

    [Fact]
    public void Padding_whose_bytes_differ_is_undecipherable()
    {
        var plain = Laid("hi", "wwstudy0123456789a", 2);
        plain[^2] ^= 1;
        Assert.Equal(CallbackVerdict.Undecipherable, OpenRaw(plain));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_length_that_is_not_the_messages_is_never_accepted(int length) =>
        Assert.NotEqual(CallbackVerdict.Accepted, OpenRaw(Laid("hi", "wwstudy0123456789a", length)));

    [Theory]
    [InlineData("wwsomebodyelse00000")]
    [InlineData("wwstudy0123456789")]
    [InlineData("wwstudy0123456789ab")]
    [InlineData("")]
    public void A_callback_for_another_corporation_is_told_apart(string receiver)
    {
        var reply = new CallbackCodec(receiver, Keys, null).Seal("<xml/>", "1", "n");
        Assert.Equal(CallbackVerdict.WrongReceiver, Codec.TryOpen(SignatureOf(reply), reply.Encrypted, out _));
    }

    [Fact]
    public void While_keys_rotate_both_pairs_open_and_the_answer_uses_the_same()
    {
        var before = new CallbackCodec("wwstudy0123456789a", OldKeys, null);
        var rotating = new CallbackCodec("wwstudy0123456789a", Keys, OldKeys);
        var request = before.Seal("<xml/>", "1790000001", "n");

        Assert.Equal(CallbackVerdict.Accepted, rotating.TryOpen(SignatureOf(request), request.Encrypted, out var opened));
        var answer = rotating.Seal("answer", "1790000002", "m", opened);
        Assert.Equal(CallbackVerdict.Accepted, before.TryOpen(SignatureOf(answer), answer.Encrypted, out var back));
        Assert.Equal("answer", back.Message);
    }

    [Fact]
    public void A_new_key_under_the_old_token_still_opens_what_the_old_key_sealed()
    {
        var before = new CallbackCodec("ww1", Keys with { EncodingAesKey = OldKeys.EncodingAesKey }, null);
        var rotating = new CallbackCodec("ww1", Keys, Keys with { EncodingAesKey = OldKeys.EncodingAesKey });
        var request = before.Seal("hello", "1", "n");

        Assert.Equal(CallbackVerdict.Accepted, rotating.TryOpen(SignatureOf(request), request.Encrypted, out _));
    }

    [Fact]
    public void Many_threads_share_one_codec() =>
        Parallel.For(0, 2_000, i =>
        {
            var reply = Codec.Seal($"message {i}", "1", "n");
            Assert.Equal(CallbackVerdict.Accepted, Codec.TryOpen(SignatureOf(reply), reply.Encrypted, out var opened));
            Assert.Equal($"message {i}", opened.Message);
        });

    private static CallbackSignature SignatureOf(SealedReply reply) => new(reply.Signature, reply.Timestamp, reply.Nonce);

    private static CallbackSignature Signed(string encrypted) => new(CallbackSignature.Sign(Keys.Token, "1", "n", encrypted), "1", "n");

    private static string Flip(string text, int at)
    {
        var bits = text.ToCharArray();
        bits[at % bits.Length] ^= (char)(1 << (at % 7));
        return new string(bits);
    }

    private static byte[] Laid(string message, string receiver, int length)
    {
        var used = 20 + message.Length + receiver.Length;
        var padding = 32 - (used % 32);
        var plain = new byte[used + padding];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), length);
        Encoding.UTF8.GetBytes(message + receiver, plain.AsSpan(20));
        plain.AsSpan(used).Fill((byte)padding);
        return plain;
    }

    private static CallbackVerdict OpenRaw(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Keys.EncodingAesKey + "=");
        var encrypted = Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
        return Codec.TryOpen(Signed(encrypted), encrypted, out _);
    }
}
