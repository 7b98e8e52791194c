using WarningGrid.Engine;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Cases;

/// <summary>A county whose trail of reads can be cut.</summary>
public sealed class UnwatchedCounty : CaseCounty
{
    internal bool Cut { get; set; }

    protected override void Furnish(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IAuditTrail));
        services.AddSingleton<IAuditTrail>(provider => new Trail(
            (IAuditTrail)(own.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)),
            this));
    }

    private sealed class Trail(IAuditTrail own, UnwatchedCounty county) : IAuditTrail
    {
        public Task Record(AuditNote note) =>
            county.Cut ? throw new StorageUnavailable("the audit log does not take the note") : own.Record(note);
    }
}

/// <summary>AUD-01: what cannot be noted does not happen and is not shown.</summary>
public sealed class When_the_audit_log_is_down(UnwatchedCounty county) : IClassFixture<UnwatchedCounty>
{
    [Fact]
    public async Task Example_09_10_AUD_01_opening_a_case_is_Unavailable_until_the_log_is_back()
    {
        var number = await county.Open(1);
        TestCaller.Is(Li);
        Assert.Null((await county.Case(number).Read()).Refused);

        county.Cut = true;
        await Assert.ThrowsAsync<StorageUnavailable>(() => county.Case(number).Read());
        await Assert.ThrowsAsync<StorageUnavailable>(() => county.Case(number).History(0, 10));
        await Assert.ThrowsAsync<StorageUnavailable>(() => county.County.Grain<ICaseRegister>("all").List(new()));
        await Assert.ThrowsAsync<StorageUnavailable>(() => county.Case(number).Move(new Submit(), new("refused", 99)));

        county.Cut = false;
        Assert.Null((await county.Case(number).Read()).Refused);
    }
}
