// The runner of these tests; started with "silo", a silo for one of them to kill.
using WarningGrid.Testing;

return args is ["silo"]
    ? await LedgerSilo.Main()
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
