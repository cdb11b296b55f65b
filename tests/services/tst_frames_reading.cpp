#include "models/values/GrowingArray.h"
#include "tests/services/FrameLab.h"

using namespace ph;
using namespace ph::testing;

/// What reading a table promises to whoever takes its batches: order, one moment, bounded memory, types that
/// hold for all rows.
class TestFramesReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchesComeInOrder();
    void whatBeginsAsIntegersMayEndAsNumbers();
    void whatBeginsAsNumbersMayEndAsText();
    void aBadStretchDoesNotChangeTheType();
    void categoriesByTheMillionBecomeText();
    void aDictionaryThatAPersonWantsIsBounded();
    void endsWhenAsked();
    void endsWhereTheSinkFails();
    void tellsHowFarItIs();
    void refusesMoreThanFits();
    void arraysGrowWithoutLosingValues();

private:
    QString file(const QString& name, int rows, const std::function<QByteArray(int)>& line)
    {
        QByteArray text = "x,y\n";
        for (int i = 0; i < rows; ++i)
            text += line(i) + ",1\n";
        return lab_.write(name, text);
    }
    FrameLab lab_;
};

namespace {

/// Counts what comes, and may fail at some row.
class CountingSink final : public FrameSink {
public:
    void begin(const FrameSchema&) override
    {
        ++begun;
        rows = 0;
    }
    Result<void> take(const FrameBatch& batch) override
    {
        isInOrder = isInOrder && batch.firstRow == rows;
        rows += batch.rows;
        largest = std::max(largest, batch.rows);
        if (rows > failAfter)
            return fail(ErrorKind::Storage, QStringLiteral("the sink"));
        return {};
    }
    std::size_t rows = 0, begun = 0, largest = 0, failAfter = std::size_t(-1);
    bool isInOrder = true;
};

} // namespace

void TestFramesReading::batchesComeInOrder()
{
    const int rows = 600'000;
    const auto path = file(QStringLiteral("order.csv"), rows, [](int i) { return QByteArray::number(i); });
    CountingSink sink;
    const auto reading = readFrame({.path = path, .threads = 4}, sink);
    QVERIFY_RESULT(reading);
    QCOMPARE(sink.rows, std::size_t(rows));
    QCOMPARE(reading->rows, std::size_t(rows));
    QVERIFY(sink.isInOrder);
    QCOMPARE(sink.begun, 1u);
    QVERIFY2(sink.largest < std::size_t(rows) / 2, "one batch is a part of the file");
}

void TestFramesReading::whatBeginsAsIntegersMayEndAsNumbers()
{
    const int rows = 300'000, odd = 100'001;
    const auto path = file(QStringLiteral("promoted.csv"), rows,
                           [](int i) { return i == odd ? QByteArray("0.5") : QByteArray::number(i); });
    const auto loaded = loadFrame({.path = path}, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("number"));
    QCOMPARE(loaded->frame.rows(), std::size_t(rows));
    QCOMPARE(loaded->frame.column(0).numbers[odd], 0.5);
    QCOMPARE(loaded->frame.column(0).numbers[1], 1.0);
    QCOMPARE(readingOf(*loaded, "x").unreadable, 0u);
    QCOMPARE(loaded->reading.readAgain, 1u);
}

