// Logged pictures by run and step: what is asked for, and how hands move through it.
#include "tests/widgets/ChartStage.h"
#include "widgets/charts/ImagesView.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>

using namespace ph;
using namespace ph::testing;

namespace {

ChartSpec imagesChart()
{
    ChartSpec spec;
    spec.kind = ChartKind::Images;
    spec.path = QStringLiteral("images");
    return spec;
}

QByteArray png(const QColor& colour, QSize size = {48, 36})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QList<LoggedImage> listing(const QString& key, int steps)
{
    QList<LoggedImage> images;
    for (int s = 0; s < steps; ++s)
        images.append({key, s * 10, 1000 + s,
                       QStringLiteral("images/%1%step%%2%timestamp%1%g.png").arg(key).arg(s * 10)});
    return images;
}

/// Answers what the view asks, as an application would.
void serve(ImagesView& view, int steps)
{
    QObject::connect(&view, &ImagesView::listingsWanted, &view, [&view, steps](const QList<FileWant>& wants) {
        for (const auto& want : wants)
            view.showListing(want.rowId, listing(QStringLiteral("val"), steps));
    });
    QObject::connect(&view, &ImagesView::imagesWanted, &view, [&view](const QList<FileWant>& wants) {
        for (const auto& want : wants)
            view.showImage(want.rowId, want.path, png(QColor::fromHsv(int(want.rowId * 40 % 360), 140, 200)));
    });
}

} // namespace

class TestImagesView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void asksOnlyForWhatIsInView();
    void showsWhatCame();
    void damagedPicturesSaySo();
    void keyboardMovesEnlargesAndReturns();
    void clickEnlargesAndControlSelects();
    void severalKeysAreRows();
    void runsWithoutPicturesAreNamed();
    void aRunThatCouldNotBeReadIsNamedBesideTheOthers();
    void manyRunsPutTheSelectedFirst();
    void runsWithoutPicturesTakeNoRows();
    void gallery_data();
    void gallery();
};

void TestImagesView::asksOnlyForWhatIsInView()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.resize(620, 320);
    view.show();
    QSignalSpy listings(&view, &ImagesView::listingsWanted);
    QSet<FileWant> asked;
    connect(&view, &ImagesView::imagesWanted, this, [&](const QList<FileWant>& wants) {
        for (const auto& want : wants) {
            QVERIFY(!asked.contains(want));
            asked.insert(want);
        }
    });
    view.showRuns(compared(sampleRuns(40)));
    QCOMPARE(listings.size(), 1);
    QCOMPARE(listings[0][0].value<QList<FileWant>>().size(), 40);
    for (qint64 id = 1; id <= 40; ++id)
        view.showListing(id, listing(QStringLiteral("val"), 200));
    const auto first = asked.size();
    QVERIFY2(first >= 8 && first < 80, qPrintable(QString::number(first)));
    auto* steps = view.findChild<QSlider*>(QStringLiteral("imageSteps"));
    auto* rows = view.findChild<QScrollBar*>(QStringLiteral("imageRows"));
    QVERIFY(!steps->isHidden() && !rows->isHidden());
    steps->setValue(100);
    QVERIFY(asked.size() > first && asked.size() <= 2 * first + 20);
    QVERIFY(asked.contains({1, listing(QStringLiteral("val"), 101).last().path}));
    const auto second = asked.size();
    steps->setValue(100);
    rows->setValue(0);
    QCOMPARE(asked.size(), second);
}

void TestImagesView::showsWhatCame()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.resize(620, 320);
    QSignalSpy wanted(&view, &ImagesView::imagesWanted);
    view.showRuns(compared(sampleRuns(1)));
    view.showListing(1, listing(QStringLiteral("val"), 1));
    QVERIFY(wanted.size() >= 1);
    const auto path = listing(QStringLiteral("val"), 1).first().path;
    view.showImage(1, path, png(Qt::magenta));
    const auto hasMagenta = [&] {
        const auto picture = grabbed(view, {}, {620, 320});
        qint64 count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) == QColor(Qt::magenta);
        }
        return count > 1000;
    };
    QTRY_VERIFY(hasMagenta());
    QCOMPARE(view.table().rows, 1);
    QCOMPARE(view.table().row(0)[3], path);
}

void TestImagesView::damagedPicturesSaySo()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.resize(620, 320);
    view.show();
    view.showRuns(compared(sampleRuns(1)));
    view.showListing(1, listing(QStringLiteral("val"), 3));
    QTest::qWait(10);
    QSignalSpy wanted(&view, &ImagesView::imagesWanted);
    const auto paths = listing(QStringLiteral("val"), 3);
    view.showImage(1, paths[0].path, "<b>no picture</b>");
    view.showImage(1, paths[1].path, png(Qt::red).left(60));
    view.showImageUnavailable(1, paths[2].path, QStringLiteral("gone"));
    QTest::qWait(100);
    grabbed(view, QStringLiteral("images-damaged"), {620, 320});
    // Not asked for again and again.
    QCOMPARE(wanted.size(), 0);
}

void TestImagesView::keyboardMovesEnlargesAndReturns()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    serve(view, 5);
    view.resize(620, 320);
    view.show();
    view.showRuns(compared(sampleRuns(3)));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(linked.hoveredRun(), std::optional<qint64>(1));
    QVERIFY2(view.accessibleDescription().contains(QStringLiteral("step 0")),
             qPrintable(view.accessibleDescription()));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(linked.hoveredRun(), std::optional<qint64>(2));
    QVERIFY2(view.accessibleDescription().contains(QStringLiteral("step 10")),
             qPrintable(view.accessibleDescription()));
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(linked.selected(), LinkedRuns::Ids({2}));
    QTest::keyClick(&view, Qt::Key_Return);
    QVERIFY(view.isEnlarged());
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(view.isEnlarged());
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("step 20")));
    QSignalSpy activated(&view, &ChartView::runActivated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toLongLong(), 2);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.isEnlarged());
}

