using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarningGrid.Engine;
using WarningGrid.Officials.Import;
using WarningGrid.Rules;
using WarningGrid.Vault;

namespace WarningGrid.Tools;

/// <summary><c>wg import</c>: takes the organisation's registers from XLSX or CSV files, all or nothing.</summary>
internal static class ImportCommand
{
    public const string Usage =
        "wg import --units|--sections|--posts|--officials|--kin FILE …  take registers (.xlsx, .csv) all or nothing; "
        + "[--dry-run] [--result FILE.csv] [--by G00000001]";

    /// <returns>0 when imported, or when a dry run found nothing wrong; 1 with errors in the files.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (!ImportArguments.TryRead(args, out var wanted))
        {
            throw new UsageException(Usage);
        }

        var texts = wanted.Files.Select(file => RegisterFiles.Read(file.Register, file.Path)).ToList();
        var report = await Terminal.Counting("parts stored", count => Import(texts, wanted, count));
        foreach (var wrong in report.Errors.Take(Shown))
        {
            Console.WriteLine(Line(wrong));
        }

        if (wanted.Result is { } result)
        {
            await File.WriteAllLinesAsync(
                result, report.Errors.Select(Cells).Prepend("登记表,行,列,代码,原因"), new UTF8Encoding(true));
        }

        Console.WriteLine(Summary(report, wanted.DryRun));
        return report.Errors.IsEmpty ? 0 : 1;
    }

    private static async Task<ImportReport> Import(List<RegisterText> texts, ImportArguments wanted, Action<long> stored)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        // An importer seals no caller: it talks to the database alone, so the key is nobody's.
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddEngine(new SiloSettings(Terminal.Database, new byte[32]))
            .AddFieldVault(settings, development: settings["DOTNET_ENVIRONMENT"] is "Development")
            .AddSingleton<IOrganisationSnapshot, OrganisationSnapshot>()
            .AddSingleton<OrganisationImport>()
            .BuildServiceProvider();
        var clock = services.GetRequiredService<CountyClock>();
        await clock.Refresh();
        var limit = RuleBook.Shipped.On(CountyTime.DateOf(clock.GetUtcNow())).Whole("CSV-01.rows");
        return await services.GetRequiredService<OrganisationImport>().Run(
            texts, limit, wanted.DryRun, wanted.By is { } person ? Caller.Person(new(person)) : Caller.System("import"),
            (done, _) => stored(done));
    }

    // More errors than that are read in the result file.
    private const int Shown = 50;

    private static string Line(ImportError wrong) => string.Create(
        CultureInfo.InvariantCulture, $"{wrong.Register} 第{wrong.Row}行 {wrong.Column}: {wrong.Text} ({wrong.Code})");

    private static string Cells(ImportError wrong) => string.Join(
        ',', new[] { wrong.Register.ToString(), wrong.Row.ToString(CultureInfo.InvariantCulture), wrong.Column, wrong.Code, wrong.Text }
            .Select(CsvText.Cell));

    private static string Summary(ImportReport report, bool dryRun) => report switch
    {
        { Errors.IsEmpty: false } => $"{report.Errors.Length} 处错误,未导入任何内容。",
        { Repeated: true } => "相同的登记表已导入过,无需再次导入。",
        _ when dryRun => $"试导入:共{report.Rows}行,将新建{report.Created}项,变更{report.Told}项;未保存。",
        _ => $"已导入:共{report.Rows}行,新建{report.Created}项,变更{report.Told}项。",
    };
}
