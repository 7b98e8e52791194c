using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Posts;
using WarningGrid.Units;

namespace WarningGrid.Officials.Import;

/// <summary>What an import without errors comes to: new streams, and messages to those that exist. Pure.</summary>
internal sealed record RegisterPlan(ImmutableArray<Birth> Births, ImmutableArray<Message> Messages)
{
    public bool IsEmpty => Births.IsEmpty && Messages.IsEmpty;

    public static RegisterPlan Of(RegisterRows rows, KnownOrganisation known, DateTimeOffset now)
    {
        var plan = new Draft(rows, known, now);
        plan.Units();
        plan.Posts();
        plan.Officials();
        return new([.. plan.Births], [.. plan.Messages]);
    }

    private sealed class Draft(RegisterRows rows, KnownOrganisation known, DateTimeOffset now)
    {
        private readonly DateOnly today = CountyTime.DateOf(now);
        private readonly Dictionary<UnitCode, DateOnly> unitFrom =
            rows.Units.ToDictionary(row => row.Card.Code, row => row.From);
        private readonly Dictionary<PostCode, PostCard> posts = All(known, rows);

        public List<Birth> Births { get; } = [];
        public List<Message> Messages { get; } = [];

        public void Units()
        {
            var sections = rows.Sections.ToLookup(row => row.Unit, row => row.Card);
            foreach (var row in rows.Units)
            {
                if (!known.Units.TryGetValue(row.Card.Code, out var old))
                {
                    Births.Add(new(row.Card.Code.Key(),
                    [
                        new(new UnitDescribed(row.Card, row.From), Effective.At(row.From, now)),
                        .. sections[row.Card.Code].Select(section =>
                            new Happening(new SectionDescribed(section), Effective.At(row.From, now))),
                    ]));
                }
                else if (old.Card != row.Card)
                {
                    // A new name holds from the date the row gives, or from today where that date is the unit's first.
                    Messages.Add(new(row.Card.Code.Key(), new UnitDescription(row.Card, row.From > old.From ? row.From : today)));
                }
            }

            Messages.AddRange(rows.Sections
                .Where(row => known.Units.ContainsKey(row.Unit)
                    && (!known.Sections.TryGetValue(row.Card.Code, out var old) || old.Card != row.Card))
                .Select(row => new Message(row.Unit.Key(), new SectionDescription(row.Card))));
        }

        public void Posts()
        {
            foreach (var card in rows.Posts.Select(row => row.Card))
            {
                if (!known.Posts.TryGetValue(card.Code, out var old))
                {
                    var from = unitFrom.TryGetValue(card.Unit, out var given) ? given : known.Units[card.Unit].From;
                    Births.Add(new(card.Code.Key(), [new(new PostDescribed(card, from), Effective.At(from, now))]));
                }
                else if (old != card)
                {
                    Messages.Add(new(card.Code.Key(), new PostDescription(card, today)));
                }
            }
        }

        public void Officials()
        {
            var kin = rows.Kin.ToLookup(row => row.Official);
            var persons = Numbered().GroupBy(row => row.Id!.Value).ToDictionary(same => same.Key, same => same.ToArray());
            foreach (var (id, told) in persons)
            {
                if (known.Officials.TryGetValue(id, out var old))
                {
                    Messages.AddRange(Changes(old, told).Select(change => new Message(id.Key(), change)));
                }
                else
                {
                    Births.Add(new(id.Key(), [.. Beginning(id, told, kin[id])]));
                }
            }

            Messages.AddRange(rows.Kin
                .Where(row => known.Officials.TryGetValue(row.Official, out var old) && !old.Kin.Contains((row.Kin, row.Relation)))
                .Select(row => new Message(row.Official.Key(), new PersonnelChangeNoted(
                    new(PersonnelChangeKind.KinDeclared, row.On, Kin: row.Kin, Relation: row.Relation)))));
        }

        private IEnumerable<Happening> Beginning(OfficialId id, OfficialRow[] told, IEnumerable<KinRow> kin)
        {
            var starts = told.Where(row => row.Post is not null).OrderBy(row => row.From).ToArray();
            var first = starts.Length > 0 ? starts[0].From!.Value : today;
            yield return new(new OfficialRegistered(id, told[0].Identity, told[0].Authority), Effective.At(first, now));
            foreach (var row in starts)
            {
                var (card, from) = (posts[row.Post!.Value], row.From!.Value);
                yield return new(
                    new PostStarted(card.Code, card.Unit, from, card.InTeam, Heads(card)), Effective.At(from, now));
            }

            foreach (var tie in kin)
            {
                yield return new(new KinDeclared(tie.Kin, tie.Relation, tie.On), Effective.At(tie.On, now));
            }
        }

        // A post that is his no longer ends the day before the new one begins; without a new one the register ends nothing.
        private IEnumerable<IMessage> Changes(KnownOfficial old, OfficialRow[] told)
        {
            if (!old.Is(told[0].Identity))
            {
                yield return new IdentityNoted(told[0].Identity);
            }

            var begun = told
                .Where(row => row.Post is { } post && !old.Holdings.Any(held => held.Post == post && held.From == row.From))
                .OrderBy(row => row.From)
                .ToArray();
            if (old.Authority != told[0].Authority)
            {
                yield return new PersonnelChangeNoted(new(
                    PersonnelChangeKind.AuthorityChanged, begun.Length > 0 ? begun[0].From!.Value : today,
                    Authority: told[0].Authority));
            }

            foreach (var left in begun.Length == 0 ? [] : old.Holdings.Where(held =>
                held.To is null && held.From < begun[0].From && told.All(row => row.Post != held.Post)))
            {
                yield return new PersonnelChangeNoted(new(
                    PersonnelChangeKind.PostEnd, begun[0].From!.Value.AddDays(-1), Post: left.Post));
            }

            foreach (var row in begun)
            {
                yield return new PersonnelChangeNoted(new(PersonnelChangeKind.PostStart, row.From!.Value, Post: row.Post));
            }
        }

        // New numbers follow the highest one ever given: no number is used twice (HIS-06).
        private IEnumerable<OfficialRow> Numbered()
        {
            var last = known.Officials.Keys.Concat(rows.Officials.Where(row => row.Id is not null).Select(row => row.Id!.Value))
                .Select(id => int.Parse(id.Value.AsSpan(1), CultureInfo.InvariantCulture))
                .DefaultIfEmpty(0)
                .Max();
            foreach (var row in rows.Officials)
            {
                yield return row.Id is null
                    ? row with { Id = OfficialId.Of(string.Create(CultureInfo.InvariantCulture, $"G{++last:00000000}")) }
                    : row;
            }
        }

        private bool Heads(PostCard card) =>
            card.InTeam && (card.Superior is not { } superior || posts[superior].Unit != card.Unit);

        private static Dictionary<PostCode, PostCard> All(KnownOrganisation known, RegisterRows rows)
        {
            var all = known.Posts.ToDictionary();
            foreach (var row in rows.Posts)
            {
                all[row.Card.Code] = row.Card;
            }

            return all;
        }
    }
}
