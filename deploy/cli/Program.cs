// wg: the command line of a county. Each command has a file of its own beside this one.
using Microsoft.Extensions.Configuration;
using WarningGrid.Calendar;
using WarningGrid.Import;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
return args switch
{
    ["workday", .. var rest] => Workday.Run(rest, Console.Out, Console.Error),
    ["import", .. var rest] when settings["WARNINGGRID_POSTGRES"] is { } connection =>
        await ImportCommand.Run(rest, connection, settings, Console.Out, Console.Error),
    ["import", ..] => Missing("WARNINGGRID_POSTGRES"),
    _ => Unknown(),
};

static int Missing(string variable)
{
    Console.Error.WriteLine($"wg: no database: set {variable}");
    return 2;
}

static int Unknown()
{
    Console.Error.WriteLine(Workday.Usage);
    Console.Error.WriteLine(ImportCommand.Usage);
    return 2;
}
