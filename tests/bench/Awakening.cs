using WarningGrid.Officials;
using WarningGrid.Testing;

namespace WarningGrid.Bench;

/// <summary>Puts a county's grains to sleep and wakes officials out of PostgreSQL.</summary>
internal sealed class Awakening(BenchCounty county)
{
    private static readonly DateOnly SomeDay = new(2026, 1, 1);

    /// <summary>Returns when no official is awake; those with enough behind them left a snapshot as they fell asleep.</summary>
    public Task Sleep() => Until.Holds(async () =>
    {
        var management = county.Grains.GetGrain<IManagementGrain>(0);
        try
        {
            await management.ForceActivationCollection(TimeSpan.Zero);
        }
        catch (TimeoutException)
        {
            // It goes on; we look again.
        }

        return (await management.GetSimpleGrainStatistics())
            .All(kind => kind.ActivationCount == 0 || !kind.GrainType.Contains(nameof(OfficialGrain), StringComparison.Ordinal));
    });

    /// <summary>Asks each of some officials a small question that is noted nowhere, so that what counts is his waking.</summary>
    public Task<Speed> Wake(IEnumerable<OfficialId> officials, int inFlight) => ClosedLoop.Over(inFlight, officials, official =>
    {
        TestCaller.Is(Testing.Cases.InquiryTown.Officer);
        return county.Grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(SomeDay);
    });

    /// <summary>Takes away what sleepers left, so that they wake from their whole history.</summary>
    public Task ForgetSnapshots() => county.Database.Run("DELETE FROM orleans.grain_state WHERE type LIKE '%official-snapshot%'");
}
