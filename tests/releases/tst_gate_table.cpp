#include "models/tables/GateTableModel.h"
#include "tests/releases/ReleaseSample.h"
#include "tests/support/Testing.h"
#include "widgets/common/Theme.h"
#include "widgets/releases/GateTable.h"
#include "widgets/releases/ReleasePage.h"

#include <QApplication>
#include <QHeaderView>

using namespace ph;
using namespace ph::testing;

namespace {

/// Lines of pixels of a cell that hold anything but its ground.
int inkedLines(GateTable& table, const QModelIndex& cell)
{
    const QRect area = table.visualRect(cell).adjusted(2, 2, -2, -2);
    const QImage picture = table.viewport()->grab(area).toImage();
    const QRgb ground = picture.pixel(0, 0);
    int lines = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) != ground) {
                ++lines;
                break;
            }
        }
    }
    return lines;
}

} // namespace

/// Why a gate does not pass is read first: it has room on an ordinary screen.
class TestGateTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, SchemeChoice::Light); }

    void onAnOrdinaryScreenWhyHasRoom()
    {
        ReleasePage page(nullptr, releaseClock());
        page.resize(1080, 720); // of a window of 1280
        page.showRelease(sampleDetails());
        page.openTab(ReleasePage::Tab::Gates);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto* table = page.findChild<GateTable*>();
        QVERIFY2(table->columnWidth(GateTableModel::Reason) >= 220,
                 qPrintable(QString::number(table->columnWidth(GateTableModel::Reason))));
        QCOMPARE(table->header()->length(), table->viewport()->width()); // and nothing lies outside
    }

    /// A value says nothing without what is demanded of it: the picture gives way, and then the tool tip
    /// tells.
    void aValueIsReadWithItsThreshold()
    {
        auto sample = sampleGates().mid(0, 2);
        sample[0].result.numbers = {{text("value"), 0.952492, {}}};
        sample[1].result.numbers = {{text("value"), 8.55937, text("ms")}};
        sample[0].result.margin = 0.952492 - 0.9; // the sample's threshold
        sample[1].result.threshold = 120;
        sample[1].result.margin = 120 - 8.55937;
        GateTableModel gates(nullptr, releaseClock());
        gates.apply(sample);
        GateTable table(&gates);
        table.resize(783, 300); // of a window of 1280
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        for (int row = 0; row < gates.rowCount(); ++row) {
            const auto cell = gates.index(row, GateTableModel::Value);
            QVERIFY(cell.data(GateTableModel::PlotRole).isValid());
            const int needed = table.itemDelegate()->sizeHint({}, cell).width();
            QVERIFY2(needed <= table.columnWidth(GateTableModel::Value),
                     qPrintable(QStringLiteral("%1 needs %2").arg(cell.data().toString()).arg(needed)));
            QVERIFY(needed >
                    QFontMetrics(textFont(TextSize::Small)).horizontalAdvance(cell.data().toString()));
        }
    }

    void onAWideOneNothingIsLeftOut()
    {
        GateTableModel gates(nullptr, releaseClock());
        gates.apply(sampleGates());
        GateTable table(&gates);
        table.resize(1300, 500);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        for (const int column : {GateTableModel::Margin, GateTableModel::Sample})
            QVERIFY(!table.isColumnHidden(column));
        table.resize(800, 500);
        for (const int column : {GateTableModel::Margin, GateTableModel::Sample})
            QTRY_VERIFY(table.isColumnHidden(column));
        QVERIFY(!table.isColumnHidden(GateTableModel::Reason));
    }

    void aLongReasonTakesTwoLines()
    {
        auto sample = sampleGates().mid(0, 2);
        sample[0].result.reason = text("Short.");
        sample[1].result.reason = text("The run was never asked for it, and what the version's tags say is "
                                       "older than the policy allows, so that nobody knows.");
        GateTableModel gates(nullptr, releaseClock());
        gates.apply(sample);
        GateTable table(&gates);
        table.resize(800, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const auto lines = [&](int row) {
            return inkedLines(table, gates.index(row, GateTableModel::Reason));
        };
        QVERIFY(lines(0) > 0);
        QVERIFY2(lines(1) > 3 * lines(0) / 2,
                 qPrintable(QStringLiteral("%1 and %2").arg(lines(0)).arg(lines(1))));
    }
};

QTEST_MAIN(TestGateTable)
#include "tst_gate_table.moc"
