// The runner of these tests; started with "silo", a silo for one of them to kill,
// and with a word more, one with a deliberate bug.
using WarningGrid.Testing;

return args is ["silo", ..]
    ? await LedgerSilo.Main(args.ElementAtOrDefault(1))
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