void TestFramesReading::whatBeginsAsNumbersMayEndAsText()
{
    // The sample looks in nine places of the file; a tenth of the rows between them is text.
    const int rows = 400'000;
    const auto path = file(QStringLiteral("text.csv"), rows, [](int i) {
        return i > 60'000 && i < 86'000 ? QByteArray("word") : QByteArray("1.25");
    });
    const auto loaded = loadFrame({.path = path}, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("category"));
    QCOMPARE(loaded->frame.column(0).text(70'000), std::string("word"));
    QCOMPARE(loaded->frame.column(0).text(0), std::string("1.25"));
    QCOMPARE(readingOf(*loaded, "x").unreadable, 0u);
}

void TestFramesReading::aBadStretchDoesNotChangeTheType()
{
    // More than a twentieth of the first block, less than one of the file, and between the places of the
    // sample.
    const auto path = file(QStringLiteral("bad.csv"), 400'000, [](int i) {
        return i >= 60'000 && i < 70'000 ? QByteArray("?") : QByteArray("1.25");
    });
    const auto loaded = loadFrame({.path = path}, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("number"));
    QCOMPARE(readingOf(*loaded, "x").unreadable, 10'000u);
    QCOMPARE(readingOf(*loaded, "x").examples.size(), ColumnReading::maxExamples);
    QCOMPARE(loaded->reading.readAgain, 0u);
}

void TestFramesReading::categoriesByTheMillionBecomeText()
{
    const int rows = 100'000;
    FrameRequest request{.path = file(QStringLiteral("words.csv"), rows, [](int i) {
                             return "word-" + QByteArray::number(i < 40'000 ? i % 10 : i);
                         })};
    request.limits.dictionaryWords = 1000;
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("text"));
    QCOMPARE(loaded->frame.column(0).text(99'999), std::string("word-99999"));
    QCOMPARE(readingOf(*loaded, "x").beyondDictionary, 0u);
}

void TestFramesReading::aDictionaryThatAPersonWantsIsBounded()
{
    FrameRequest request{.path = file(QStringLiteral("bounded.csv"), 5000,
                                      [](int i) { return "w" + QByteArray::number(i % 2000); })};
    request.limits.dictionaryWords = 1000;
    request.types = {{QStringLiteral("x"), FrameType::Category}};
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("category"));
    QCOMPARE(readingOf(*loaded, "x").beyondDictionary, 2000u); // of rows 1000-1999 and 3000-3999
    QCOMPARE(loaded->frame.column(0).text(2001), std::string("w1"));
    QVERIFY(loaded->frame.column(0).isMissing(1500));
}

void TestFramesReading::endsWhenAsked()
{
    const auto path = file(QStringLiteral("stop.csv"), 600'000, [](int i) { return QByteArray::number(i); });
    std::stop_source stop;
    CountingSink sink;
    const FrameContext context{stop.get_token(), [&](const FrameProgress&) { stop.request_stop(); }};
    QVERIFY_ERROR(readFrame({.path = path, .threads = 1}, sink, context), ErrorKind::Cancelled);
    QVERIFY(sink.rows < 600'000);
}

void TestFramesReading::endsWhereTheSinkFails()
{
    const auto path = file(QStringLiteral("full.csv"), 600'000, [](int i) { return QByteArray::number(i); });
    CountingSink sink;
    sink.failAfter = 0;
    const auto reading = readFrame({.path = path, .threads = 4}, sink);
    QVERIFY_ERROR(reading, ErrorKind::Storage);
    QCOMPARE(reading.error().where, QStringLiteral("the sink"));
    QVERIFY(sink.rows < 600'000);
}

void TestFramesReading::tellsHowFarItIs()
{
    const auto path = file(QStringLiteral("far.csv"), 600'000, [](int i) { return QByteArray::number(i); });
    CountingSink sink;
    std::vector<FrameProgress> told;
    QVERIFY_RESULT(readFrame({.path = path}, sink,
                             {{}, [&](const FrameProgress& progress) { told.push_back(progress); }}));
    QVERIFY(told.size() > 2);
    for (std::size_t i = 1; i < told.size(); ++i)
        QVERIFY(told[i].rows >= told[i - 1].rows && told[i].share >= told[i - 1].share);
    QCOMPARE(told.back().rows, 600'000u);
    QCOMPARE(told.back().share, 1.0);
}

void TestFramesReading::refusesMoreThanFits()
{
    const auto path = file(QStringLiteral("fits.csv"), 200'000, [](int i) { return QByteArray::number(i); });
    QVERIFY_ERROR(loadFrame({.path = path}, std::size_t(1) << 20), ErrorKind::Invalid);
}

void TestFramesReading::arraysGrowWithoutLosingValues()
{
    GrowingArray<std::int64_t> array;
    for (std::int64_t i = 0; i < 2'000'000; ++i) // from the heap into pages of its own, then into large ones
        array.push_back(i);
    array.shrinkToFit();
    const std::vector<std::int64_t> more{-1, -2, -3};
    array.append(more);
    auto moved = std::move(array);
    QCOMPARE(moved.size(), 2'000'003u);
    std::int64_t lost = 0;
    for (std::int64_t i = 0; i < 2'000'000; ++i)
        lost += moved.span()[std::size_t(i)] != i;
    QCOMPARE(lost, std::int64_t(0));
    QCOMPARE(moved.span().back(), std::int64_t(-3));
    moved.shrinkToFit();
    QCOMPARE(moved.span().back(), std::int64_t(-3));
}

QTEST_GUILESS_MAIN(TestFramesReading)
#include "tst_frames_reading.moc"
