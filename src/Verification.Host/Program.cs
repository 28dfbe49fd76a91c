using Verification.Host.CommandLine;

var language = Languages.Choose(args, Environment.GetEnvironmentVariable);
var around = new Surroundings(Terminal.OfProcess(language), TimeProvider.System, Environment.GetEnvironmentVariable);
return await VerificationCommand.Run(args, around);
