using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BotService.Tests.Releases;

/// <summary>Everything a kill can leave of a store: its files after each statement and each commit, and each commit's part of the log cut short.</summary>
internal sealed class Moments(string file) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const int CutsPerCommit = 8;

    private readonly HashSet<string> _seen = [];
    private byte[] _lastLog = [];

    public List<Moment> All { get; } = [];

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Take();
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Take();
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Take();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Take();
        return Task.CompletedTask;
    }

    private void Take()
    {
        var (store, log) = (Read(file), Read($"{file}-wal"));

        // What the commit wrote goes to the disk piece by piece.
        if (log.Length > _lastLog.Length)
        {
            var step = Math.Max(1, (log.Length - _lastLog.Length) / CutsPerCommit);

            for (var length = _lastLog.Length + step; length < log.Length; length += step)
            {
                Add(new Moment(store, log[..length]));
            }
        }

        _lastLog = log;
        Add(new Moment(store, log));
    }

    private void Add(Moment moment)
    {
        if (_seen.Add(moment.Fingerprint))
        {
            All.Add(moment);
        }
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>The bytes of a store and of its log at one moment.</summary>
internal sealed record Moment(byte[] Store, byte[] Log)
{
    public string Fingerprint => $"{Convert.ToHexString(SHA256.HashData(Store))}{Convert.ToHexString(SHA256.HashData(Log))}";

    public void WriteTo(string file)
    {
        File.WriteAllBytes(file, Store);
        File.WriteAllBytes($"{file}-wal", Log);
    }
}
