namespace WarningGrid;

/// <summary>Where a refusal stands in the order of spec README §4: the first that applies answers.</summary>
internal enum Rank
{
    Shape, NotFound, Repeat, Forbidden, Locked, StaleRevision, WrongStage, StaleApproval, Recused, SameHand, TooLate,
    LimitExceeded, Sealed, RuleMissing, InvalidRule, GateNotMet,
}

/// <summary>Gathers every objection to a command and answers with the one that spec README §4 puts first.</summary>
/// <remarks>Rules ask their questions in any order; the order of answers is kept here alone. All gate items are listed.</remarks>
internal sealed class Objections
{
    private readonly List<(Rank Rank, Refusal Refusal)> all = [];
    private readonly List<RefusalItem> gates = [];
    private string? gateRule;

    public Objections When(bool applies, Rank rank, RefusalKind kind, string code, params object[] details)
    {
        if (applies)
        {
            all.Add((rank, Refusal.Of(kind, code, details)));
        }

        return this;
    }

    public Objections Add(Rank rank, Refusal? refusal)
    {
        if (refusal is not null)
        {
            all.Add((rank, refusal));
        }

        return this;
    }

    /// <summary>A gate that is not met; all of them are told together.</summary>
    public Objections Gate(bool met, string code, params object[] details)
    {
        if (!met)
        {
            gateRule ??= code.Split('.')[0];
            gates.Add(RefusalItem.Of(code, details));
        }

        return this;
    }

    /// <summary>The refusal that answers, or null where nothing speaks against the command.</summary>
    public Refusal? First() =>
        all.Count > 0 ? all.MinBy(objection => objection.Rank).Refusal
        : gates.Count > 0 ? (Refusal.Of(RefusalKind.GateNotMet, "DSP-01.gates") with { RuleId = gateRule! }).With(gates)
        : null;
}
