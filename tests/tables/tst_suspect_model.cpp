#include "models/tables/SuspectModel.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

#include <QAbstractItemModelTester>

using namespace ph;

namespace {

IncidentSuspect suspect(int rank, const char* title)
{
    IncidentSuspect suspect;
    suspect.rank = rank;
    suspect.item.kind = TimelineKind::Revision;
    suspect.item.title = QLatin1String(title);
    suspect.item.id = suspect.item.title;
    return suspect;
}

} // namespace

class TestSuspectModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMostSuspiciousStandsFirstAsTheReadersLanguageCallsIt()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::TimelineItemWords"),
            {{QStringLiteral("revision %1 appeared"), QStringLiteral("%1 ist da")}});
        SuspectModel model;
        const QAbstractItemModelTester tester(&model);
        const auto called = [&](int row) { return model.index(row, SuspectModel::What).data().toString(); };
        model.show({suspect(2, "fraud-1 appeared"), suspect(1, "revision fraud-2 appeared")});
        QCOMPARE(called(0), QStringLiteral("fraud-2 ist da"));
        QCOMPARE(model.at(0).suspect.item.title, QStringLiteral("revision fraud-2 appeared"));
        model.show({suspect(1, "fraud-1 appeared")});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(called(0), QStringLiteral("fraud-1 appeared"));
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSuspectModel)
#include "tst_suspect_model.moc"
