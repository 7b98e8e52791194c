using System.Collections.Immutable;

namespace WarningGrid.Cases;

/// <summary>Who may hold a talk, whatever its kind: nobody recused, nobody twice, never the subject.</summary>
internal static class CaseTalkRules
{
    public static Objections Talkers(this Objections objections, CaseFile file, ImmutableArray<OfficialId> talkers, Circumstances given) =>
        objections
            .When(talkers.Any(talker => given.About(talker).Recused), Rank.Recused, RefusalKind.Recused, "RCU-07.recused")
            .When(
                talkers.Any(file.IsSubject) || talkers.Distinct().Count() != talkers.Length, Rank.InvalidRule, RefusalKind.Invalid,
                "TLK.team");
}
