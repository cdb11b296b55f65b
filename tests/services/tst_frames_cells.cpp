#include "services/frames/CellText.h"
#include "services/frames/MissingWords.h"
#include "services/frames/TimeText.h"
#include "services/frames/TypeGuess.h"
#include "tests/support/Testing.h"

#include <QDateTime>

#include <charconv>
#include <cmath>
#include <random>

using namespace ph;

/// What one cell of text is: a number, a moment, a word for nothing; and what a column of them is.
class TestFramesCells : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsNumbers_data();
    void readsNumbers();
    void everyNumberIsTheNearestDouble();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void readsWholeNumbersExactly();
    void readsBooleans();
    void readsMoments_data();
    void readsMoments();
    void refusesWhatIsNoMoment_data();
    void refusesWhatIsNoMoment();
    void knowsTheWordsForNothing();
    void guessesTypes_data();
    void guessesTypes();
    void aFewOddCellsMakeNoOtherType();
    void idsWithoutRepetitionAreNoCategory();
    void guessesRoles_data();
    void guessesRoles();
    void onlyOneColumnIsTheTimestamp();
    void aPersonsRoleStays();
};

void TestFramesCells::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<double>("value");
    const auto row = [](const char* cell, double value) { QTest::newRow(cell) << QByteArray(cell) << value; };
    row("0", 0);
    row("-0", -0.0);
    row("7", 7);
    row("+7", 7);
    row(" 7.5 ", 7.5);
    row(".5", 0.5);
    row("5.", 5);
    row("-12.25", -12.25);
    row("1e3", 1000);
    row("-1.5E-3", -0.0015);
    row("0.1", 0.1);
    row("12345678.12345678", 12345678.12345678);
    row("9007199254740993", 9007199254740992.0);
    row("123456789012345678901234567890", 123456789012345678901234567890.0);
    row("0.30000000000000004", 0.30000000000000004);
    row("inf", HUGE_VAL);
    row("-Infinity", -HUGE_VAL);
    row("1e999", HUGE_VAL);
    row("-1e999", -HUGE_VAL);
    row("1e-999", 0);
    row("1e99999999999999999999", HUGE_VAL);
}

void TestFramesCells::readsNumbers()
{
    QFETCH(QByteArray, cell);
    QFETCH(double, value);
    const auto read = numberOf(cell.toStdString());
    QVERIFY(read);
    QVERIFY2(*read == value && std::signbit(*read) == std::signbit(value),
             qPrintable(QString::number(*read, 'g', 17)));
}

void TestFramesCells::everyNumberIsTheNearestDouble()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < testing::times(100'000); ++i) {
        char cell[64];
        const double value = std::uniform_real_distribution(-1.0, 1.0)(random) *
                             std::pow(10, double(std::uniform_int_distribution(-3, 9)(random)));
        std::snprintf(cell, sizeof cell, "%.*f", std::uniform_int_distribution(0, 17)(random), value);
        double expected = 0;
        std::from_chars(cell, cell + std::strlen(cell), expected);
        const auto read = numberOf(cell);
        QVERIFY2(read && *read == expected, cell);
    }
}

void TestFramesCells::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QByteArray>("cell");
    for (const char* cell : {"", " ", "-", "+", ".", "+-1", "--1", "1,5", "1 000", "12a", "0x10", "NaN", "1e",
                             "e5", "1.2.3", "12345678x", "1234567812345678a"})
        QTest::newRow(cell) << QByteArray(cell);
}

void TestFramesCells::refusesWhatIsNoNumber()
{
    QFETCH(QByteArray, cell);
    QVERIFY(!numberOf(cell.toStdString()));
}

void TestFramesCells::readsWholeNumbersExactly()
{
    QCOMPARE(integerOf("9007199254740993"), std::optional<std::int64_t>(9007199254740993));
    QCOMPARE(integerOf("-9223372036854775807"), std::optional<std::int64_t>(-9223372036854775807));
    QCOMPARE(integerOf(" +12 "), std::optional<std::int64_t>(12));
    QCOMPARE(integerOf("7.0"), std::optional<std::int64_t>(7));
    QVERIFY(!integerOf("7.5"));
    QVERIFY(!integerOf("9223372036854775808"));
    QVERIFY2(!integerOf("-9223372036854775808"), "it stands for what is missing");
}

void TestFramesCells::readsBooleans()
{
    for (const char* yes : {"true", "TRUE", "True", "t", "yes", "Y", "1"})
        QCOMPARE(booleanOf(yes), std::optional(true));
    for (const char* no : {"false", "False", "F", "no", "n", "0"})
        QCOMPARE(booleanOf(no), std::optional(false));
    QVERIFY(!booleanOf("maybe"));
    QVERIFY(!booleanOf(""));
}

