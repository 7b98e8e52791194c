using System.Collections.Immutable;

namespace WarningGrid.Statistics;

/// <summary>One export: what was asked for, and whether it may leave.</summary>
internal sealed record ExportFile : AggregateState
{
    public ExportNumber Number { get; init; }

    /// <summary>Null only before it was asked for.</summary>
    public AskExport? Asked { get; init; }

    public OfficialId By { get; init; }
    public int Rows { get; init; }
    public ImmutableArray<OfficialId> Persons { get; init; } = [];
    public bool NeedsApproval { get; init; }
    public DateOnly TakeBy { get; init; }
    public OfficialId? Approver { get; init; }
}

/// <summary>Exports: streams <c>x-EX-2026-0001</c>.</summary>
internal sealed class ExportKind : Aggregate<ExportFile>
{
    public override string Prefix => "x-";

    public override ExportFile Blank => new();

    public override ExportFile Evolve(ExportFile state, Recorded recorded) => recorded.Event switch
    {
        ExportAsked e => state with
        {
            Number = e.Number, Asked = e.Asked, By = e.By, Rows = e.Rows, Persons = e.Persons, NeedsApproval = e.NeedsApproval, TakeBy = e.TakeBy,
        },
        ExportApproved e => state with { Approver = e.By },
        _ => state,
    };
}
