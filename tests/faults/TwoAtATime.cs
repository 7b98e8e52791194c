using WarningGrid.Kernel;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// These tests start, stop and kill whole systems, and much of their time they wait for one: two at a time, each on
// processes and databases of its own. The long set, whose rounds want the machine to themselves, runs one by one.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: TestCollectionOrderer(typeof(TheLongestFirst))]

namespace WarningGrid.Kernel;

/// <summary>What takes longest begins first; beside it what takes little of the machine.</summary>
public sealed class TheLongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> Order =
        [nameof(Striking_the_silos), nameof(A_driver_that_can_fail), nameof(Striking_the_store)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(one => Order.FindIndex(name => one.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) & int.MaxValue)];
}

/// <summary>Rounds beside which no other runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
