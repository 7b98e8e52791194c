using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WarningGrid.Engine;

/// <summary>Numbers from blocks that this silo has taken off a series; what a stopped silo has not used is a gap.</summary>
/// <remarks>A block grows while it is used up within a second and is one number otherwise, so that a quiet office has no gaps.</remarks>
internal sealed class NumberSeries(NpgsqlDataSource db) : INumbers
{
    private const int LargestBlock = 256;

    private const string Take =
        """
        INSERT INTO number_series AS s (prefix, year, next) VALUES ($1, $2, 1 + $3)
        ON CONFLICT (prefix, year) DO UPDATE SET next = s.next + $3
        RETURNING next
        """;

    private readonly ConcurrentDictionary<(string Prefix, int Year), Series> known = new();

    public async ValueTask<string> Next(string prefix, int year) => (await Next(prefix, year, 1))[0];

    public async ValueTask<ImmutableArray<string>> Next(string prefix, int year, int count)
    {
        var series = known.GetOrAdd((prefix, year), _ => new());
        var numbers = ImmutableArray.CreateBuilder<string>(count);
        await series.Gate.WaitAsync();
        try
        {
            while (numbers.Count < count)
            {
                if (series.Next == series.End)
                {
                    await Refill(series, prefix, year, count - numbers.Count);
                }

                numbers.Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{series.Next++:0000}"));
            }
        }
        finally
        {
            series.Gate.Release();
        }

        return numbers.MoveToImmutable();
    }

    private async Task Refill(Series series, string prefix, int year, int wanted)
    {
        series.Block = series.TakenAt is { } taken && Stopwatch.GetElapsedTime(taken) < TimeSpan.FromSeconds(1)
            ? Math.Min(series.Block * 2, LargestBlock)
            : 1;
        var size = Math.Max(series.Block, wanted);
        series.End = await Postgres.Ask(async () =>
        {
            await using var command = db.CreateCommand(Take);
            command.Parameters.Add(RowArrays.One(prefix));
            command.Parameters.Add(RowArrays.One(year));
            command.Parameters.Add(RowArrays.One((long)size));
            return (long)(await command.ExecuteScalarAsync())!;
        });
        series.Next = series.End - size;
        series.TakenAt = Stopwatch.GetTimestamp();
    }

    private sealed class Series
    {
        public SemaphoreSlim Gate { get; } = new(1);
        public long Next { get; set; }
        public long End { get; set; }
        public int Block { get; set; } = 1;
        public long? TakenAt { get; set; }
    }
}
