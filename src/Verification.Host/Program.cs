using Verification.Host.CommandLine;
using Verification.Host.Embedded;

var language = Languages.Choose(args, Environment.GetEnvironmentVariable);
var variables = new PrivateVariables(Environment.GetEnvironmentVariable);
var around = new Surroundings(Terminal.OfProcess(language), TimeProvider.System, variables.Of);
return await VerificationCommand.Run(args, around);
