using CsCheck;
using WarningGrid.Calendar;
using Xunit;

namespace WarningGrid.Deadlines;

/// <summary>Properties of firing and reckoning over generated lives of deadlines (DLB-05, 09, 10).</summary>
public sealed class Firing_whatever_happens
{
    private static readonly string[] Duties = ["DL-17", "DL-42", "DL-18", "DL-61", "DL-12", "DL-30", "DL-06"];

    private static readonly Gen<DateOnly> StartDay = Gen.Int[0, 365 * 2].Select(n => new DateOnly(2024, 1, 2).AddDays(n));

    private static readonly Gen<(string Duty, DateOnly Start)[]> Lives =
        Gen.Select(Gen.Int[0, Duties.Length - 1].Select(n => Duties[n]), StartDay).Array[1, 6].Select(lives => lives.DistinctBy(life => life.Item1).ToArray());

    private static Desk Desk((string Duty, DateOnly Start)[] lives)
    {
        var desk = new Desk();
        foreach (var (duty, start) in lives.OrderBy(life => life.Start))
        {
            desk.Starts(duty, $"{start:yyyy-MM-dd}");
        }

        return desk;
    }

    // All alarms lie between the starts and this.
    private static readonly DateTimeOffset End = Deadlines.Desk.At("2026-08-31 12:00");

    [Fact]
    public void DLB_09_a_catch_up_equals_the_live_run_but_for_skipped_reminders() =>
        Lives.Sample(lives =>
        {
            var live = Desk(lives).Runs_until(End);
            var caughtUp = Desk(lives).Sweeps("2026-08-31 12:00");
            string Line(Happening happening) => happening.Event switch
            {
                DeadlineReminded sent => $"{happening.OccurredAt:O} {sent.Deadline} reminder {sent.Step} {sent.Due}",
                DeadlineReminderSkipped skipped => $"{happening.OccurredAt:O} {skipped.Deadline} reminder {skipped.Step} {skipped.Due}",
                var other => $"{happening.OccurredAt:O} {EventJson.Canonical(other)}",
            };

            // A desk fires what is due while it still opens later files; the sweep after an outage comes at the end.
            Assert.Equal(live.Happened.Select(Line).Order(), caughtUp.Happened.Select(Line).Order());
        });

    [Fact]
    public void DLB_09_what_is_missed_comes_in_due_order() =>
        Lives.Sample(lives =>
        {
            var fired = DeadlineRules.FireDue(Desk(lives).Book, Desk(lives).It_is("2026-08-31 12:00").Facts()).ToArray();

            Assert.Equal(fired.Select(happening => happening.OccurredAt).Order(), fired.Select(happening => happening.OccurredAt));
        });

    [Fact]
    public void DLB_10_firing_again_has_no_effect() =>
        Lives.Sample(lives =>
        {
            var desk = Desk(lives).Sweeps("2026-08-31 12:00");

            Assert.Empty(DeadlineRules.FireDue(desk.Book, desk.Facts()));
            Assert.DoesNotContain(desk.Book.Alarms(), alarm => alarm.NextFiring <= desk.Now);
        });

    [Fact]
    public void DLB_10_every_firing_has_a_key_of_its_own() =>
        Lives.Sample(lives =>
        {
            var desk = Desk(lives).Runs_until(End);

            Assert.All(desk.Book.All, deadline => Assert.Equal(deadline.Fired.Length, deadline.Fired.Distinct().Count()));
        });

    [Fact]
    public void DLB_05_a_pause_of_no_working_day_costs_nothing_and_a_longer_one_never_shortens() =>
        Gen.Select(StartDay, Gen.Int[0, 12], Gen.Int[0, 40]).Sample((start, used, away) =>
        {
            var calendar = WorkCalendar.Shipped;
            var deadline = new Deadline("DL-30", 1, new([]), start, new(20, LimitUnit.WorkingDays), true, null, null);
            var paused = start.AddDays(used);
            var resumed = paused.AddDays(away);
            var due = DeadlineReckoner.Due(
                deadline with { Steps = [new(StepKind.Paused, paused), new(StepKind.Resumed, resumed)] }, calendar).Due;

            Assert.Equal(20, calendar.WorkingDaysBetween(start, paused) + calendar.WorkingDaysBetween(resumed, due));
            Assert.True(due >= calendar.AddWorkingDays(start, 20));
        });

    [Fact]
    public void An_extension_adds_its_days_to_the_old_due_date() =>
        Gen.Select(StartDay, Gen.Int[1, 15]).Sample((start, days) =>
        {
            var desk = new Desk().Starts("DL-17", $"{start:yyyy-MM-dd}");
            var old = desk["DL-17"].Due;

            Assert.Null(desk.Extends("DL-17", days, $"{start:yyyy-MM-dd}").Refused);

            Assert.Equal(days, desk.Calendar.WorkingDaysBetween(old, desk["DL-17"].Due));
        });

    [Fact]
    public void CAL_10_no_notice_shortens_a_named_date() =>
        Gen.Select(StartDay, Gen.Int[0, 40].Array[0, 12], Gen.Bool.Array[12]).Sample((start, offsets, working) =>
        {
            var dates = offsets.Distinct().Select((offset, n) => (Date: start.AddDays(offset), Works: working[n])).ToArray();
            var desk = new Desk().Starts("DL-17", $"{start:yyyy-MM-dd}").Names("DL-17");
            var named = desk["DL-17"].Due;

            desk.Loads(new(
                "X", start.Year, new(2026, 12, 1), [.. dates.Where(date => !date.Works).Select(date => date.Date)],
                [.. dates.Where(date => date.Works).Select(date => date.Date)]));

            Assert.True(desk["DL-17"].Due >= named);
        });
}
