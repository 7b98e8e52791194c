using Xunit.Sdk;
using Xunit.v3;

// Every class runs a cluster of its own on two cores: side by side they would run into each other's failure times.
[assembly: Parallelization(Mode = ParallelMode.None)]
