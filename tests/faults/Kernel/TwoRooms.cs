using WarningGrid.Testing;

namespace WarningGrid.Kernel;

/// <summary>Two network namespaces, each with a way to this machine, and one between them that can be cut.</summary>
internal sealed class TwoRooms : IAsyncDisposable
{
    // Names of links are short; two runs at once have different ones.
    private static readonly string Mark = $"{Environment.ProcessId % 100000}";

    private static readonly string Ties =
        $$"""
        ip -n wga{{Mark}} link set ab up; ip -n wgb{{Mark}} link set ab up
        ip -n wga{{Mark}} route replace 10.213.2.2 via 10.213.3.2 src 10.213.1.2
        ip -n wgb{{Mark}} route replace 10.213.1.2 via 10.213.3.1 src 10.213.2.2
        """;

    private TwoRooms()
    {
    }

    public static async Task<TwoRooms> Build()
    {
        await Shell.Run(
            $$"""
            for room in a:1 b:2; do
              ns=wg${room%:*}{{Mark}} net=10.213.${room#*:}
              ip netns add $ns
              ip link add $ns type veth peer name door netns $ns
              ip addr add $net.1/24 dev $ns; ip link set $ns up
              ip -n $ns addr add $net.2/24 dev door; ip -n $ns link set door up; ip -n $ns link set lo up
            done
            ip link add ab netns wga{{Mark}} type veth peer name ab netns wgb{{Mark}}
            ip -n wga{{Mark}} addr add 10.213.3.1/24 dev ab; ip -n wgb{{Mark}} addr add 10.213.3.2/24 dev ab
            {{Ties}}
            """);
        return new();
    }

    /// <summary>Where a silo of the first (0) or the second room (1) runs.</summary>
    public static Elsewhere Room(int n) => new()
    {
        Address = $"10.213.{n + 1}.2", Before = ["ip", "netns", "exec", (n == 0 ? "wga" : "wgb") + Mark],
    };

    /// <summary>How a room reaches PostgreSQL on this machine.</summary>
    public static string Reach(string connection, int n) =>
        connection.Replace("Host=127.0.0.1", $"Host=10.213.{n + 1}.1", StringComparison.Ordinal);

    /// <summary>Neither room reaches the other any more; both reach this machine.</summary>
    public static Task Cut() => Shell.Run($"ip -n wga{Mark} link set ab down");

    public static Task Tie() => Shell.Run(Ties);

    public async ValueTask DisposeAsync() => await Shell.Run($"ip netns del wga{Mark}; ip netns del wgb{Mark}");
}
