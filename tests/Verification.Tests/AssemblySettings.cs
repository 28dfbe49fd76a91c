using NUnit.Framework;

// Fixtures share nothing, so that each core takes its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