void TestFramesCells::readsMoments_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<bool>("hasZone");
    const auto row = [](const char* cell, const char* moment, bool hasZone) {
        QTest::newRow(cell) << QByteArray(cell) << QString::fromLatin1(moment) << hasZone;
    };
    row("2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000Z", true);
    row("2026-01-31T10:00:00.123456789Z", "2026-01-31T10:00:00.123Z", true);
    row("2026-01-31 10:00:00,5 UTC", "2026-01-31T10:00:00.500Z", true);
    row("2026-01-31T10:00:00+02:00", "2026-01-31T08:00:00.000Z", true);
    row("2026-01-31 23:30-0130", "2026-02-01T01:00:00.000Z", true);
    row("2026-01-31T10:00:00 -05", "2026-01-31T15:00:00.000Z", true);
    row("2026-01-31T10:00:00", "2026-01-31T10:00:00.000Z", false);
    row("2026-01-31 10:00", "2026-01-31T10:00:00.000Z", false);
    row("2026/01/31 10:00", "2026-01-31T10:00:00.000Z", false);
    row("2024-02-29", "2024-02-29T00:00:00.000Z", false);
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z", true);
    row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z", true);
    row("Sat, 31 Jan 2026 10:00:00 GMT", "2026-01-31T10:00:00.000Z", true);
    row("1 Feb 2026 00:30:00 +0100", "2026-01-31T23:30:00.000Z", true);
    row("1769853600", "2026-01-31T10:00:00.000Z", true);
    row("1769853600.25", "2026-01-31T10:00:00.250Z", true);
    row("1769853600123", "2026-01-31T10:00:00.123Z", true);
    row("1769853600123456", "2026-01-31T10:00:00.123Z", true);
    row("1769853600123456789", "2026-01-31T10:00:00.123Z", true);
}

void TestFramesCells::readsMoments()
{
    QFETCH(QByteArray, cell);
    QFETCH(QString, moment);
    QFETCH(bool, hasZone);
    const auto read = readTime(cell.toStdString());
    QVERIFY(read.ms != noTime);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(read.ms, Qt::UTC).toString(Qt::ISODateWithMs), moment);
    QCOMPARE(read.zone == ZoneGiven::Yes, hasZone);
}

void TestFramesCells::refusesWhatIsNoMoment_data()
{
    QTest::addColumn<QByteArray>("cell");
    for (const char* cell : {"", "today", "2026-02-30", "2026-13-01", "2026-1-1", "31/01/2026",
                             "2026-01-31T25:00", "2026-01-31T10:61", "2026-01-31T10:00:00.Z", "2026-01-31x",
                             "2026-01/31", "12 Foo 2026 1:00", "inf", "1e30"})
        QTest::newRow(cell) << QByteArray(cell);
}

void TestFramesCells::refusesWhatIsNoMoment()
{
    QFETCH(QByteArray, cell);
    QCOMPARE(readTime(cell.toStdString()).ms, noTime);
}

void TestFramesCells::knowsTheWordsForNothing()
{
    const MissingWords missing;
    for (const char* word : {"", "  ", "NA", "n/a", "NaN", "nan", "-NaN", "null", "NULL", "None", "\\N",
                             "<NA>", "NaT", "#N/A", " NA "})
        QVERIFY2(missing.contains(word), word);
    for (const char* word : {"0", "no", "N", "nano", "Nancy", "-", "naan"})
        QVERIFY2(!missing.contains(word), word);
    const MissingWords own({QStringLiteral("-999")});
    QVERIFY(own.contains("-999") && own.contains("") && !own.contains("NA"));
}

void TestFramesCells::guessesTypes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cells"); // joined by |
    QTest::addColumn<QString>("type");
    const auto row = [](const char* what, const char* name, const char* cells, const char* type) {
        QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(cells)
                            << QString::fromLatin1(type);
    };
    row("whole numbers", "x", "1|2|-3", "integer");
    row("numbers", "x", "1|2.5|NA", "number");
    row("whole numbers with a point are numbers", "x", "1.0|2.0", "number");
    row("infinities", "x", "1.5|inf", "number");
    row("nothing", "x", "NA||null", "number");
    row("booleans", "x", "true|False|NA", "boolean");
    row("0 and 1 are whole numbers", "x", "0|1|0", "integer");
    row("words", "x", "red|blue|red", "category");
    row("codes keep their zeros", "zip", "00501|00544|10001", "category");
    row("ids that no integer holds", "x", "12345678901234567890|22345678901234567890", "category");
    row("moments", "x", "2026-01-31|2026-02-01 10:00Z", "timestamp");
    row("seconds since 1970", "event_time", "1769853600|1769853601", "timestamp");
    row("the same by another name", "amount", "1769853600|1769853601", "integer");
    row("camel case", "createdAt", "1769853600123|1769853600456", "timestamp");
    row("years are no moments", "date", "2024|2025|2026", "integer");
}

