#include "services/frames/CsvText.h"
#include "tests/services/FrameLab.h"

#include <QStringEncoder>

#include <random>

using namespace ph;
using namespace ph::testing;

/// Separated values of every kind that turns up, good and bad: each has a defined answer, and nothing is
/// dropped without a count.
class TestFramesCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTypedColumns();
    void readsQuotes_data();
    void readsQuotes();
    void guessesTheSeparator_data();
    void guessesTheSeparator();
    void aMarkAndWindowsLineEndsChangeNothing();
    void readsUtf16_data();
    void readsUtf16();
    void saysWhichBytesWereNoUtf8();
    void countsRaggedRows();
    void skipsAndCountsBlankLines();
    void renamesColumnsOfOneName();
    void countsWhatIsNotOfItsType();
    void constantMissingAndInfiniteColumns();
    void oneRowIsATable();
    void aHeaderAloneIsATableWithoutRows();
    void momentsInMixedFormsAndZones();
    void momentsToComeAreMoments();
    void tenThousandColumns();
    void textThatIsTooLongIsCut();
    void refusesARecordWithoutEnd();
    void refusesAQuoteThatIsNeverClosed();
    void refusesTooManyColumns();
    void refusesWhatIsNoTable();
    void aPersonsWordOverrules();
    void onlyTheColumnsAskedFor();
    void blocksEndWhereRecordsDo();
    void anyNumberOfThreadsReadsTheSame();

private:
    FrameLab lab_;
};

void TestFramesCsv::readsTypedColumns()
{
    const auto loaded = lab_.read("user_id,amount,region,ok,at,note\n"
                                  "1,1.5,eu,true,2026-01-31T10:00:00Z,hello\n"
                                  "2,,us,false,2026-01-31 12:00+02:00,\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.format, QStringLiteral("CSV"));
    QCOMPARE(loaded->reading.rows, 2u);
    QCOMPARE(typeOf(*loaded, "user_id"), QStringLiteral("integer"));
    QCOMPARE(roleOf(*loaded, "user_id"), QStringLiteral("entity-id"));
    QCOMPARE(cellsOf(*loaded, "user_id"), QStringLiteral("1|2"));
    QCOMPARE(typeOf(*loaded, "amount"), QStringLiteral("number"));
    QCOMPARE(cellsOf(*loaded, "amount"), QStringLiteral("1.5|"));
    QCOMPARE(readingOf(*loaded, "amount").missing, 1u);
    QCOMPARE(cellsOf(*loaded, "region"), QStringLiteral("eu|us"));
    QCOMPARE(cellsOf(*loaded, "ok"), QStringLiteral("true|false"));
    QCOMPARE(cellsOf(*loaded, "at"), QStringLiteral("2026-01-31T10:00:00.000Z|2026-01-31T10:00:00.000Z"));
    QCOMPARE(roleOf(*loaded, "at"), QStringLiteral("timestamp"));
    QCOMPARE(cellsOf(*loaded, "note"), QStringLiteral("hello|"));
}

void TestFramesCsv::readsQuotes_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* what, const char* cell, const char* text) {
        QTest::newRow(what) << QByteArray(cell) << QString::fromUtf8(text);
    };
    row("plain", "\"seen\"", "seen");
    row("separator", "\"a,b\"", "a,b");
    row("line break", "\"a\nb\"", "a\nb");
    row("line break of Windows", "\"a\r\nb\"", "a\r\nb");
    row("escaped quotes", "\"say \"\"hi\"\"\"", "say \"hi\"");
    row("only a quote", "\"\"\"\"", "\"");
    row("an empty one is missing", "\"\"", "");
    row("quote within a cell", "5\" pipe", "5\" pipe");
    row("text behind the closing quote", "\"a\"bc", "abc");
    row("quotes behind the closing quote", "\"a\" \"b\"", "a \"b\"");
    row("blanks stay", "\" a \"", " a ");
}

void TestFramesCsv::readsQuotes()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, text);
    const auto first = lab_.read("x,y\nleft," + cell + "\n" + "right,z\n");
    QVERIFY_RESULT(first);
    QCOMPARE(cellsOf(*first, "y"), text + QStringLiteral("|z"));
    const auto last = lab_.read("y,x\r\nz,1\r\n" + cell + ",2");
    QVERIFY_RESULT(last);
    QCOMPARE(cellsOf(*last, "y"), QStringLiteral("z|") + text);
    QCOMPARE(cellsOf(*last, "x"), QStringLiteral("1|2"));
}

void TestFramesCsv::guessesTheSeparator_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("comma") << QByteArray("a,b\n1,x;y\n2,z\n");
    QTest::newRow("tab") << QByteArray("a\tb\n1\tx, y\n2\tz\n");
    QTest::newRow("semicolon") << QByteArray("a;b\n1;\"x;y,z\"\n2;z\n");
    QTest::newRow("bar") << QByteArray("a|b\n1|x,y\n2|z\n");
}

