using System.Diagnostics;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace WarningGrid.Engine;

/// <summary>Leaves within ten seconds of SIGTERM, whatever PostgreSQL does.</summary>
/// <remarks>
/// A silo writes its farewell into the membership table three times and, of itself, tries each for as long as it would
/// try to join: minutes, heedless of the host's own time-out. Nobody needs it so badly: the others find out by probing,
/// and whoever comes back at the same address replaces the row. What is acknowledged is stored already.
/// </remarks>
internal static partial class Leaving
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(1);

    /// <summary>What the host gives its services to stop in.</summary>
    public static readonly TimeSpan StopTime = TimeSpan.FromSeconds(7);

    // Behind the host's time come those that heed no token, each with a statement that is given up after 3 s.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(8.5);

    /// <summary>Runs the process until it is told to stop, and then no longer than it may take.</summary>
    public static void RunAndLeave(this WebApplication app)
    {
        app.LeaveInTime();
        app.Run();
    }

    /// <summary>From the signal on the time counts; for hosts that are a process, because at its end the process ends.</summary>
    /// <remarks>Registered last, hence called first: another's callback may be what hangs.</remarks>
    public static void LeaveInTime(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
        app.Lifetime.ApplicationStopping.Register(() => Leave(app)));

    private static void Leave(WebApplication app)
    {
        // A thread of its own, because the pool may hang too; killed, because an exit waits for whoever wants to clean up.
        new Thread(() =>
        {
            Thread.Sleep(LastMoment);
            Abandoned(app.Logger, LastMoment.TotalSeconds);
            Process.GetCurrentProcess().Kill();
        }) { IsBackground = true, Name = "leaving" }.Start();
        app.Services.GetRequiredService<IOptions<ClusterMembershipOptions>>().Value.MaxJoinAttemptTime = FarewellTime;
    }

    [LoggerMessage(1, LogLevel.Error, "not stopped {Seconds} s after the signal: the process ends without a farewell")]
    private static partial void Abandoned(ILogger logger, double seconds);
}
