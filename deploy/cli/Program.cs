// wg: the county's command line. Each command has a file of its own beside this one; a new one is a line here.
using WarningGrid;
using WarningGrid.Calendar;
using WarningGrid.Demo;
using WarningGrid.Tools;

string[] usage =
[
    Migrate.Usage, Keys.Usage, Admins.Usage, ImportCommand.Usage, DemoCommand.Usage, PlayCommand.Usage, Rebuild.Usage, Verify.Usage, Export.Usage,
    Export.CheckpointUsage, Workday.Usage,
];
try
{
    return args switch
    {
        ["migrate"] => await Migrate.Run(),
        ["keys", .. var rest] => await Keys.Run(rest, Environment.GetEnvironmentVariable(Keys.MasterKey), Console.Out),
        ["admins", .. var rest] => await Admins.Run(rest),
        ["import", .. var rest] => await ImportCommand.Run(rest),
        ["demo", .. var rest] => await DemoCommand.Run(rest),
        ["rebuild", .. var rest] => await Rebuild.Run(rest),
        ["verify", .. var rest] => await Verify.Run(rest, Console.Out),
        ["export", .. var rest] => await Export.Run(rest),
        ["checkpoint"] => await Export.Checkpoint(),
        ["workday", .. var rest] => Workday.Run(rest, Console.Out, Console.Error),
        ["--help" or "-h"] => Help(),
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

int Help()
{
    Console.WriteLine(string.Join('\n', usage));
    return 0;
}
