using System.Collections.Frozen;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Testing.Duties;

/// <summary>A county of one silo with rules, calendar and duties, where everybody is a system admin.</summary>
public sealed class DutyCounty : IAsyncLifetime
{
    internal TestCounty County { get; private set; } = null!;

    public async ValueTask InitializeAsync() => await Start(database: null);

    /// <summary>Starts on a database of its own, or on one that has a past.</summary>
    internal async Task Start(TestDatabase? database) =>
        County = await TestCounty.Start(
            services: services => services.AddRulesAndCalendar().AddSingleton<IFactsSource, AdminFacts>(), database: database);

    public ValueTask DisposeAsync() => County.DisposeAsync();

    internal IDutyGrain Duty(string key) => County.Grain<IDutyGrain>(key);

    internal ICalendarGrain Calendar => County.Grain<ICalendarGrain>(GrainKeys.Calendar);

    internal IRulePackGrain Pack(string version) => County.Grain<IRulePackGrain>(GrainKeys.RulePack(version));

    private sealed class AdminFacts([OfTheCounty] TimeProvider clock, IRuleBookSource packs, ICalendarSource notices) : IFactsSource
    {
        public async ValueTask<Facts> Gather(Caller caller) =>
            new(
                CountyTime.ToMicroseconds(clock.GetUtcNow()), new Asker(caller, [new(Role.SystemAdmin, null)]),
                await packs.Current(), await notices.Current(), FrozenSet<string>.Empty);
    }
}
