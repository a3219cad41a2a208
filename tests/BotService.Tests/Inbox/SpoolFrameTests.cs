using System.Buffers.Binary;
using BotService.Inbox;

namespace BotService.Tests.Inbox;

/// <summary>What is a record on the disk and what only looks like one.</summary>
public sealed class SpoolFrameTests
{
    [Fact]
    public void A_record_of_nothing_is_a_record()
    {
        var frame = SpoolFrame.Around([]);

        Assert.True(SpoolFrame.TryOpen(frame, out var payload));
        Assert.Equal((SpoolFrame.HeaderLength, 0), (frame.Length, payload.Length));
    }

    [Fact]
    public void A_record_looks_the_same_in_every_release() =>
        // Mark, length, the beginning of the SHA-256 of the payload, payload.
        Assert.Equal("42535031" + "03000000" + "BA7816BF8F01CFEA" + "616263", Convert.ToHexString(SpoolFrame.Around("abc"u8)));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void A_length_that_cannot_be_is_no_record(int length)
    {
        var frame = SpoolFrame.Around("abc"u8);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), length);

        Assert.False(SpoolFrame.TryOpen(frame, out var payload));
        Assert.True(payload.IsEmpty);
    }

    [Fact]
    public void Four_mebibytes_are_the_most_that_is_believed()
    {
        Assert.True(SpoolFrame.TryOpen(SpoolFrame.Around(new byte[4 * 1024 * 1024]), out _));
        Assert.False(SpoolFrame.TryOpen(SpoolFrame.Around(new byte[(4 * 1024 * 1024) + 1]), out _));
    }

    [Fact]
    public void Whatever_is_cut_off_a_record_it_is_none()
    {
        var frame = SpoolFrame.Around("abc"u8);

        for (var length = 0; length < frame.Length; length++)
        {
            Assert.False(SpoolFrame.TryOpen(frame.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void The_next_record_is_found_behind_marks_that_are_none_and_right_behind_one_byte()
    {
        byte[] record = SpoolFrame.Around("abc"u8);

        Assert.Equal(1, SpoolFrame.FindNext([0, .. record]));
        Assert.Equal(13, SpoolFrame.FindNext([.. "xBSP1BSP1yyyy"u8, .. record]));
        Assert.Equal(4, SpoolFrame.FindNext([.. "BSP1"u8, .. record]));
        Assert.Equal(-1, SpoolFrame.FindNext("xBSP1BSP1yyyy"u8));
        Assert.Equal(-1, SpoolFrame.FindNext("no mark at all"u8));
        Assert.Equal(-1, SpoolFrame.FindNext([]));
        Assert.Equal(-1, SpoolFrame.FindNext(record));
    }
}