void TestFramesCells::guessesTypes()
{
    QFETCH(QString, name);
    QFETCH(QString, cells);
    QFETCH(QString, type);
    TypeGuess guess;
    for (const auto& cell : cells.split(u'|'))
        guess.look(cell.toStdString(), MissingWords());
    QCOMPARE(frameTypeName(guess.type(name)), type);
}

void TestFramesCells::aFewOddCellsMakeNoOtherType()
{
    TypeGuess few, many;
    for (int i = 0; i < 100; ++i) {
        few.look(i < 5 ? "oops" : "1.5", MissingWords());
        many.look(i < 6 ? "oops" : "1.5", MissingWords());
    }
    QCOMPARE(frameTypeName(few.type(QStringLiteral("x"))), QStringLiteral("number"));
    QCOMPARE(frameTypeName(many.type(QStringLiteral("x"))), QStringLiteral("category"));
}

void TestFramesCells::idsWithoutRepetitionAreNoCategory()
{
    TypeGuess guess;
    for (int i = 0; i < 10'000; ++i)
        guess.look("user-" + std::to_string(i), MissingWords());
    QCOMPARE(frameTypeName(guess.type(QStringLiteral("user"))), QStringLiteral("text"));
}

void TestFramesCells::guessesRoles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("role");
    const auto row = [](const char* name, const char* type, const char* role) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(type)
                            << QString::fromLatin1(role);
    };
    row("prediction", "category", "prediction");
    row("y_pred", "number", "prediction");
    row("predicted_label", "category", "prediction");
    row("Score", "number", "score");
    row("fraud_probability", "number", "score");
    row("prob_yes", "number", "score");
    row("credit_score", "number", "feature");
    row("label", "category", "label");
    row("y_true", "integer", "label");
    row("Ground Truth", "category", "label");
    row("user_id", "integer", "entity-id");
    row("userId", "text", "entity-id");
    row("uuid", "text", "entity-id");
    row("region", "category", "segment");
    row("customer_segment", "category", "segment");
    row("amount", "number", "feature");
    row("idle", "number", "feature");
    row("credit_score_band", "category", "feature");
    row("country", "number", "feature");
    row("when", "timestamp", "timestamp");
}

void TestFramesCells::guessesRoles()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(QString, role);
    FrameSchema schema{{.name = name, .type = *frameTypeFromName(type)}};
    guessRoles(schema);
    QCOMPARE(frameRoleName(schema.front().role), role);
}

void TestFramesCells::onlyOneColumnIsTheTimestamp()
{
    FrameSchema schema{{.name = QStringLiteral("birthday"), .type = FrameType::Timestamp},
                       {.name = QStringLiteral("event_time"), .type = FrameType::Timestamp},
                       {.name = QStringLiteral("updated_at"), .type = FrameType::Timestamp}};
    guessRoles(schema);
    QCOMPARE(int(schema[0].role), int(FrameRole::Feature));
    QCOMPARE(int(schema[1].role), int(FrameRole::Timestamp));
    QCOMPARE(int(schema[2].role), int(FrameRole::Feature));
}

void TestFramesCells::aPersonsRoleStays()
{
    FrameSchema schema{{.name = QStringLiteral("event_time"), .type = FrameType::Timestamp},
                       {.name = QStringLiteral("seen"),
                        .type = FrameType::Timestamp,
                        .role = FrameRole::Timestamp,
                        .roleSaidBy = SaidBy::Person},
                       {.name = QStringLiteral("label"),
                        .type = FrameType::Category,
                        .role = FrameRole::Feature,
                        .roleSaidBy = SaidBy::Person}};
    guessRoles(schema);
    QCOMPARE(int(schema[0].role), int(FrameRole::Feature));
    QCOMPARE(int(schema[1].role), int(FrameRole::Timestamp));
    QCOMPARE(int(schema[2].role), int(FrameRole::Feature));
}

QTEST_GUILESS_MAIN(TestFramesCells)
#include "tst_frames_cells.moc"
