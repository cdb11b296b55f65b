#include "app/print/PageWriter.h"
#include "app/print/PrintedPage.h"
#include "tests/app/Desk.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/TrafficBar.h"

#include <QBuffer>
#include <QPaintEngine>
#include <QPdfWriter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace ph;
using namespace ph::testing;

namespace {

/// Writes down what is written on which page.
class Reading final : public QPaintEngine {
public:
    Reading()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF&, const QTextItem& item) override { pages.last().append(item.text()); }
    Type type() const override { return QPaintEngine::User; }

    QList<QStringList> pages{{}};
};

class Paper final : public QPdfWriter {
public:
    Paper()
        : QPdfWriter(&nothing_)
    {
        nothing_.open(QIODevice::WriteOnly);
        setPageSize(QPageSize(QPageSize::A4));
        setResolution(pageDotsPerInch);
    }
    bool newPage() override
    {
        reading_->pages.append(QStringList());
        return true;
    }
    QPaintEngine* paintEngine() const override { return reading_.get(); }
    const QList<QStringList>& pages() const { return reading_->pages; }

private:
    QBuffer nothing_;
    std::unique_ptr<Reading> reading_ = std::make_unique<Reading>();
};

PrintedPage pageOf(int rows, int columns)
{
    ReportTable table;
    table.title = QStringLiteral("Runs");
    for (int column = 0; column < columns; ++column)
        table.header << QStringLiteral("column%1").arg(column);
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << QStringLiteral("cell%1x%2").arg(row).arg(column);
        table.rows << cells;
    }
    return {QStringLiteral("fraud"), QStringLiteral("then"), {table}};
}

qsizetype pagesIn(const QByteArray& pdf)
{
    return pdf.count("/Type /Page") - pdf.count("/Type /Pages");
}

} // namespace

/// What the window shows, on paper.
class TestPrinting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTablesHeaderStandsOnEachOfItsPages();
    void columnsThatHaveNoRoomComeOnFurtherPages();
    void aPdfHasItsPages();
    void aFileThatCannotBeWrittenIsAnError();
    void aPageIsReadFromItsTopToItsBottom();
    void moreRowsThanAnybodyReadsAreCounted();
    void chartsArePrintedInLightColours();
    void whatAWidgetDrawsIsPrintedInLightColours();
    void theRunsOfTheWindowArePrinted();
};

void TestPrinting::aTablesHeaderStandsOnEachOfItsPages()
{
    Paper paper;
    const int pages = paintPage(pageOf(400, 3), paper);
    QVERIFY(pages > 3);
    QCOMPARE(paper.pages().size(), pages);
    qsizetype cells = 0;
    for (int i = 0; i < pages; ++i) {
        const auto& page = paper.pages().at(i);
        QVERIFY(page.contains(QStringLiteral("column0")) && page.contains(QStringLiteral("column2")));
        QVERIFY(page.contains(QString::number(i + 1)));
        cells += page.filter(QStringLiteral("cell")).size();
    }
    QCOMPARE(cells, 400 * 3); // each once
}

void TestPrinting::columnsThatHaveNoRoomComeOnFurtherPages()
{
    Paper paper;
    paintPage(pageOf(2, 30), paper);
    QStringList all;
    for (const auto& page : paper.pages())
        all += page;
    for (int column = 0; column < 30; ++column)
        QVERIFY(all.contains(QStringLiteral("cell1x%1").arg(column)));
    QVERIFY(all.count(QStringLiteral("cell1x0")) > 1); // which tells whose row it is
}

void TestPrinting::aPdfHasItsPages()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("runs.pdf"));
    QVERIFY_RESULT(writePagePdf(pageOf(400, 3), file));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const auto bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(pagesIn(bytes) > 3);
    QVERIFY_RESULT(writePagePdf(pageOf(1, 1), file));
    pdf.close();
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QCOMPARE(pagesIn(pdf.readAll()), 1);
}

void TestPrinting::aFileThatCannotBeWrittenIsAnError()
{
    QVERIFY(!writePagePdf(pageOf(1, 1), QStringLiteral("/proc/none/runs.pdf")));
}

void TestPrinting::aPageIsReadFromItsTopToItsBottom()
{
    applyTheme(*qApp, SchemeChoice::Light);
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    auto* heading = new PlainLabel(QStringLiteral("champion"));
    heading->setTextSize(TextSize::Title, TextWeight::Bold);
    column->addWidget(heading);
    auto* line = new QHBoxLayout;
    line->addWidget(new PlainLabel(QStringLiteral("Status")));
    line->addWidget(new PlainLabel(QStringLiteral("<b>finished</b>")));
    column->addLayout(line);
    column->addWidget(new QPushButton(QStringLiteral("Press me")));
    auto* away = new PlainLabel(QStringLiteral("not in view"));
    column->addWidget(away);
    away->hide();
    QStandardItemModel model(3, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("key"), QStringLiteral("value")});
    model.setItem(2, 1, new QStandardItem(QStringLiteral("last")));
    auto* table = new LineTable(QStringLiteral("t"), QStringLiteral("Params"));
    table->setModel(&model);
    table->setColumnHidden(0, true);
    column->addWidget(table);
    page.resize(600, 400);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));

    const auto printed = printedPage(page, QStringLiteral("A run"));
    QCOMPARE(printed.parts.size(), 3U);
    const auto* first = std::get_if<PrintedText>(&printed.parts[0]);
    QVERIFY(first && first->rank == PrintedText::Rank::Heading);
    QCOMPARE(first->words, QStringLiteral("champion"));
    const auto* second = std::get_if<PrintedText>(&printed.parts[1]);
    QVERIFY(second);
    QCOMPARE(second->words, QStringLiteral("Status   <b>finished</b>")); // as it is, not as markup
    const auto* third = std::get_if<ReportTable>(&printed.parts[2]);
    QVERIFY(third);
    QCOMPARE(third->title, QStringLiteral("Params"));
    QCOMPARE(third->header, QStringList{QStringLiteral("value")});
    QCOMPARE(third->rows.size(), 3);
    QCOMPARE(third->rows.last(), QStringList{QStringLiteral("last")});
}

