using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Clearances;
using WarningGrid.Documents;
using WarningGrid.Inbox;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Operations;
using WarningGrid.Posts;
using WarningGrid.Rules;
using WarningGrid.Signals;
using WarningGrid.Statistics;
using WarningGrid.Units;

namespace WarningGrid;

/// <summary>Every feature's addresses under <c>/api/v1</c>; all of them want a signed-in caller.</summary>
internal static class Features
{
    public static void MapFeatures(this RouteGroupBuilder api)
    {
        api.RequireAuthorization();
        api.MapSignals();
        api.MapFeeds();
        api.MapLeads();
        api.MapCases();
        api.MapRechecks();
        api.MapClearances();
        api.MapDocuments();
        api.MapInbox();
        api.MapOfficials();
        api.MapPosts();
        api.MapUnits();
        api.MapAccess();
        api.MapCalendar();
        api.MapRules();
        api.MapStatistics();
        api.MapOperations();
    }
}
