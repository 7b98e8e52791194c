using System.Text.Json;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Weasel.Postgresql.Tables;

namespace WarningGrid.Bench.Peers.MartenStack;

/// <summary>What a case leaves in its subject's record: a row a case, written by statements of the same batch, without loading it.</summary>
public sealed partial class RecordProjection : EventProjection
{
    public RecordProjection()
    {
        var table = new Table("public.record_entry");
        table.AddColumn<string>("number").AsPrimaryKey();
        table.AddColumn<string>("official").NotNull().AddIndex();
        table.AddColumn<long>("revision").NotNull();
        table.AddColumn<string>("stage").NotNull();
        table.AddColumn<string>("status").NotNull();
        table.AddColumn<string>("outcome");
        table.AddColumn<DateOnly>("due");
        table.AddColumn("stages", "jsonb").NotNull();
        table.AddColumn("archive", "jsonb").NotNull();
        SchemaObjects.Add(table);
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        var number = e.StreamKey!;
        switch (e.Data)
        {
            case CaseOpened opened:
                operations.QueueSqlCommand(
                    "INSERT INTO public.record_entry (number, official, revision, stage, status, stages, archive) VALUES (?, ?, 1, ?, 'Open', ?::jsonb, '[]')",
                    number, opened.Official, Stage.Draft, Marks(Stage.Draft, opened.On));
                break;
            case CaseSubmitted happened:
                Enter(Stage.Review, happened.On);
                break;
            case PlanPassed happened:
                Enter(Stage.Approval, happened.On);
                break;
            case PlanApproved happened:
                Enter(Stage.Approved, happened.On);
                break;
            case NoticeServed happened:
                operations.QueueSqlCommand(
                    "UPDATE public.record_entry SET revision = revision + 1, stage = ?, due = ?, stages = stages || ?::jsonb WHERE number = ?",
                    Stage.ReplyDue, happened.Due, Marks(Stage.ReplyDue, happened.On), number);
                break;
            case ReplyReceived happened:
                Enter(Stage.ReplyCheck, happened.On);
                break;
            case ReplyAccepted happened:
                Enter(Stage.Assessment, happened.On);
                break;
            case OutcomeApproved happened:
                operations.QueueSqlCommand(
                    "UPDATE public.record_entry SET revision = revision + 1, stage = ?, outcome = ?, stages = stages || ?::jsonb WHERE number = ?",
                    Stage.Closing, happened.Outcome, Marks(Stage.Closing, happened.On), number);
                break;
            case ArchiveEntered happened:
                Keep(new(happened.Section, happened.Code, happened.On));
                break;
            case MeetingTaskSet happened:
                Keep(new("MeetingTask", "MeetingTask", happened.On));
                break;
            case CaseClosed happened:
                End(Stage.Closed, happened.On);
                break;
            case CaseArchived happened:
                End(Stage.Archived, happened.On);
                break;
            default:
                operations.QueueSqlCommand("UPDATE public.record_entry SET revision = revision + 1 WHERE number = ?", number);
                break;
        }

        return ValueTask.CompletedTask;

        void Enter(string stage, DateOnly on) => operations.QueueSqlCommand(
            "UPDATE public.record_entry SET revision = revision + 1, stage = ?, stages = stages || ?::jsonb WHERE number = ?",
            stage, Marks(stage, on), number);

        void End(string stage, DateOnly on) => operations.QueueSqlCommand(
            "UPDATE public.record_entry SET revision = revision + 1, stage = ?, status = 'Ended', stages = stages || ?::jsonb WHERE number = ?",
            stage, Marks(stage, on), number);

        void Keep(ArchiveEntry entry) => operations.QueueSqlCommand(
            "UPDATE public.record_entry SET revision = revision + 1, archive = archive || ?::jsonb WHERE number = ?",
            JsonSerializer.Serialize([entry], PeerJson.Default.IReadOnlyListArchiveEntry), number);
    }

    private static string Marks(string stage, DateOnly on) =>
        JsonSerializer.Serialize([new StageMark(stage, on)], PeerJson.Default.IReadOnlyListStageMark);
}
