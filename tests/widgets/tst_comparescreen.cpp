#include "tests/support/RunTables.h"
#include "widgets/compare/CompareScreen.h"

#include <QLabel>
#include <QSplitter>
#include <QTest>

using namespace ph;
using namespace ph::testing;

namespace {

ColumnKey metric(const QString& name)
{
    return {ColumnKind::Metric, name};
}

} // namespace

class TestCompareScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLegendJudgesOnlyWhereItIsKnownWhichWayIsBetter_data()
    {
        QTest::addColumn<QString>("objective");
        QTest::addColumn<QString>("title");
        QTest::addRow("higher") << QStringLiteral("auc") << QStringLiteral("Best auc first");
        QTest::addRow("lower") << QStringLiteral("loss") << QStringLiteral("Best loss first");
        QTest::addRow("unknown") << QStringLiteral("tokens") << QStringLiteral("Largest tokens first");
        QTest::addRow("none") << QString() << QStringLiteral("Runs");
    }
    void theLegendJudgesOnlyWhereItIsKnownWhichWayIsBetter()
    {
        QFETCH(QString, objective);
        QFETCH(QString, title);
        RunTableBuilder builder;
        for (int i = 1; i <= 3; ++i) {
            builder.run(i, QStringLiteral("r%1").arg(i));
            for (const auto* name : {"auc", "loss", "tokens"})
                builder.metric(QLatin1String(name), i);
        }
        Board board;
        if (!objective.isEmpty())
            board.objective = metric(objective);
        CompareScreen screen;
        screen.showBoard(board);
        screen.showRuns(compareRows(builder.build(), {}, nullptr), 3);
        QCOMPARE(screen.findChild<QLabel*>(QStringLiteral("legendTitle"))->text(), title);
    }

    void whatADirectionWasSaidForIsJudged()
    {
        RunTableBuilder builder;
        builder.run(1, QStringLiteral("r1")).metric(QStringLiteral("tokens"), 5);
        Comparison how;
        how.directions[QStringLiteral("tokens")] = MetricDirection::LowerIsBetter;
        Board board;
        board.objective = metric(QStringLiteral("tokens"));
        CompareScreen screen;
        screen.showBoard(board);
        screen.showRuns(compareRows(builder.build(), how, nullptr), 1);
        QCOMPARE(screen.findChild<QLabel*>(QStringLiteral("legendTitle"))->text(),
                 QStringLiteral("Best tokens first"));
    }

    void reasonsHaveMoreHeightThanDifferencesAndEachKeepsItsOwn()
    {
        RunTableBuilder builder;
        builder.run(1, QStringLiteral("r1")).metric(QStringLiteral("auc"), 5);
        CompareScreen screen;
        screen.showBoard({});
        screen.showRuns(compareRows(builder.build(), {}, nullptr), 1);
        screen.resize(1195, 700);
        screen.show();
        auto* heights = screen.findChild<QSplitter*>(QStringLiteral("compareHeights"));
        const auto lower = [&] {
            QCoreApplication::processEvents();
            return heights->sizes().last();
        };
        const int ofDifferences = lower();
        QVERIFY(ofDifferences < heights->height() / 2);
        screen.showPart(CompareScreen::Part::Why);
        QVERIFY(lower() > heights->height() * 13 / 20); // two tables with their notes
        auto* handle = heights->handle(1);
        const QPoint middle = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, middle + QPoint(0, -40));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(0, -40));
        const int ofReasons = lower();
        QVERIFY(ofReasons > heights->height() * 3 / 5);
        screen.showPart(CompareScreen::Part::Differences);
        QVERIFY(lower() < heights->height() / 2);
        screen.showPart(CompareScreen::Part::Why);
        QCOMPARE(lower(), ofReasons);
    }
};

QTEST_MAIN(TestCompareScreen)
#include "tst_comparescreen.moc"