void TestFramesCsv::guessesTheSeparator()
{
    QFETCH(QByteArray, text);
    const auto loaded = lab_.read(text);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->frame.schema().size(), 2u);
    QCOMPARE(cellsOf(*loaded, "a"), QStringLiteral("1|2"));
}

void TestFramesCsv::aMarkAndWindowsLineEndsChangeNothing()
{
    const auto loaded = lab_.read("\xef\xbb\xbfid,x\r\n1,2\r\n3,4\r\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "id"), QStringLiteral("1|3"));
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("2|4"));
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("integer"));
}

void TestFramesCsv::readsUtf16_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("little endian") << int(QStringConverter::Utf16LE);
    QTest::newRow("big endian") << int(QStringConverter::Utf16BE);
}

void TestFramesCsv::readsUtf16()
{
    QFETCH(int, form);
    QStringEncoder encoder{QStringConverter::Encoding(form), QStringConverter::Flag::WriteBom};
    QString text = QStringLiteral("id,name\n");
    for (int i = 0; i < 100'000; ++i) // more than one block
        text += QStringLiteral("%1,M\u00fcller \U0001F600\n").arg(i);
    const QByteArray bytes = encoder(text);
    const auto loaded = lab_.read(bytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->frame.rows(), 100'000u);
    QCOMPARE(QString::fromStdString(loaded->frame.column(1).text(99'999)),
             QStringLiteral("M\u00fcller \U0001F600"));
    QCOMPARE(loaded->reading.columns[1].notUtf8, 0u);
    QVERIFY(loaded->reading.notes.join(u' ').contains(QLatin1String("UTF-16")));
}

void TestFramesCsv::saysWhichBytesWereNoUtf8()
{
    const auto loaded = lab_.read("id,name\n1,M\xfcller\n2,Meyer\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "name"), QStringLiteral("M\ufffdller|Meyer"));
    QCOMPARE(readingOf(*loaded, "name").notUtf8, 1u);
}

void TestFramesCsv::countsRaggedRows()
{
    const auto loaded = lab_.read("a,b,c\n1,2,3\n4\n5,6,7,8,9\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.rows, 3u);
    QCOMPARE(loaded->reading.shortRows, 1u);
    QCOMPARE(loaded->reading.longRows, 1u);
    QCOMPARE(loaded->reading.extraCells, 2u);
    QCOMPARE(cellsOf(*loaded, "a"), QStringLiteral("1|4|5"));
    QCOMPARE(cellsOf(*loaded, "c"), QStringLiteral("3||7"));
}

void TestFramesCsv::skipsAndCountsBlankLines()
{
    const auto loaded = lab_.read("a\n1\n\n\"\"\n2\n\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.blankRows, 2u);
    QCOMPARE(cellsOf(*loaded, "a"), QStringLiteral("1||2"));
}

void TestFramesCsv::renamesColumnsOfOneName()
{
    const auto loaded = lab_.read("x,x,,x.1,x\n1,2,3,4,5\n");
    QVERIFY_RESULT(loaded);
    QStringList names;
    for (const auto& column : loaded->frame.schema())
        names.append(column.name);
    QCOMPARE(names, QStringList({QStringLiteral("x"), QStringLiteral("x.2"), QStringLiteral("column 3"),
                                 QStringLiteral("x.1"), QStringLiteral("x.3")}));
    QCOMPARE(loaded->reading.notes.size(), 3);
}

void TestFramesCsv::countsWhatIsNotOfItsType()
{
    QByteArray text = "x,y\n";
    for (int i = 0; i < 100; ++i)
        text += i == 40 ? "oops,1\n" : i == 50 ? "N/A,\n" : "1.5,7\n";
    const auto loaded = lab_.read(text);
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("number"));
    QCOMPARE(readingOf(*loaded, "x").unreadable, 1u);
    QCOMPARE(readingOf(*loaded, "x").missing, 1u);
    QCOMPARE(readingOf(*loaded, "x").examples, QStringList({QStringLiteral("oops")}));
    const auto column = loaded->frame.column(0);
    QVERIFY(column.isMissing(40) && column.isMissing(50) && !column.isMissing(41));
}

void TestFramesCsv::constantMissingAndInfiniteColumns()
{
    const auto loaded = lab_.read("same,none,far\n5,NA,inf\n5,,-inf\n5,null,1.5\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "same"), QStringLiteral("5|5|5"));
    QCOMPARE(typeOf(*loaded, "none"), QStringLiteral("number"));
    QCOMPARE(cellsOf(*loaded, "none"), QStringLiteral("||"));
    QCOMPARE(readingOf(*loaded, "none").missing, 3u);
    QCOMPARE(cellsOf(*loaded, "far"), QStringLiteral("inf|-inf|1.5"));
    QCOMPARE(readingOf(*loaded, "far").infinite, 2u);
}

void TestFramesCsv::oneRowIsATable()
{
    const auto loaded = lab_.read("a,b\n1.5,x"); // without a line break at its end, too
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "a"), QStringLiteral("number"));
    QCOMPARE(cellsOf(*loaded, "a"), QStringLiteral("1.5"));
    QCOMPARE(cellsOf(*loaded, "b"), QStringLiteral("x"));
}

void TestFramesCsv::aHeaderAloneIsATableWithoutRows()
{
    for (const char* text : {"a,b", "a,b\n", "a,b\r\n\r\n"}) {
        const auto loaded = lab_.read(text);
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->frame.rows(), 0u);
        QCOMPARE(loaded->frame.schema().size(), 2u);
    }
}

void TestFramesCsv::momentsInMixedFormsAndZones()
{
    const auto loaded = lab_.read("event_time,x\n"
                                  "2026-01-31T10:00:00Z,1\n"
                                  "2026-01-31T12:00:00+02:00,2\n"
                                  "2026-01-31 10:00:00,3\n"
                                  "1769853600,4\n"
                                  "1769853600000,5\n"
                                  "\"Sat, 31 Jan 2026 10:00:00 GMT\",6\n"
                                  "2026-01-31,7\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(typeOf(*loaded, "event_time"), QStringLiteral("timestamp"));
    const auto times = loaded->frame.column(0).integers;
    for (std::size_t row = 0; row < 6; ++row)
        QCOMPARE(times[row], std::int64_t(1769853600000));
    QCOMPARE(times[6], std::int64_t(1769817600000));
    QCOMPARE(readingOf(*loaded, "event_time").withoutZone, 2u);
}

void TestFramesCsv::momentsToComeAreMoments()
{
    const auto loaded = lab_.read("at\n9999-12-31\n2100-01-01T00:00:00Z\n");
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "at"), QStringLiteral("9999-12-31T00:00:00.000Z|2100-01-01T00:00:00.000Z"));
}

void TestFramesCsv::tenThousandColumns()
{
    QByteArray text;
    for (int row = -1; row < 40; ++row) {
        for (int column = 0; column < 10'000; ++column) {
            text += row < 0 ? "c" + QByteArray::number(column) : QByteArray::number(row * column);
            text += column == 9'999 ? '\n' : ',';
        }
    }
    const auto loaded = lab_.read(text);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->frame.schema().size(), 10'000u);
    QCOMPARE(loaded->frame.rows(), 40u);
    QCOMPARE(loaded->frame.column(9'999).integers[39], std::int64_t(9'999 * 39));
}

void TestFramesCsv::textThatIsTooLongIsCut()
{
    FrameRequest request{.path = lab_.write(QStringLiteral("long.csv"),
                                            "note,x\n" + QByteArray(200, 'a') + ",1\n" +
                                                QByteArray("\xc3\xa4").repeated(80) + ",2\nshort,3\n")};
    request.limits.textBytes = 101;
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(readingOf(*loaded, "note").cut, 2u);
    const auto notes = loaded->frame.column(0);
    QCOMPARE(notes.text(0).size(), 101u);
    QCOMPARE(notes.text(1).size(), 100u); // no half of a letter
    QCOMPARE(notes.text(2), std::string("short"));
}

void TestFramesCsv::refusesARecordWithoutEnd()
{
    FrameRequest request{
        .path = lab_.write(QStringLiteral("endless.csv"), "a,b\n1,2\n\"" + QByteArray(3 << 20, 'x') + "\n")};
    request.limits.recordBytes = std::size_t(1) << 20;
    QVERIFY_ERROR(loadFrame(request, FrameLab::maxBytes), ErrorKind::Unreadable);
}

void TestFramesCsv::refusesAQuoteThatIsNeverClosed()
{
    const auto loaded = lab_.read("a,b\n1,2\n3,\"cut of");
    QVERIFY_ERROR(loaded, ErrorKind::Unreadable);
    QVERIFY(loaded.error().detail.contains(QLatin1String("never closed")));
}

void TestFramesCsv::refusesTooManyColumns()
{
    FrameRequest request{.path = lab_.write(QStringLiteral("wide.csv"), "a,b,c\n1,2,3\n")};
    request.limits.columns = 2;
    QVERIFY_ERROR(loadFrame(request, FrameLab::maxBytes), ErrorKind::Invalid);
}

void TestFramesCsv::refusesWhatIsNoTable()
{
    QVERIFY_ERROR(lab_.read(""), ErrorKind::Unreadable);
    QVERIFY_ERROR(lab_.read(QByteArray("\x7f"
                                       "ELF\0\0\0\1",
                                       8)),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadFrame({.path = lab_.path(QStringLiteral("none.csv"))}, FrameLab::maxBytes),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(loadFrame({.path = lab_.path(QString())}, FrameLab::maxBytes), ErrorKind::Invalid);
    QVERIFY_ERROR(loadFrame({.path = QStringLiteral("/dev/zero")}, FrameLab::maxBytes), ErrorKind::Invalid);
    QVERIFY_ERROR(
        loadFrame({.path = lab_.path(QStringLiteral("../../../../etc/no such\nfile"))}, FrameLab::maxBytes),
        ErrorKind::NotFound);
}

void TestFramesCsv::aPersonsWordOverrules()
{
    FrameRequest request{.path = lab_.write(QStringLiteral("said.csv"), "code,grade,x\n1,A,2\n0,oops,3\n")};
    request.types = {{QStringLiteral("code"), FrameType::Category},
                     {QStringLiteral("grade"), FrameType::Number}};
    request.roles = {{QStringLiteral("x"), FrameRole::Label}};
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "code"), QStringLiteral("1|0"));
    QCOMPARE(typeOf(*loaded, "code"), QStringLiteral("category"));
    // It stays what the person said, and every cell that is not is counted.
    QCOMPARE(typeOf(*loaded, "grade"), QStringLiteral("number"));
    QCOMPARE(readingOf(*loaded, "grade").unreadable, 2u);
    QCOMPARE(roleOf(*loaded, "x"), QStringLiteral("label"));
    QVERIFY(loaded->frame.schema()[0].typeSaidBy == SaidBy::Person);
    QVERIFY(loaded->frame.schema()[2].typeSaidBy == SaidBy::Data);
    request.types.insert(QStringLiteral("nobody"), FrameType::Text);
    QVERIFY_ERROR(loadFrame(request, FrameLab::maxBytes), ErrorKind::Invalid);
}

void TestFramesCsv::onlyTheColumnsAskedFor()
{
    FrameRequest request{.path = lab_.write(QStringLiteral("some.csv"), "a,b,c\n1,2,3\n4,5,6\n")};
    request.columns = {QStringLiteral("c"), QStringLiteral("a")};
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->frame.schema().size(), 2u);
    QCOMPARE(cellsOf(*loaded, "a"), QStringLiteral("1|4"));
    QCOMPARE(cellsOf(*loaded, "c"), QStringLiteral("3|6"));
}

void TestFramesCsv::blocksEndWhereRecordsDo()
{
    const std::string text = "1,2\n\"a\nb\",3\n4,\"x\"\"\ny\"\n5,6";
    const std::size_t ends[] = {4, 12, 22};
    for (std::size_t size = 0; size <= text.size(); ++size) {
        std::size_t expected = std::string::npos;
        for (const auto end : ends)
            expected = end <= size ? end : expected;
        QCOMPARE(recordEnd(std::string_view(text).substr(0, size), ',', RecordOf::Last), expected);
    }
    QCOMPARE(recordEnd("\"a\nb\",1\n2,3\n", ',', RecordOf::First), 8u);
}

void TestFramesCsv::anyNumberOfThreadsReadsTheSame()
{
    std::mt19937_64 random(11);
    QByteArray text = "id,word,note,x\n";
    const int rows = times(240'000);
    for (int i = 0; i < rows; ++i) {
        text += QByteArray::number(i) + ",w" + QByteArray::number(qulonglong(random() % 1000)) +
                ",\"line one, \"\"" + QByteArray::number(i) + "\"\"\nline two\"," +
                QByteArray::number(double(random() % 100'000) / 64) + "\n";
    }
    const auto path = lab_.write(QStringLiteral("threads.csv"), text);
    const auto one = loadFrame({.path = path, .threads = 1}, FrameLab::maxBytes);
    const auto four = loadFrame({.path = path, .threads = 4}, FrameLab::maxBytes);
    QVERIFY_RESULT(one);
    QVERIFY_RESULT(four);
    QCOMPARE(one->frame.rows(), std::size_t(rows));
    QCOMPARE(four->frame.rows(), std::size_t(rows));
    for (std::size_t column = 0; column < 4; ++column) {
        const auto a = one->frame.column(column), b = four->frame.column(column);
        for (std::size_t row = 0; row < std::size_t(rows); ++row)
            QVERIFY(a.text(row) == b.text(row));
    }
    for (std::size_t row = 0; row < std::size_t(rows); ++row)
        QVERIFY(one->frame.column(0).integers[row] == std::int64_t(row));
}

QTEST_GUILESS_MAIN(TestFramesCsv)
#include "tst_frames_csv.moc"
