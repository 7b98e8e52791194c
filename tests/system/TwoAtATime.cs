using WarningGrid.Deployment;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// These tests start and end whole systems, and much of their time they wait for one: two at a time, each on a port
// and a data folder of its own.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: TestCollectionOrderer(typeof(TheCountyFirst))]

namespace WarningGrid.Deployment;

/// <summary>Loading the demo county takes longest: what takes little runs beside it.</summary>
public sealed class TheCountyFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(one => one.TestCollectionDisplayName.Contains(InTheDemoCounty.Name, StringComparison.Ordinal))];
}
