namespace WarningGrid.Cases;

/// <summary>The appeal as a reader of the case sees it: whoever sees the case's status knows that there is one, the subject all of it.</summary>
internal static class AppealViews
{
    public static AppealView? Of(CaseFile file, CaseSight sight, Facts facts)
    {
        if (file.Ways.Appeal is not { } clocks || sight is CaseSight.Copied
            || (file.Appeal.Stage is AppealStage.None && file.Clocks.Last(clocks.File) is null))
        {
            return null;
        }

        var appeal = file.Appeal;
        var told = sight is CaseSight.Full or CaseSight.Served;
        var right = file.Clocks.Open(clocks.File) ?? file.Clocks.Open(AppealRules.Apply);
        var duty = file.Clocks.Open(clocks.Decide) ?? file.Clocks.Open(AppealRules.ReDecide);
        return new(
            appeal.Stage, told ? right?.Due : null, told ? duty?.Due : null,
            appeal.FiledAt is { } filed ? CountyTime.DateOf(filed) : null,
            told ? appeal.Grounds : null, told ? appeal.AdmittedFor : null, sight is CaseSight.Full ? appeal.Decider : null,
            told ? appeal.Opinion : null, told ? appeal.Variation : null, appeal.ServedOn, appeal.Final, appeal.Clarified,
            [
                .. from row in AppealLifecycle.Rows
                   where row.From == appeal.Stage
                   let mine = AppealRules.MayAct(file, row.Move, facts)
                   where mine || sight is CaseSight.Full
                   orderby mine descending
                   select new CaseMoveView(row.Move, mine, mine ? [] : [RefusalItem.Of("ACL-01.act-missing")]),
            ]);
    }
}
