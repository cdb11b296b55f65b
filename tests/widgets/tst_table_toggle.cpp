#include "tests/support/Testing.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/IconButton.h"

#include <QApplication>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace ph;

namespace {

/// A chart that can have the keys, its button, and what the button changes to.
struct Card : QWidget {
    QLineEdit plot, table;
    IconButton* toggle = makeTableToggle(QStringLiteral("cardAsTable"), this);

    Card()
    {
        auto* column = new QVBoxLayout(this);
        for (QWidget* part : std::initializer_list<QWidget*>{toggle, &plot, &table})
            column->addWidget(part);
        table.hide();
        connect(toggle, &QToolButton::toggled, this, [this](bool isTable) {
            plot.setVisible(!isTable);
            table.setVisible(isTable);
        });
    }
    ~Card() override { disconnect(toggle, nullptr, this, nullptr); }
};

} // namespace

/// Every chart is a table by one key, whichever part of it has the focus.
class TableToggleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theKeyShowsTheChartThatHasTheFocus()
    {
        QWidget window;
        auto* row = new QVBoxLayout(&window);
        Card one, other;
        row->addWidget(&one);
        row->addWidget(&other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other.plot.setFocus();
        QTest::keyClick(&other.plot, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(other.toggle->isChecked());
        QVERIFY(!one.toggle->isChecked());
        // The chart is hidden, and the keys are still with what belongs to it.
        auto* at = QApplication::focusWidget();
        QVERIFY(at && other.isAncestorOf(at));
        QTest::keyClick(at, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!other.toggle->isChecked());
        // They live here and are no children to be deleted.
        one.setParent(nullptr);
        other.setParent(nullptr);
    }

    void itsWordsNameTheKey()
    {
        QWidget chart;
        auto* toggle = makeTableToggle(QStringLiteral("someAsTable"), &chart);
        QVERIFY(toggle->toolTip().contains(QStringLiteral("Ctrl+T")));
        QCOMPARE(toggle->accessibleName(), QStringLiteral("Show as table"));
        toggle->setEnabled(false); // nothing to show yet
        toggle->setParent(&chart);
        chart.show();
        QTest::keyClick(&chart, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!toggle->isChecked());
    }
};

QTEST_MAIN(TableToggleTest)
#include "tst_table_toggle.moc"
