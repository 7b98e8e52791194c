using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace WarningGrid.Deployment;

/// <summary>One running system with the demo county, for the tests that ask it as people and feeds would.</summary>
public sealed class DemoCounty : IAsyncLifetime
{
    internal RunningSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await RunningSystem.Start(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (System is not null)
        {
            await System.DisposeAsync();
        }
    }
}

/// <summary>Loading the demo county takes a while: its tests share one.</summary>
[CollectionDefinition(Name), TestClassOrderer(typeof(ThePageFirst))]
public sealed class InTheDemoCounty : ICollectionFixture<DemoCounty>
{
    public const string Name = "demo county";
}

/// <summary>The README speaks of a county to which nothing has been sent yet.</summary>
public sealed class ThePageFirst : ITestClassOrderer
{
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        [.. testClasses.OrderByDescending(one => one?.TestClassName == typeof(Following_the_readme).FullName)];
}
