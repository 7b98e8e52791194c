// wg: the command line of a county. Each command has a file of its own beside this one.
using WarningGrid.Calendar;

return args switch
{
    ["workday", .. var rest] => Workday.Run(rest, Console.Out, Console.Error),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine(Workday.Usage);
    return 2;
}
