using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

/// <summary>As much of a request's past as its next decision and its readers need, its rows among it.</summary>
internal sealed record ClearanceFile : AggregateState
{
    public static readonly ClearanceFile Blank = new();

    public ClearanceNumber Number { get; init; }
    public ClearanceStage Stage { get; init; }
    public string LetterNumber { get; init; } = "";
    public DateOnly LetterOn { get; init; }
    public string Organ { get; init; } = "";
    public ClearancePurpose Purpose { get; init; }
    public string? Explanation { get; init; }
    public string FileSm3 { get; init; } = "";
    public OfficialId Requester { get; init; }
    public ImmutableArray<string> Authorities { get; init; } = [];
    public PackVersions Packs { get; init; } = new([]);
    public DateOnly OpenedOn { get; init; }

    /// <summary>How many rows were handed in; they are listed in parts.</summary>
    public int Count { get; init; }
    public ImmutableArray<ClearanceRow> Rows { get; init; } = [];

    /// <summary>How many of them have been looked at.</summary>
    public int Matched { get; init; }
    public PendingActs Pending { get; init; } = PendingActs.None;

    /// <summary>K; null before it was fixed, and from a recomputation until it is fixed anew.</summary>
    public DateTimeOffset? Known { get; init; }

    /// <summary>How many rows have their code for this K.</summary>
    public int Computed { get; init; }

    /// <summary>Rows whose code came out differently than before: opinions on them are dropped (CLR-13).</summary>
    public ImmutableArray<int> Changed { get; init; } = [];
    public string? CodesSm3 { get; init; }

    /// <summary>Rows that only the secretaries' deputies may sign (RCU-09).</summary>
    public ImmutableArray<int> Barred { get; init; } = [];
    public ImmutableArray<OfficeFile> Offices { get; init; } = [];

    public ImmutableArray<OfficialId> SignedBy { get; init; } = [];

    /// <summary>Rows left over by those who signed; means nothing while nobody has.</summary>
    public ImmutableArray<int> Left { get; init; } = [];

    /// <summary>Codes that were signed other than suggested, or decided between offices (CLR-03).</summary>
    public ImmutableArray<DifferingCode> SignedCodes { get; init; } = [];
    public ClearanceIssued? Issued { get; init; }

    /// <summary>Rows on whose persons something was recorded since.</summary>
    public ImmutableArray<UpsetRow> Upset { get; init; } = [];

    /// <summary>Answers that no longer hold (CLR-14).</summary>
    public ImmutableArray<int> Invalidated { get; init; } = [];
    public ImmutableArray<ClearanceUse> Uses { get; init; } = [];
    public DeadlineBook Clocks { get; init; } = DeadlineBook.Empty;

    public override string StageName => Stage.ToString();

    /// <summary>Numbers of rows that get a code.</summary>
    [JsonIgnore]
    public IEnumerable<int> Answerable => Numbers(RowMatch.Matched);

    /// <summary>Numbers of rows that are answered at all: those matched, and those 未匹配.</summary>
    [JsonIgnore]
    public IEnumerable<int> Answered => Numbers(RowMatch.Matched, RowMatch.Unmatched);

    [JsonIgnore]
    public IEnumerable<int> Waiting => Numbers(RowMatch.Waiting);

    /// <summary>Rows that nobody has signed yet.</summary>
    [JsonIgnore]
    public IEnumerable<int> Unsigned => SignedBy.IsEmpty ? Answered : Left;

    /// <summary>Rows with something recorded after the K that stands.</summary>
    [JsonIgnore]
    public IEnumerable<int> UpsetNow => Upset.Where(row => row.At > (Known ?? DateTimeOffset.MaxValue)).Select(row => row.Row).Distinct();

    /// <summary>The row of that number; null where there is none.</summary>
    public ClearanceRow? Row(int number) => number >= 1 && number <= Rows.Length ? Rows[number - 1] : null;

    /// <summary>Rows on which an office is still asked.</summary>
    public IEnumerable<int> LeftOf(ClearanceOffice office) => Office(office) is { } heard ? heard.Left : Answerable;

    public OfficeFile? Office(ClearanceOffice office) => Offices.FirstOrDefault(heard => heard.Office == office);

    /// <summary>How many offices were heard on every row.</summary>
    public int Heard() => Enum.GetValues<ClearanceOffice>().Count(office => !LeftOf(office).Any());

    private IEnumerable<int> Numbers(params RowMatch[] matches)
    {
        for (var row = 0; row < Rows.Length; row++)
        {
            if (Array.IndexOf(matches, Rows[row].Match.Match) >= 0)
            {
                yield return row + 1;
            }
        }
    }
}

/// <summary>One row: who was asked about, who that is, and what was computed.</summary>
internal sealed record ClearanceRow(ListedPerson Person)
{
    private static readonly MatchedRow Open = new(RowMatch.Open);

    public MatchedRow Match { get; init; } = Open;
    public RowCode Code { get; init; } = RowCode.None;
}

/// <summary>An office that was heard: who signed, what is left, where it held another code right.</summary>
internal sealed record OfficeFile(
    ClearanceOffice Office, ImmutableArray<int> Left, ImmutableArray<OfficialId> Signers, ImmutableArray<DifferingCode> Differing);

/// <summary>A row on whose person something was recorded.</summary>
internal sealed record UpsetRow(int Row, DateTimeOffset At);
