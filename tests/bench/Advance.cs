using WarningGrid.Cases;
using WarningGrid.Testing.Cases;

namespace WarningGrid.Bench;

/// <summary>How many commands on cases are acknowledged a second, with all their letters delivered and their audit entries written.</summary>
/// <remarks>
/// Against pgbench writing the same rows, one transaction each, with and without a pipeline; and against the same case as it would be
/// written on EF Core and on Marten with Wolverine. Figures without a suffix are at 256 in flight.
/// </remarks>
internal sealed class Advance(BenchCounty county)
{
    /// <summary>How many are in flight where nothing else is said.</summary>
    public const int Usual = 256;

    public async Task Run(Effort effort)
    {
        var (time, rounds, quick) = effort;
        var load = await CaseLoad.In(county);
        var grains = new GrainDesk(county.Grains);
        await using var beside = await county.Beside();
        using var limit = await load.Limit(beside, county.Tape, grains);
        var peers = await Peer.Start(county, "advance", BenchCounty.Officials, ["efcore", "marten"]);

        await AtLevel("advance", Usual, effort.FromCold, rounds);
        Report.Figure("advance/letters-waiting", load.Waiting, "letters");
        Report.Figure("advance/sent-again", load.Repeated, "commands");
        foreach (var level in quick ? [1] : new[] { 1, 16, 1024 })
        {
            await AtLevel($"advance@{level}", level, warmUp: TimeSpan.Zero, quick ? 1 : rounds);
        }

        using var http = new HttpClient { BaseAddress = county.Url };
        await OverHttp(load, new HttpDesk(http), peers, effort.WarmUp, time, quick ? 1 : rounds);
        foreach (var peer in peers)
        {
            await peer.DisposeAsync();
        }

        async Task AtLevel(string name, int level, TimeSpan warmUp, int times)
        {
            var came = await Contest.Of(
                [
                    new("", span => load.Run(grains, level, span)),
                    new("pgbench", span => limit.Run(span, Math.Min(level, PgBench.Clients)), Warm: true),
                    new("pipelined", span => limit.Run(span, Math.Min(level, PgBench.Clients), pipelined: true), Warm: true),
                    .. peers.Select(peer => new Contender(peer.Name, span => peer.Run(level, span))),
                ],
                warmUp, time, times);
            Report.Speeds(name, came, "commands/s");
            Report.Ratio(name, came[""].PerSecond / came["pgbench"].PerSecond);
            Report.Ratio($"{name}/pipelined", came[""].PerSecond / came["pipelined"].PerSecond);
            foreach (var peer in peers)
            {
                Report.Ratio($"{name}/{peer.Name}", came[""].PerSecond / came[peer.Name].PerSecond);
            }

            if (level == 1)
            {
                Report.Ratio($"{name}/latency", came[""].P50 / came["pgbench"].P50);
            }
        }
    }

    private static async Task OverHttp(CaseLoad load, IInquiryDesk desk, IReadOnlyList<Peer> peers, TimeSpan warmUp, TimeSpan time, int rounds)
    {
        var came = await Contest.Of(
            [
                new("http", span => load.Run(desk, Usual, span)),
                .. peers.Select(peer => new Contender($"{peer.Name}/http", span => peer.Run(Usual, span, overHttp: true))),
            ],
            warmUp, time, rounds);
        Report.Speeds("advance", came, "commands/s");
    }
}
