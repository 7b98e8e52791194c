using Xunit.Sdk;
using Xunit.v3;

// These tests start, stop and kill whole systems: two at a time would measure each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