void TestImagesView::clickEnlargesAndControlSelects()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    serve(view, 2);
    view.resize(620, 320);
    view.show();
    view.showRuns(compared(sampleRuns(1)));
    const QPoint inFirst(200, 60);
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, inFirst);
    QCOMPARE(linked.selected(), LinkedRuns::Ids({1}));
    QVERIFY(!view.isEnlarged());
    QTest::mouseClick(&view, Qt::LeftButton, {}, inFirst);
    QVERIFY(view.isEnlarged());
    QTest::mouseClick(&view, Qt::LeftButton, {}, inFirst);
    QVERIFY(!view.isEnlarged());
}

void TestImagesView::severalKeysAreRows()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.showRuns(compared(sampleRuns(1)));
    view.showListing(1, listing(QStringLiteral("a"), 2) + listing(QStringLiteral("b"), 3));
    QCOMPARE(view.table().rows, 5);
    QCOMPARE(view.table().row(2)[1], QStringLiteral("b"));
}

void TestImagesView::runsWithoutPicturesAreNamed()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.showRuns(compared(sampleRuns(3)));
    view.showListing(1, listing(QStringLiteral("a"), 2));
    view.showListing(2, {});
    view.showListingUnavailable(3, QStringLiteral("offline"));
    QVERIFY2(view.remark().contains(QStringLiteral("1 runs have no pictures")), qPrintable(view.remark()));
}

void TestImagesView::aRunThatCouldNotBeReadIsNamedBesideTheOthers()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    view.showRuns(compared(sampleRuns(7)));
    const auto& names = view.runs()->names;
    view.showListing(1, listing(QStringLiteral("a"), 2));
    view.showListingUnavailable(2, QStringLiteral("offline"));
    view.showListingUnavailable(3, QStringLiteral("half of it")); // the other half is there
    view.showListing(3, listing(QStringLiteral("a"), 3));
    QCOMPARE(view.table().rows, 5);
    QCOMPARE(QSet<QString>({view.table().row(0)[0], view.table().row(4)[0]}),
             QSet<QString>({names[0], names[2]}));
    QVERIFY2(view.remark().contains(names[1] + QStringLiteral(": offline")), qPrintable(view.remark()));
    QVERIFY2(view.remark().contains(names[2] + QStringLiteral(": half of it")), qPrintable(view.remark()));
    QVERIFY2(!view.remark().contains(QStringLiteral("no pictures")), qPrintable(view.remark()));
    for (qint64 id = 4; id <= 7; ++id)
        view.showListingUnavailable(id, QStringLiteral("offline"));
    QVERIFY2(view.remark().contains(QStringLiteral("3 more runs could not be read")),
             qPrintable(view.remark()));
}

void TestImagesView::manyRunsPutTheSelectedFirst()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    serve(view, 1);
    view.showRuns(compared(sampleRuns(200)));
    QCOMPARE(view.table().rows, qsizetype(ImagesView::maxRuns));
    QVERIFY2(view.remark().contains(QStringLiteral("50 of 200")), qPrintable(view.remark()));
    linked.select({170});
    QCOMPARE(view.table().row(0)[0], view.runs()->names[169]);
}

void TestImagesView::runsWithoutPicturesTakeNoRows()
{
    LinkedRuns linked;
    ImagesView view(imagesChart(), linked);
    connect(&view, &ImagesView::listingsWanted, this, [&](const QList<FileWant>& wants) {
        for (const auto& want : wants) {
            if (want.rowId % 3 == 0)
                view.showListingUnavailable(want.rowId, QStringLiteral("offline"));
            else
                view.showListing(want.rowId,
                                 want.rowId <= 90 ? QList<LoggedImage>() : listing(QStringLiteral("val"), 1));
        }
    });
    view.showRuns(compared(sampleRuns(200)));
    QCOMPARE(view.table().rows, qsizetype(ImagesView::maxRuns));
    QCOMPARE(view.table().row(0)[0], view.runs()->names[90]);
    QVERIFY2(view.remark().contains(QStringLiteral("50 of 200")), qPrintable(view.remark()));
    QVERIFY(!view.isPreparing());
    view.showImage(91, listing(QStringLiteral("val"), 1).first().path, png(Qt::red));
    QVERIFY(view.isPreparing());
    QTRY_VERIFY(!view.isPreparing());
}

void TestImagesView::gallery_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addRow("light-card") << false << QSize(620, 360);
    QTest::addRow("dark-card") << true << QSize(620, 360);
    QTest::addRow("light-large") << false << QSize(1200, 760);
}

void TestImagesView::gallery()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
    const auto tag = QString::fromLatin1(QTest::currentDataTag());
    for (const auto& [runs, steps] : {std::pair(1, 4), std::pair(3, 5), std::pair(40, 60)}) {
        LinkedRuns linked;
        ImagesView view(imagesChart(), linked);
        serve(view, steps);
        view.resize(size);
        view.show();
        view.showRuns(compared(sampleRuns(runs)));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::qWait(150);
        QVERIFY(inked(grabbed(view, QStringLiteral("images-%1x%2-%3").arg(runs).arg(steps).arg(tag), size),
                      dark ? Theme::dark() : Theme::light()) > 0.02);
    }
    applyTheme(*qApp, SchemeChoice::Light);
}

QTEST_MAIN(TestImagesView)
#include "tst_imagesview.moc"
