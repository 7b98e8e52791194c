using Xunit;

// These tests start, stop and kill whole systems: two at a time would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
