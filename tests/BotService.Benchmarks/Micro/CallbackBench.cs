using System.Text;
using BenchmarkDotNet.Attributes;
using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Commands;
using BotService.Features.Study.Answers;
using BotService.WeCom.Callbacks;

namespace BotService.Benchmarks.Micro;

/// <summary>The part of a callback that needs no store: envelope, signature, decryption, message; then the reply's way back.</summary>
[MemoryDiagnoser]
public class CallbackBench
{
    private readonly CallbackCodec _codec = new(MeasurementFolder.CorpId, new CallbackKeys(MeasurementFolder.Token, MeasurementFolder.Key), null);
    private readonly CommandCatalog _catalog = new(new CommandEntries(typeof(CommandCatalog).Assembly.GetTypes()), steps: [new StudyReading()]);
    private readonly DateTimeOffset _now = Organisation.Start;
    private byte[] _body = [];
    private CallbackSignature _signature;

    [GlobalSetup]
    public void Prepare()
    {
        var plain = RequestWriter.PlainXml(Organisation.UserId(1), "已学 读了两遍，很有收获", _now.ToUnixTimeSeconds(), 7_100_000_000_000_000_001);
        var sealedText = _codec.Seal(plain, "1783288800", "nonce");
        _signature = new CallbackSignature(sealedText.Signature, sealedText.Timestamp, sealedText.Nonce);
        _body = Encoding.UTF8.GetBytes(sealedText.ToCallbackXml(MeasurementFolder.CorpId, MeasurementFolder.AgentId));
    }

    [Benchmark]
    public string OpenParseSeal()
    {
        CallbackEnvelope.TryRead(_body, out var envelope);
        _codec.TryOpen(_signature, envelope.Encrypted, out var opened);
        InboundMessage.TryRead(opened.Message, out var message);
        var plain = new TextReply("已记下：第39周《关于调查研究的重要论述》按时学完。").ToXml(message!, _now);
        return _codec.Seal(plain, _signature.Timestamp, _signature.Nonce, opened).ToXml();
    }

    [Benchmark]
    public object MatchExact() => _catalog.Read("已学");

    [Benchmark]
    public object MatchWithRest() => _catalog.Read("已学 第39周 读了两遍，很有收获");

    [Benchmark]
    public object MatchUnknown() => _catalog.Read("今天食堂吃什么");
}
