using NUnit.Framework;

// Journeys share nothing but the running services, and much of them is waiting for a deadline.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
