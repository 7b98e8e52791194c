// wg: the county's command line. Each command has a file of its own beside this one; a new one is a line here.
using Microsoft.Extensions.Configuration;
using WarningGrid;
using WarningGrid.Calendar;
using WarningGrid.Demo;
using WarningGrid.Tools;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
string[] usage =
[
    Migrate.Usage, ImportCommand.Usage, DemoCommand.Usage, Rebuild.Usage, Verify.Usage, Export.Usage, Export.CheckpointUsage, Workday.Usage,
];
try
{
    return args switch
    {
        ["migrate"] => await Migrate.Run(),
        ["import", .. var rest] => await ImportCommand.Run(rest),
        ["demo", .. var rest] => await DemoCommand.Run(rest, Terminal.Database, settings, Console.Out),
        ["rebuild", .. var rest] => await Rebuild.Run(rest),
        ["verify", .. var rest] => await Verify.Run(rest),
        ["export", .. var rest] => await Export.Run(rest),
        ["checkpoint"] => await Export.Checkpoint(),
        ["workday", .. var rest] => Workday.Run(rest, Console.Out, Console.Error),
        _ => throw new UsageException(string.Join('\n', usage)),
    };
}
catch (UsageException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failed) when (failed is StorageUnavailable or Npgsql.NpgsqlException or IOException or InvalidDataException
    or InvalidOperationException { InnerException: Npgsql.NpgsqlException })
{
    Console.Error.WriteLine("wg: " + failed.Message);
    return 1;
}
