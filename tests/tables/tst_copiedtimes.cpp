#include "models/tables/AliasChangeModel.h"
#include "models/tables/EndpointEventModel.h"
#include "models/tables/IncidentEntryModel.h"
#include "models/tables/NoticeHistoryModel.h"
#include "models/tables/ReleaseLogModel.h"
#include "models/values/CopiedText.h"
#include "tests/support/Testing.h"

#include <QLocale>

using namespace ph;

namespace {

constexpr std::int64_t at = 1'764'118'805'000; // 2025-11-26 01:00:05 UTC, which is the zone of the tests

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// What is shown, and what is copied.
QStringList bothOf(const QAbstractItemModel& model, int column)
{
    const auto cell = model.index(0, column);
    return {cell.data().toString(), copiedText(cell)};
}

const QStringList seconds{"11/26/2025 1:00:05 AM", "2025-11-26 01:00:05"};
const QStringList minutes{"11/26/2025 1:00 AM", "2025-11-26 01:00"};

} // namespace

/// Times are shown as the language writes them; what is copied of them is the same everywhere.
class tst_copiedtimes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void ofALogOfAReleaseAndItsOtherCellsAsTheyAre()
    {
        ReleaseLogModel model;
        ReleaseLogLine line;
        line.timeMs = at;
        line.who = q("ada");
        model.apply(QList{line});
        QCOMPARE(bothOf(model, ReleaseLogModel::Time), seconds);
        QCOMPARE(bothOf(model, ReleaseLogModel::Who), QStringList({"ada", "ada"}));
    }

    void ofNotices()
    {
        NoticeHistoryModel model;
        NoticeRecord record;
        record.atMs = at;
        model.apply(QList{record});
        QCOMPARE(bothOf(model, NoticeHistoryModel::At), seconds);
    }

    void ofEventsOfAnEndpoint()
    {
        EndpointEventModel model;
        EndpointEvent event;
        event.firstMs = event.lastMs = at;
        model.apply(QList{event});
        QCOMPARE(bothOf(model, EndpointEventModel::Last), minutes);
        QCOMPARE(bothOf(model, EndpointEventModel::First), minutes);
    }

    void ofARecordOfAnIncidentAndOfItsWords()
    {
        IncidentEntryModel model;
        IncidentEntry entry;
        entry.atMs = at;
        IncidentEnded ended;
        ended.endedMs = at;
        entry.fact = ended;
        model.apply(QList{entry});
        QCOMPARE(bothOf(model, IncidentEntryModel::At), seconds);
        QCOMPARE(bothOf(model, IncidentEntryModel::Text), seconds);
    }

    void ofChangesOfAnAlias()
    {
        AliasChangeModel model;
        model.applyTimelines({{q("@champion"), {{q("6"), noTime, at, at, AliasPeriod::Cause::Observed}}}});
        QCOMPARE(bothOf(model, AliasChangeModel::When),
                 QStringList({"by 11/26/2025 1:00:05 AM", "by 2025-11-26 01:00:05"}));
    }
};

QTEST_GUILESS_MAIN(tst_copiedtimes)
#include "tst_copiedtimes.moc"
