namespace WarningGrid.Statistics;

/// <inheritdoc cref="IExportDesk"/>
[StatelessWorker, GrainType("export-desk")]
internal sealed class ExportDeskGrain(IFactsSource source, INumbers numbers) : Grain, IExportDesk
{
    public async Task<Outcome<ExportView>> Ask(AskExport command, Submission submission)
    {
        // A repeat finds the first export by its key; a number drawn for it again is a gap, and gaps are allowed.
        var facts = await source.Gather(CallerContext.Current);
        ExportNumber number = new(await numbers.Next("EX", facts.Today.Year));
        return await GrainFactory.GetGrain<IExportGrain>(number.Key()).Ask(command, submission);
    }
}
