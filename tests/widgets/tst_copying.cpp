#include "models/tables/CopyText.h"
#include "tests/support/Testing.h"
#include "widgets/charts/CopyPicture.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/LineTable.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPainter>
#include <QStandardItemModel>

#include <memory>

using namespace ph;

namespace {

const QString hostile = QStringLiteral("<img src=file:///etc/passwd>&\"");
const QString formula = QStringLiteral("=cmd|' /C calc'!A0");

QString row(const QStringList& cells)
{
    QStringList safe;
    for (const auto& cell : cells)
        safe << copyCell(cell, CopyFormat::Tsv);
    return copyRow(safe, CopyFormat::Tsv);
}

std::unique_ptr<QMimeData> copied(const QString& tsv, CopiedRows::First first = CopiedRows::First::Data)
{
    return std::unique_ptr<QMimeData>(mimeOf(CopiedRows{tsv, first}));
}

} // namespace

/// What other programs find on the clipboard.
class tst_copying : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreTextAndATableAndCsv()
    {
        const auto mime = copied(row({"name", "auc"}) + row({"a, b", "0.5"}), CopiedRows::First::Header);
        QVERIFY(mime->hasText() && mime->hasHtml() && mime->hasFormat(QStringLiteral("text/csv")));
        QCOMPARE(mime->text(), QStringLiteral("name\tauc\na, b\t0.5\n"));
        QCOMPARE(mime->data(QStringLiteral("text/csv")), QByteArray("name,auc\r\n\"a, b\",0.5\r\n"));
        QVERIFY(mime->html().contains(QLatin1String("<tr><th>name</th><th>auc</th></tr>")));
        QVERIFY(mime->html().contains(QLatin1String("<tr><td>a, b</td><td>0.5</td></tr>")));
    }

    void markupIsText()
    {
        const auto html = copied(row({hostile}))->html();
        QVERIFY(!html.contains(QLatin1String("<img")));
        QVERIFY(html.contains(hostile.toHtmlEscaped()));
    }

    void formulasRunInNoForm()
    {
        const auto mime = copied(row({formula, "-0.5"}));
        QVERIFY(mime->text().startsWith(QLatin1String("'=cmd")));
        QVERIFY(mime->text().endsWith(QLatin1String("\t-0.5\n"))); // a number is data
        QVERIFY(mime->html().contains(u'>' + (u'\'' + formula).toHtmlEscaped()));
        QVERIFY(mime->data(QStringLiteral("text/csv")).startsWith("'=cmd"));
    }

    void linesAndTabsInACellStayInIt()
    {
        const auto mime = copied(row({"a\tb\nc", "d"}));
        QCOMPARE(mime->text().count(u'\n'), 1);
        QCOMPARE(mime->html().count(QLatin1String("<td>")), 2);
    }

    void aTablesRowsGoOntoTheClipboardSo()
    {
        QStandardItemModel model(2, 2);
        model.setItem(0, 0, new QStandardItem(QStringLiteral("x")));
        model.setItem(0, 1, new QStandardItem(QStringLiteral("1")));
        LineTable table(QStringLiteral("t"), QStringLiteral("t"));
        table.setModel(&model);
        table.selectionModel()->select(model.index(0, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const auto* mime = QApplication::clipboard()->mimeData();
        QCOMPARE(mime->text(), QStringLiteral("x\t1\n"));
        QVERIFY(mime->html().contains(QLatin1String("<td>x</td><td>1</td>")));
    }

    void aChartIsAPictureInTwoKindsAndItsRows()
    {
        const auto picture = pictureToCopy(
            {120, 80}, hostile, [](QPainter& painter) { painter.fillRect(10, 10, 50, 50, Qt::red); });
        const ChartTable table{{QStringLiteral("x")}, 1, [](qsizetype) { return QStringList{formula}; }};
        const std::unique_ptr<QMimeData> mime(mimeOf(picture, table));
        const auto image = qvariant_cast<QImage>(mime->imageData());
        QCOMPARE(image.size(), QSize(240, 160));
        QCOMPARE(image.pixelColor(60, 60), QColor(Qt::red));
        const auto svg = mime->data(QStringLiteral("image/svg+xml"));
        QVERIFY(svg.contains("<svg") && !svg.contains("<img"));
        QCOMPARE(mime->text(), QStringLiteral("x\n'") + formula + u'\n');
        QVERIFY(!mime->hasHtml()); // mail programs would take it instead of the picture
    }

    void aChartOfVeryManyRowsIsAPictureOnly()
    {
        const auto picture = pictureToCopy({20, 20}, {}, [](QPainter&) {});
        const ChartTable table{{QStringLiteral("x")}, 1'000'000, [](qsizetype) { return QStringList{"1"}; }};
        const std::unique_ptr<QMimeData> mime(mimeOf(picture, table));
        QVERIFY(mime->hasImage() && !mime->hasText());
    }
};

QTEST_MAIN(tst_copying)
#include "tst_copying.moc"
