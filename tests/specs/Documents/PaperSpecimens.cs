using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>A filled-in example of every paper.</summary>
internal static class PaperSpecimens
{
    public static readonly PaperSeal Seal = new("当预函〔2026〕12号", new(2026, 10, 19), null, "县纪委监委");

    /// <summary>A paper in which every field says something plausible.</summary>
    public static PaperData Of(PaperTemplate template) => PaperData.Of(
        template.Id,
        from field in template.Fields
        where !field.Sealing && field.Name is not PaperFields.Title
        select KeyValuePair.Create(field.Name, Text(template, field)));

    private static string Text(PaperTemplate template, PaperTemplateField field) => field switch
    {
        { Type: PaperFieldType.Date } => "2026-10-19",
        { Type: PaperFieldType.Table } => string.Join('\n', Enumerable.Range(1, 3).Select(row => string.Join(
            '\t', Enumerable.Range(1, Columns(template, field.Name)).Select(column =>
                column == 1 ? row.ToString(CultureInfo.InvariantCulture) : "李玥喆在采购中未按程序办理")))),
        { Name: PaperFields.Organ } => "县纪委监委",
        { Name: PaperFields.CaseNumber } => "TI-2026-0001",
        { Name: PaperFields.Secrecy } => "内部",
        { Name: PaperFields.Addressee } => "李玥喆同志",
        { Name: PaperFields.Copies } => "清河镇党委",
        { Name: PaperFields.Corrects } => "《函询通知书》（当预函〔2026〕11号）",
        { Name: "questions" or "points" } => "请说明办公设备采购的程序。\n请说明资金来源和支付情况。",
        { Name: "excerpt" } => "办公设备采购",
        { Name: "subjectName" or "receiver" } => "李玥喆",
        { Name: "interviewers" or "talkers" } => "张三、李四",
        { Name: "unit" } => "清河镇财政所所长",
        { Name: "persons" } => "3",
        { Name: "place" } => "县纪委监委谈话室",
        { Name: "facts" or "problem" or "finding" or "content" or "reason" or "explanation" } =>
            "2026年3月，你在办公设备采购过程中未按规定履行集体研究程序，造成不良影响。\n上述事实有会议记录、采购合同等证据证实，本人也予以认可。",
        _ => field.Label + "的内容",
    };

    private static int Columns(PaperTemplate template, string field) =>
        template.Lines.First(line => line.Kind is PaperLineKind.Table && line.Cells[0] == field).Cells.Length - 1;
}