void TestPrinting::moreRowsThanAnybodyReadsAreCounted()
{
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    QStandardItemModel model(maxPrintedRows + 5, 1);
    auto* table = new LineTable(QStringLiteral("t"), QStringLiteral("Many"));
    table->setUniformRowHeights(true);
    table->setModel(&model);
    column->addWidget(table);
    page.show();
    const auto printed = printedPage(page, {});
    QCOMPARE(printed.parts.size(), 1U);
    const auto* read = std::get_if<ReportTable>(&printed.parts.front());
    QVERIFY(read);
    QCOMPARE(read->rows.size(), maxPrintedRows);
    QVERIFY(!read->note.isEmpty());
}

void TestPrinting::chartsArePrintedInLightColours()
{
    applyTheme(*qApp, SchemeChoice::Dark);
    FigureCard card(QStringLiteral("card"));
    ChartFigure figure;
    figure.title = QStringLiteral("Loss");
    figure.x.range = {0, 1};
    figure.panels.resize(1);
    figure.panels.front().y.range = {0, 1};
    FigureLine line;
    line.points << QPointF(0, 0) << QPointF(1, 1);
    figure.panels.front().lines.push_back(line);
    card.showFigure(figure);
    card.resize(600, 400);
    card.show();
    const auto printed = printedPage(card, {});
    applyTheme(*qApp, SchemeChoice::Light);
    const ReportChart* chart = nullptr;
    for (const auto& part : printed.parts) {
        if (const auto* found = std::get_if<ReportChart>(&part))
            chart = found;
    }
    QVERIFY(chart);
    QCOMPARE(chart->title, QStringLiteral("Loss"));
    QVERIFY(chart->svg.contains(Theme::light().surface.name().toLatin1()));
    QVERIFY(!chart->svg.contains(Theme::dark().surface.name().toLatin1()));
}

void TestPrinting::whatAWidgetDrawsIsPrintedInLightColours()
{
    applyTheme(*qApp, SchemeChoice::Dark);
    QWidget page;
    auto* bar = new TrafficBar(&page);
    bar->showTraffic({{QStringLiteral("fraud-6"), 90, TrafficShare::Role::Stable},
                      {QStringLiteral("fraud-7"), 10, TrafficShare::Role::Candidate}},
                     {});
    bar->resize(480, bar->sizeHint().height());
    page.resize(500, 100);
    page.show();
    const auto printed = printedPage(page, {});
    QVERIFY(Theme::of(bar).isDark); // on the screen it is as it was
    applyTheme(*qApp, SchemeChoice::Light);
    QCOMPARE(printed.parts.size(), std::size_t(1));
    const auto* drawing = std::get_if<ReportChart>(&printed.parts.front());
    QVERIFY(drawing);
    QCOMPARE(drawing->title, bar->accessibleName());
    QVERIFY(drawing->svg.contains("candidate"));
    QVERIFY(drawing->svg.contains(Theme::light().text.name().toLatin1()));
    QVERIFY(!drawing->svg.contains(Theme::dark().text.name().toLatin1()));
}

void TestPrinting::theRunsOfTheWindowArePrinted()
{
    MlflowFixture server;
    server.addRuns(server.addExperiment(QStringLiteral("fraud")), 40, 2, 2);
    Desk desk;
    QVERIFY(openOn(desk, server, QStringLiteral("40")));
    const auto* shell = desk.window().shell();
    QCOMPARE(shell->title(), QStringLiteral("Experiments"));
    const auto printed = printedPage(*shell->currentPage(), shell->title());
    const ReportTable* runs = nullptr;
    for (const auto& part : printed.parts) {
        if (const auto* table = std::get_if<ReportTable>(&part);
            table && table->title == QLatin1String("Runs"))
            runs = table;
    }
    QVERIFY(runs);
    QCOMPARE(runs->rows.size(), 40);
    QVERIFY(!runs->header.isEmpty());
    Paper paper;
    QVERIFY(paintPage(printed, paper) >= 1);

    const auto file = desk.path(QStringLiteral("runs.pdf"));
    const auto answer = Answer::withFile(file);
    desk.window().findChild<QAction*>(QStringLiteral("print-to-pdf"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patienceMs);
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pagesIn(pdf.readAll()) >= 1);
}

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
